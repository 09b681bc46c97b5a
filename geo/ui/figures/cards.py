"""The cards on the page of figures: large figure, time and what stands beside it; opened, its sources and its neighbours in time."""

from collections.abc import Iterable, Sequence

from geo.cards.indicators import Card, results, targets
from geo.edition import IndicatorValue
from geo.edition.sources import brief, cite
from geo.language import Lang
from geo.ui.html import SafeHtml, element, link, render
from geo.ui.visit import Visit

BROAD = 3
"""With so many figures beside it a card is twice as broad."""
COLUMNS = ("period", "indicator", "value", "kind", "source", "note")


def draw_cards(visit: Visit) -> None:
    """Draw results first, group by group, then the targets."""
    for group, made in results(visit.edition).items():
        _group(visit, f"group_{group}", made, [])
    wanted = targets(visit.edition)
    gone = {card.passed.text(visit.lang) for card in wanted if card.passed}
    _group(visit, "group_targets", wanted, [visit.say("figures.targets_passed", passed=passed) for passed in gone])


def _group(visit: Visit, name: str, made: Sequence[Card], about: Iterable[str]) -> None:
    """A group of cards with its heading; what holds for all of them is said once, in ``about``."""
    if made:
        render(
            element("h2", visit.say(f"figures.{name}"), id=name),
            *(element("p", text) for text in about),
            element("div", *(_card(visit, card, once=bool(about)) for card in made), class_="cards"),
        )


def _card(visit: Visit, card: Card, *, once: bool) -> SafeHtml:
    """One card; the whole face of it opens it, by mouse and by keyboard."""
    fact, lang = card.fact, visit.lang
    about = [None if once else card.passed, card.change, fact.note]
    face = [
        element("span", fact.name.text(lang), class_="what"),
        _much(fact, lang),
        element("span", " · ".join(filter(None, [fact.when.text(lang), _who(visit, fact.source)])), class_="when"),
        *(element("span", part.text(lang), class_="when") for part in about if part and part.text(lang)),
        *(element("span", _other(visit, fact, other), class_="beside") for other in card.beside),
        element("span", visit.say("figures.open"), class_="more"),
    ]
    inside = [_sources(visit, card), element("div", _neighbours(visit, card), class_="wide")]
    return element(
        "details", element("summary", *face), *inside, class_=f"card {fact.kind}{' broad' if len(card.beside) >= BROAD else ''}", id=card.id
    )


def _much(fact: IndicatorValue, lang: Lang) -> SafeHtml:
    """The figure large, its unit behind it smaller."""
    words, bare = fact.words.text(lang), fact.bare.text(lang)
    if not words.startswith(bare):
        return element("b", words, class_="much")
    return element("b", bare, element("small", words.removeprefix(bare)), class_="much")


def _other(visit: Visit, main: IndicatorValue, other: IndicatorValue) -> str:
    """A figure beside the large one: what it is when that is something else, its value, its time when that differs, who says so, why."""
    name = visit.say("figures.newest") if main.kind != other.kind else "" if other.name == main.name else other.name.text(visit.lang)
    when = "" if other.span == main.span else f", {other.when.text(visit.lang)}"
    who = "" if other.source == main.source else f" ({_who(visit, other.source)})"
    why = f": {other.note.text(visit.lang)}" if other.kind == "target" and other.note else ""
    return f"{name}{': ' if name else ''}{other.words.text(visit.lang)}{when}{who}{why}"


def _who(visit: Visit, source: str) -> str:
    known = visit.edition.sources
    return brief(known[source], visit.lang) if source in known else source


def _link(visit: Visit, source: str) -> SafeHtml:
    known = visit.edition.sources
    return link(known[source].url if source in known else None, cite(known[source], visit.lang) if source in known else source)


def _sources(visit: Visit, card: Card) -> SafeHtml:
    named = dict.fromkeys([card.fact.source, *(fact.source for fact in card.beside)])
    parts = [part for name in named for part in (_link(visit, name), "; ")][:-1]
    return element("p", visit.say("table.source"), ": ", *parts, class_="sources")


def _neighbours(visit: Visit, card: Card) -> SafeHtml:
    """All that is known of the same thing over time, the newest first."""
    head = element("tr", *(element("th", visit.say(f"table.{name}"), scope="col") for name in COLUMNS))
    rows = [element("tr", *(element("td", cell) for cell in _cells(visit, fact))) for fact in card.neighbours]
    return element(
        "table", element("caption", visit.say("figures.neighbours")), element("thead", head), element("tbody", *rows), class_="lines"
    )


def _cells(visit: Visit, fact: IndicatorValue) -> tuple[object, ...]:
    lang = visit.lang
    unit = f" ({visit.edition.unit(fact.scope).name.text(lang)})" if visit.edition.has_unit(fact.scope) else ""
    name = f"{fact.name.text(lang)}{unit}"
    kind = visit.say(f"figures.{fact.kind}")
    return fact.when.text(lang), name, fact.words.text(lang), kind, _link(visit, fact.source), fact.note.text(lang) if fact.note else ""
