"""What a layer of levels says, a row for each unit and year: as programs that turn tables want it."""

from collections.abc import Iterator

import pandas as pd

from geo.edition import Edition
from geo.edition.layer import Layer
from geo.facts import last_year, levels_of, years
from geo.facts.levels import reached
from geo.language import Lang, Words, word, words
from geo.schema import Column

YEAR_COLUMNS = (
    Column("unit", "unit", required=True),
    Column("code", "code", required=True),
    Column("name_vi", required=True),
    Column("name_en", required=True),
    Column("year", "year", required=True),
    Column("level", "word", required=True),
    Column("level_vi", required=True),
    Column("level_en", required=True),
    Column("may_be_higher", "word", required=True, values=("yes", "no")),
    Column("said_by"),
)


def by_year_title(layer: Layer) -> Words:
    """What the levels of a layer by unit and year are called."""
    return words("dictionary.by_year", layer=layer.title)


def span(edition: Edition, layer: Layer) -> range:
    """Every year from the first in which something changed or was counted to the last."""
    known = years(edition, layer.id)
    return range(known[0], known[-1] + 1) if known else range(0)


def level_words(layer: Layer, level: str) -> Words:
    """A level, or that it is not known, or that the unit is outside the programme."""
    if level in layer.classes:
        return layer.classes[level]
    return (layer.absent if level == "absent" else None) or words(f"status.{level}")


def _sources(edition: Edition, layer: Layer, unit: str, level: str, year: int) -> str:
    last = last_year(edition, layer.id)
    rows = [row for row in reached(edition, layer.id) if (row.unit, row.kind) == (unit, level) and (row.year or last) <= year]
    return ";".join(dict.fromkeys(row.source for row in rows))


def _rows(edition: Edition, layer: Layer) -> Iterator[list[object]]:
    for year in span(edition, layer):
        for name, standing in levels_of(edition, layer.id, year).items():
            unit, level = edition.unit(name), level_words(layer, standing.level)
            who = _sources(edition, layer, name, standing.level, year)
            may = "yes" if standing.open else "no"
            yield [name, unit.code, unit.name.vi, unit.name.en, year, standing.level, level.vi, level.en, may, who]


def levels_by_year(edition: Edition, layer: Layer) -> pd.DataFrame:
    """The level that each unit of the base era had reached by the end of each year, by whose word, and whether it may be higher.

    ``level`` is a class of the layer, ``unknown`` or ``absent`` (outside the programme); ``said_by`` are ids of sources joined by ``;``.
    """
    return pd.DataFrame([*_rows(edition, layer)], columns=[column.id for column in YEAR_COLUMNS], dtype=object)


_SHOWN = {"code": "code", "unit": "name", "year": "year", "level": "level", "may_be_higher": "may_be_higher", "said_by": "said_by"}
"""What people read of it: headings by their key, columns by their name."""


def readable_years(edition: Edition, layer: Layer, lang: Lang) -> pd.DataFrame:
    """The same for people, in one language."""
    frame = levels_by_year(edition, layer)
    own = frame.assign(name=frame[f"name_{lang}"], level=frame[f"level_{lang}"])
    own["may_be_higher"] = [word("status.open_brief", lang) if cell == "yes" else "" for cell in own["may_be_higher"]]
    return own[[*_SHOWN.values()]].rename(columns={name: word(f"column.{key}", lang) for key, name in _SHOWN.items()})
