"""What a shared link shows before it is opened: which unit or thing, else which layers and era; and the one address of that."""

from geo.cards.eras import era_title
from geo.client.open_graph import Shared
from geo.edition import Edition
from geo.edition.keeping import kept
from geo.gazetteer.entry import FORMS, Entry, entry_of
from geo.gazetteer.page import article_of
from geo.language import Lang, word
from geo.view import View, query, view_of


def preview_of(edition: Edition, view: View) -> Shared:
    """The preview of a view of the map, in its language."""
    entry = entry_of(edition, view.selection or "")
    return of_entry(edition, entry, view) if entry else _of_map(edition, view)


def of_entry(edition: Edition, entry: Entry, view: View) -> Shared:
    """That of a single thing: its own page is its address, whatever the link shows around it."""
    article, path = article_of(edition, entry), entry.path(view.lang)
    title = f"{article.title.text(view.lang)} · {word('page.title', view.lang)}"
    return Shared(title, article.summary.text(view.lang), path, f"{path}.png" if "png" in FORMS[entry.kind] else "")


@kept
def _first(edition: Edition, lang: Lang) -> View:
    """What the map shows at first: made once, every request compares with it."""
    return view_of(edition, lang=lang)


def _of_map(edition: Edition, view: View) -> Shared:
    """That of the map itself; one that shows other layers or another era than it does at first says which."""
    title, summary = (word(f"page.{name}", view.lang) for name in ("title", "description"))
    first, picture = _first(edition, view.lang), f"xem.png?{query(view, edition)}"
    if (view.layers, view.era, view.year) == (first.layers, first.era, first.year):
        return Shared(title, summary, picture=picture if view.center else "")
    layers = [layer.title.text(view.lang) for layer in edition.registry if layer.id in view.layers]
    era = era_title(edition, view.era).text(view.lang) if edition.later_era else ""
    shown = [", ".join(layers), era, str(view.year) if view.year != first.year else "", title]
    return Shared(" · ".join(filter(None, shown)), summary, picture=picture)
