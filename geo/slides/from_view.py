"""The slides of one view: title, map, what was chosen, chart, table of the units, sources."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from numbers import Real

from geo.cards import card_of
from geo.cards.eras import compared, era_title
from geo.cards.side_by_side import units_table
from geo.charts import Chart, Row
from geo.edition import Edition
from geo.edition.layer import Layer
from geo.edition.sources import brief
from geo.facts import subtitle
from geo.language import LANGUAGES, Words, joined, same, words
from geo.paper.request import PrintRequest, check
from geo.scene.scene import Scene, scene_of
from geo.slides.slide import Cell, DeckPage, Table
from geo.style.colours import RUNGS, TONES

A_SLIDE = 40
"""Sources that find room on one slide."""
MOST_ROWS = 13
FEW_UNITS = 3
HEADING = re.compile(r"(?P<label>.+) \((?P<when>[^;()]+); (?P<who>.+)\)")
ALWAYS = 3
"""The columns of the table of units before its figures: name, code, what it became or was made of."""


def view_slides(edition: Edition, wish: PrintRequest) -> list[DeckPage]:
    """The slides of a view in both languages. Raises CannotPrintError for a view that cannot be drawn."""
    check(edition, wish)
    shown = scene_of(edition, wish.view)
    slides = [_opening(shown), _map(shown, wish), *_chosen(shown), *_chart(shown), _units(shown)]
    names = tuple(dict.fromkeys(name for slide in slides for name in slide.cited))
    return [*slides, *_sources(names)]


def _era(shown: Scene) -> Words:
    return era_title(shown.edition, shown.view.era)


def _titles(shown: Scene) -> Words:
    first, *others = [layer.title for layer in shown.layers]
    return Words(*(", ".join([first.text(lang), *(_lower(title.text(lang)) for title in others)]) for lang in LANGUAGES))


def _opening(shown: Scene) -> DeckPage:
    return DeckPage(words("site.title"), lead=subtitle(shown.edition), text=(_era(shown), _titles(shown)), opening=True)


def _map(shown: Scene, wish: PrintRequest) -> DeckPage:
    era, layers = _era(shown), _titles(shown)
    title = Words(f"{layers.vi} · {era.vi}", f"{layers.en} · {era.en}")
    return DeckPage(title, view=wish.view, extent=wish.extent, sources=shown.sources)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _chosen(shown: Scene) -> Iterator[DeckPage]:
    """The card of what was chosen, as a table; nothing when it is no longer there."""
    chosen = shown.view.selection
    if not chosen:
        return
    kind = chosen.partition("/")[0] if "/" in chosen else "unit"
    try:
        card = card_of(shown.edition, kind, chosen, shown.view.era)
    except KeyError:
        return
    rows = [(row.label, row.first.value, row.first.as_of or same(""), _cited(shown, row.first.cite)) for row in card.rows[:MOST_ROWS]]
    names = dict.fromkeys(name for row in card.rows[:MOST_ROWS] for name in row.first.cite)
    headings = (*(words(f"export.{key}") for key in ("what", "said", "when")), words("table.source"))
    yield DeckPage(card.title, table=Table(headings, tuple(rows)), sources=tuple(names))


def _cited(shown: Scene, names: Iterable[str]) -> Words:
    known = shown.edition.sources
    return joined("; ", (Words(*(brief(known[name], lang) for lang in LANGUAGES)) for name in names))


def _chart(shown: Scene) -> Iterator[DeckPage]:
    """Published totals beside the units named, or else the things of the first layer of places by class."""
    if shown.status and shown.totals:
        yield _totals(shown, shown.status)
        return
    for layer in shown.layers:
        if layer.shape == "place" and shown.of(layer):
            yield _counted(shown, layer)
            return


def _totals(shown: Scene, layer: Layer) -> DeckPage:
    rows = [
        Row(layer.classes[total.level], Decimal(getattr(total, count)), series=series, sources=(total.source,))
        for total in reversed(shown.totals)
        for series, count in (("published", "value"), ("named", "named"))
    ]
    of = max(total.of for total in shown.totals)
    title = words("slides.totals", layer=layer.title, of=of, year=shown.view.year)
    series = {name: words(f"slides.{name}") for name in ("published", "named")}
    chart = Chart("totals", title, "", tuple(rows), series=series, whole=Decimal(of))
    return DeckPage(layer.title, chart=chart, colours=(RUNGS[1]["light"], RUNGS[0]["light"]), text=(layer.about,), sources=chart.sources)


def _counted(shown: Scene, layer: Layer) -> DeckPage:
    things = shown.of(layer)
    counts = Counter(thing.kind for thing in things)
    rows = [Row(title, Decimal(counts[kind])) for kind, title in layer.classes.items() if counts[kind]]
    title = words("slides.counted", layer=layer.title, n=len(things))
    chart = Chart("counted", title, "", tuple(sorted(rows, key=lambda row: -row.value)))
    return DeckPage(layer.title, chart=chart, colours=(TONES[layer.tone]["light"],), text=(layer.about,), sources=shown.cites[layer.id])


def _cell(values: Sequence[object]) -> Cell:
    first = values[0]
    if isinstance(first, Real):
        return same("–") if math.isnan(first) else float(first)
    return Words(str(values[0]), str(values[1]))


def _split(headings: Sequence[str]) -> tuple[Words, Words]:
    """A heading of the table of units without its sources, and the sources with what they say."""
    short, who = [], []
    for heading in headings:
        match = HEADING.fullmatch(heading)
        short.append(f"{match['label']} ({match['when']})" if match else heading)
        who.append(f"{match['label']}: {match['who']}" if match else "")
    return Words(*short), Words(*who)


def _units(shown: Scene) -> DeckPage:
    """The units of the era side by side; few units stand in columns."""
    tables = [units_table(shown.edition, shown.view.era, lang) for lang in LANGUAGES]
    split = [_split([str(table.columns[index]) for table in tables]) for index in range(len(tables[0].columns))]
    cells = [[_cell([table.iloc[row, column] for table in tables]) for column in range(len(split))] for row in range(len(tables[0]))]
    kept = [index for index in range(len(split)) if index != 1]
    notes = dict.fromkeys(who for _, who in split if who.vi)
    below = Words(*("; ".join(who.text(lang) for who in notes) for lang in LANGUAGES)) if notes else None
    title = compared(shown.edition, shown.view.era)
    if len(cells) > FEW_UNITS:
        rows = tuple(tuple(row[index] for index in kept) for row in cells)
        return DeckPage(title, table=Table(tuple(split[index][0] for index in kept), rows, below))
    names = tuple(cell for cell in (row[0] for row in cells) if isinstance(cell, Words))
    turned = tuple((split[index][0], *(row[index] for row in cells)) for index in kept[1:])
    return DeckPage(title, table=Table((words("summary.unit"), *names), turned, below, turned=True))


def _sources(names: Sequence[str]) -> Iterator[DeckPage]:
    slides = -(-len(names) // A_SLIDE)
    each = -(-len(names) // max(slides, 1))
    for first in range(0, len(names), max(each, 1)):
        yield DeckPage(words("frame.sources"), bibliography=tuple(names[first : first + each]))
