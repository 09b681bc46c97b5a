"""How offices write what a table says, as the data folder's ``vocabulary.toml`` lists it: headings, kinds, units, names of indicators."""

from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError

from geo.measures import NotAFigure
from geo.measures.units import measure_of
from geo.schema.declared import Strict, in_words, toml
from geo.schema.faults import Fault, fault

FILE = "vocabulary.toml"
Listed = Annotated[tuple[str, ...], Field(strict=False)]


class ColumnNames(Strict):
    """Whole headings, by what their column holds."""

    number: Listed = ()
    id: Listed = ()
    indicator: Listed = ()
    unit: Listed = ()
    period: Listed = ()
    kind: Listed = ()
    source: Listed = ()
    note: Listed = ()
    scope: Listed = ()
    qualifier: Listed = ()
    ignored: Listed = ()


class Kinds(Strict):
    """Words of a heading, by the kind of figures below it.

    ``figure`` says only that there are figures, ``same_period`` is the reported span a year before, ``cumulative`` from January
    on, ``share`` whatever compares and is no figure, ``same_again`` words whose time or standing must be asked for.
    """

    figure: Listed = ()
    result: Listed = ()
    target: Listed = ()
    estimate: Listed = ()
    same_period: Listed = ()
    cumulative: Listed = ()
    share: Listed = ()
    same_again: Listed = ()


class Phrases(Strict):
    """Words around a table: without a meaning of their own, before a unit or a commune, for what stands above, of rows that are none."""

    filler: Listed = ()
    whole_year: Listed = ()
    unit_line: Listed = ()
    ditto: Listed = ()
    office: Listed = ()
    commune: Listed = ()
    plan: Listed = ()
    elsewhere: Listed = ()
    parts: Listed = ()
    nation: Listed = ()
    chapter: Listed = ()
    generic: Listed = ()
    ahead: Listed = ()
    among: Listed = ()
    total: Listed = ()
    remark: Listed = ()


class Vocabulary(Strict):
    """All of it; ``units`` by how they are written, ``indicators`` further names by the ids of figures.csv."""

    columns: ColumnNames
    kinds: Kinds
    words: Phrases = Phrases()
    units: dict[str, str] = Field(default_factory=dict)
    indicators: dict[str, Listed] = Field(default_factory=dict)


NONE = Vocabulary(columns=ColumnNames(), kinds=Kinds())
"""Without words no report is understood."""


def _measured(words: str) -> bool:
    try:
        measure_of(words)
    except NotAFigure:
        return False
    return True


def read(folder: Path) -> tuple[Vocabulary, list[Fault]]:
    """The words of a folder, and what is wrong in its file; then no report is understood."""
    table, faults = toml(folder, FILE)
    if faults:
        return NONE, faults
    try:
        words = Vocabulary.model_validate(table)
    except ValidationError as error:
        return NONE, in_words(FILE, table, Vocabulary, error)
    unknown = [
        fault(FILE, "source_text", column=f"units.{name}", value=means) for name, means in words.units.items() if not _measured(means)
    ]
    return words, unknown
