"""The cards on the page of figures: large figure, time and what stands beside it; opened, its sources and its neighbours in time."""

from collections.abc import Iterable, Sequence

from geo.cards.indicators import Card, results, targets
from geo.edition.sources import brief, cite
from geo.facts.indicators import Fact
from geo.language import Lang
from geo.ui.html import Safe, link, show, tag
from geo.ui.visit import Reader

BROAD = 3
"""With so many figures beside it a card is twice as broad."""
COLUMNS = ("period", "indicator", "value", "kind", "source", "note")


def cards(here: Reader) -> None:
    """Draw results first, group by group, then the targets."""
    for group, made in results(here.district).items():
        _group(here, f"group_{group}", made, [])
    wanted = targets(here.district)
    gone = {card.passed.said(here.lang) for card in wanted if card.passed}
    _group(here, "group_targets", wanted, [here.say("figures.targets_passed", passed=passed) for passed in gone])


def _group(here: Reader, name: str, made: Sequence[Card], about: Iterable[str]) -> None:
    """A group of cards with its heading; what holds for all of them is said once, in ``about``."""
    if made:
        show(
            tag("h2", here.say(f"figures.{name}"), id=name),
            *(tag("p", text) for text in about),
            tag("div", *(_card(here, card, once=bool(about)) for card in made), class_="cards"),
        )


def _card(here: Reader, card: Card, *, once: bool) -> Safe:
    """One card; the whole face of it opens it, by mouse and by keyboard."""
    fact, lang = card.fact, here.lang
    about = [None if once else card.passed, card.change, fact.note]
    face = [
        tag("span", fact.name.said(lang), class_="what"),
        _much(fact, lang),
        tag("span", " · ".join(filter(None, [fact.when.said(lang), _who(here, fact.source)])), class_="when"),
        *(tag("span", part.said(lang), class_="when") for part in about if part and part.said(lang)),
        *(tag("span", _other(here, fact, other), class_="beside") for other in card.beside),
        tag("span", here.say("figures.open"), class_="more"),
    ]
    inside = [_sources(here, card), tag("div", _neighbours(here, card), class_="wide")]
    return tag(
        "details", tag("summary", *face), *inside, class_=f"card {fact.kind}{' broad' if len(card.beside) >= BROAD else ''}", id=card.id
    )


def _much(fact: Fact, lang: Lang) -> Safe:
    """The figure large, its unit behind it smaller."""
    said, bare = fact.said.said(lang), fact.bare.said(lang)
    if not said.startswith(bare):
        return tag("b", said, class_="much")
    return tag("b", bare, tag("small", said.removeprefix(bare)), class_="much")


def _other(here: Reader, main: Fact, other: Fact) -> str:
    """A figure beside the large one: what it is when that is something else, its value, its time when that differs, who says so, why."""
    name = here.say("figures.newest") if main.kind != other.kind else "" if other.name == main.name else other.name.said(here.lang)
    when = "" if other.span == main.span else f", {other.when.said(here.lang)}"
    who = "" if other.source == main.source else f" ({_who(here, other.source)})"
    why = f": {other.note.said(here.lang)}" if other.kind == "target" and other.note.said(here.lang) else ""
    return f"{name}{': ' if name else ''}{other.said.said(here.lang)}{when}{who}{why}"


def _who(here: Reader, source: str) -> str:
    known = here.district.sources
    return brief(known[source], here.lang) if source in known else source


def _link(here: Reader, source: str) -> Safe:
    known = here.district.sources
    return link(known[source].url if source in known else None, cite(known[source], here.lang) if source in known else source)


def _sources(here: Reader, card: Card) -> Safe:
    named = dict.fromkeys([card.fact.source, *(fact.source for fact in card.beside)])
    parts = [part for name in named for part in (_link(here, name), "; ")][:-1]
    return tag("p", here.say("table.source"), ": ", *parts, class_="sources")


def _neighbours(here: Reader, card: Card) -> Safe:
    """All that is known of the same thing over time, the newest first."""
    head = tag("tr", *(tag("th", here.say(f"table.{name}"), scope="col") for name in COLUMNS))
    rows = [tag("tr", *(tag("td", cell) for cell in _cells(here, fact))) for fact in card.neighbours]
    return tag("table", tag("caption", here.say("figures.neighbours")), tag("thead", head), tag("tbody", *rows), class_="lines")


def _cells(here: Reader, fact: Fact) -> tuple[object, ...]:
    lang = here.lang
    units = [frame.loc[fact.scope, f"name_{lang}"] for frame in here.district.units.values() if fact.scope in frame.index]
    name = f"{fact.name.said(lang)} ({units[0]})" if units else fact.name.said(lang)
    kind = here.say(f"figures.{fact.kind}")
    return fact.when.said(lang), name, fact.said.said(lang), kind, _link(here, fact.source), fact.note.said(lang)
