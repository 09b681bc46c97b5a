"""A page as HTML: the article of its thing, in a language, for a host."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from geo.cards.citations import Citations
from geo.cards.picture import credit_line
from geo.client.bundle import literal
from geo.datasets.pictures import address as picture_address
from geo.edition import Edition
from geo.edition.keeping import kept
from geo.edition.sources import cite
from geo.facts.citation import version_of
from geo.gazetteer.article import Article
from geo.gazetteer.assets import script, sheet
from geo.gazetteer.entry import CONTENTS, FORMS, Entry, Host, entry_of, moves
from geo.gazetteer.linked_data import json_ld
from geo.gazetteer.of_contents import contents_article
from geo.gazetteer.of_former import former_article
from geo.gazetteer.of_indicator import indicator_article
from geo.gazetteer.of_layer import layer_article
from geo.gazetteer.of_source import source_article
from geo.gazetteer.of_thing import thing_article
from geo.gazetteer.of_unit import unit_article
from geo.language import LANGUAGES, Lang, Words, word

ARTICLES: Mapping[str, Callable[[Edition, str], Article]] = MappingProxyType(
    {
        "unit": unit_article,
        "layer": layer_article,
        "project": thing_article,
        "place": thing_article,
        "indicator": indicator_article,
        "source": source_article,
        "ended": former_article,
        "withdrawn": former_article,
    }
)
MACHINES = {"json": "application/json", "csv": "text/csv", "geojson": "application/geo+json"}
"""Forms that programs read, by their media type."""
_templates = Environment(
    loader=PackageLoader("geo.gazetteer"), autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
)


@kept
def article_of(edition: Edition, entry: Entry) -> Article:
    """What the page of an entry tells. Raises KeyError where there is no such thing."""
    return contents_article(edition) if entry == CONTENTS else ARTICLES[entry.kind](edition, entry.id)


def page_of(edition: Edition, entry: Entry, lang: Lang, host: Host) -> str:
    """The whole page; all of its addresses are relative, so that it lies on any host and in any folder of it."""
    article, numbers = article_of(edition, entry), Citations()
    path = entry.path(lang)
    root = "../" * path.count("/")
    whole = {code: f"{host.base}{host.at(entry, code)}" for code in LANGUAGES} if host.base else {}

    def to(about: str) -> str:
        other = entry_of(edition, about)
        return root + host.at(other, lang) if other and other != entry else ""

    return _templates.get_template("page.html").render(
        article=article,
        listed=entry.kind != "withdrawn",
        lang=lang,
        root=root,
        t=lambda text: text.text(lang),
        say=lambda key, **values: word(key, lang, **values),
        to=to,
        numbers=numbers,
        sources=lambda: [(name, cite(edition.sources[name], lang), edition.sources[name].url) for name in numbers.names],
        languages={code: root + host.at(entry, code) for code in LANGUAGES},
        whole=whole,
        names={"vi": "Tiếng Việt", "en": "English"},
        contents="" if entry == CONTENTS else root + host.at(CONTENTS, lang),
        forms=[(form.upper(), f"{path.rpartition('/')[2]}.{form}") for form in FORMS[entry.kind] if host.has(form)],
        picture=f"{host.base}{path}.png" if host.base and "png" in FORMS[entry.kind] else "",
        feed=word("feed.path", lang) if host.base else "",
        reports=host.server and article.shown.startswith("sel="),
        live=f"{root}{host.live}?{'&'.join(filter(None, [f'lang={lang}', article.shown]))}",
        sheet=f"{root}{sheet()[0][1:]}",
        script=f"{root}{script()[0][1:]}",
        unit=entry.id if entry.kind == "unit" else "",
        units=(f"{root}{word('gazetteer.path_unit', lang)}/", host.at(CONTENTS, lang).removeprefix(CONTENTS.path(lang))),
        asset=lambda address: f"{root}{address[1:]}",
        pictures=[(picture_address(picture), picture, credit_line(picture)) for picture in article.pictures],
        cited=_cited(edition, article.title, lang, whole.get(lang, "")),
        data=Markup(literal(json_ld(edition, entry, article, lang, whole.get(lang, ""), _taken(host, entry, lang)))),  # noqa: S704 - no tag gets through
    )


def moved_pages(edition: Edition, host: Host) -> Iterator[tuple[str, str]]:
    """What leads on from where pages were before their things moved to another id, for a host that cannot: each by its address."""
    for before, now in moves(edition).items():
        for lang in LANGUAGES:
            root, there = "../" * before.path(lang).count("/"), host.at(now, lang)
            title, whole = article_of(edition, now).title.text(lang), f"{host.base}{there}" if host.base else ""
            page = _templates.get_template("moved.html").render(lang=lang, title=title, there=root + there, whole=whole)
            yield host.at(before, lang), page


def _taken(host: Host, entry: Entry, lang: Lang) -> dict[str, str]:
    """Where the same data are had in other forms, by their media type; only whole addresses lead machines anywhere."""
    forms = [form for form in FORMS[entry.kind] if form in MACHINES] if host.base else []
    return {MACHINES[form]: f"{host.base}{entry.path(lang)}.{form}" for form in forms}


def _cited(edition: Edition, title: Words, lang: Lang, where: str) -> str:
    """How the page is cited: its title, that of the map, the version, and where it stands."""
    parts = [title.text(lang), word("page.title", lang), version_of(edition).text(lang), where]
    return ". ".join(filter(None, parts))
