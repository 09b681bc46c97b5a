"""New rural over the years: how many communes are published at each level, how many of them by name, and who reached what when."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from geo.cards.unit import since_words
from geo.charts import Chart, Row
from geo.edition import Edition, Feature
from geo.edition.layer import Layer
from geo.facts import participants, totals
from geo.facts.indicators import indicator_values
from geo.facts.levels import Total
from geo.language import LANGUAGES, Words, joined, number, words

NAMED, UNNAMED = "named", "unnamed"


def _parts(named: int, value: int) -> dict[str, Decimal]:
    sure = min(named, value)
    return {key: Decimal(part) for key, part in ((NAMED, sure), (UNNAMED, value - sure)) if part}


def _more(edition: Edition, indicator: str, total: Total, year: int) -> Words:
    """How many are named, and what another source says of the same year."""
    named = min(total.named, total.value)
    known = words("rural.all_named") if named == total.value else words("rural.named", n=named) if named else words("rural.none_named")
    same_year = (fact for fact in indicator_values(edition, (indicator,)) if fact.year == str(year) and fact.kind == "result")
    rivals = {fact.value for fact in same_year} - {total.value}
    values = Words(*(", ".join(number(value, lang) for value in sorted(rivals)) for lang in LANGUAGES))
    return joined("; ", [known, words("rural.other", values=values) if rivals else None])


def rungs(edition: Edition, layer_id: str, year: int) -> Chart | None:
    """The published number of communes at each level in ``year``: named solid, not named hollow; None when nothing was published."""
    layer = edition.layer(layer_id)
    published = totals(edition, layer_id, year)
    if not published:
        return None
    rows = tuple(
        Row(
            layer.classes[total.level],
            Decimal(total.value),
            parts=_parts(total.named, total.value),
            more=_more(edition, layer.totals[total.level], total, year),
            sources=(total.source,),
        )
        for total in published
    )
    return Chart(
        id=f"{layer_id.replace('_', '-')}-{year}",
        title=words("rural.chart", year=year),
        unit="communes",
        rows=rows,
        series={NAMED: words("rural.series_named"), UNNAMED: words("rural.series_unnamed")},
        hollow=frozenset({UNNAMED}),
        whole=Decimal(max(total.of for total in published)),
        about=words("rural.about"),
    )


@dataclass(frozen=True)
class Cell:
    """What is known of one unit and one level.

    ``standing`` in the year asked for: ``reached``; ``later`` (reached, but after that year); ``aimed``; ``unknown`` (nobody has published
    it); ``outside`` the programme. ``words`` is that, ``sources`` and ``note`` what it rests on.
    """

    level: str
    standing: Literal["reached", "later", "aimed", "unknown", "outside"]
    words: Words
    source: str = ""
    note: Words | None = None


@dataclass(frozen=True)
class LevelRow:
    """One unit of the matrix with a cell for every level, the lowest first."""

    unit: str
    name: Words
    cells: tuple[Cell, ...]


def _reached(edition: Edition, row: Feature, year: int) -> Cell:
    """A cell of a level that was reached; without a year it counts in the last one, as on the map. What was inferred says so."""
    known = edition.sources.get(row.source)
    how = words("rural.inferred" if known and known.standing == "inferred" else f"rural.{row.code('state')}")
    text = joined(", ", [since_words(row) or words("card.year_unknown"), how])
    return Cell(row.kind, "later" if row.year and row.year > year else "reached", text, row.source, row.note)


def _cell(edition: Edition, layer: Layer, row: Feature | None, level: str, year: int) -> Cell:
    if row and row.code("state") in layer.reached:
        return _reached(edition, row, year)
    if row and row.code("state") == "aimed_at":
        return Cell(level, "aimed", words("rural.aimed", year=row.code("year")), row.source, row.note)
    return Cell(level, "unknown", words("status.unknown"), row.source if row else "", row.note if row else None)


def matrix(edition: Edition, layer_id: str, year: int) -> tuple[LevelRow, ...]:
    """Every old unit by every level of the ladder, as it stood at the end of ``year``; a unit outside the programme says so."""
    layer, inside = edition.layer(layer_id), set(participants(edition, layer_id))
    own = {(row.unit, row.kind): row for row in edition.features[layer_id]}
    outside = layer.absent or words("status.absent")
    lines = []
    for unit, named in edition.base_units.items():
        cells = [
            _cell(edition, layer, own.get((unit, level)), level, year) if unit in inside else Cell(level, "outside", outside)
            for level in layer.ladder
        ]
        lines.append(LevelRow(unit, named.label, tuple(cells)))
    return tuple(lines)
