"""What each column of a table means: its name in both languages, what its cells may hold, in which unit of measure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from geo.cards.eras import era_title
from geo.datasets.row_places import GRID
from geo.edition import Edition
from geo.edition.layer import Field, Layer
from geo.edition.tables import QUALIFIERS, layer_table
from geo.language import LANGUAGES, Words, known, same, words
from geo.measures.coordinates import transformation
from geo.schema import Column
from geo.schema.table import Kind

EXTRAS = ("qualifier", "unit", "as_of", "source")
"""What stands beside a value that somebody gave, each in a column ``<field>_<extra>``."""


@dataclass(frozen=True)
class ColumnNote:
    """A column: ``title`` and ``about`` in both languages, ``kind`` as ``geo.schema`` has it, ``unit`` the id of a unit of measure.

    ``values`` are the words that its cells may hold, each with its meaning; ``refers`` names the table whose key its cells are,
    ``beside`` the column of the value that it says more of.
    """

    id: str
    title: Words
    about: Words | None = None
    kind: Kind = "text"
    unit: str = ""
    values: Mapping[str, Words] = field(default_factory=lambda: MappingProxyType({}))
    required: bool = False
    positive: bool = False
    refers: str = ""
    beside: str = ""


def _meanings(name: str, values: Iterable[str]) -> Mapping[str, Words]:
    """Words of a closed list with their meaning, where the locale files have it."""
    prefix = name.removeprefix("year_")
    return {value: words(f"{prefix}.{value}", q="…") if known(f"{prefix}.{value}") else same(value) for value in values}


def plain_note(column: Column) -> ColumnNote:
    """A column that every place has, told by the words of ``column.<id>`` and ``dictionary.about_<id>``."""
    about = f"dictionary.about_{column.id}"
    return ColumnNote(
        id=column.id,
        title=words(f"column.{column.id}"),
        about=words(about) if known(about) else None,
        kind=column.kind,
        unit="m" if column.id in ("accuracy_m", *GRID) else "km2" if column.id.endswith("_km2") else "",
        values=_meanings(column.id, column.values),
        required=column.required,
        positive=column.positive,
        refers="sources" if column.id in ("source", "place_source") else "units" if column.kind == "unit" else "",
    )


def _in_language(note: ColumnNote, label: Words, name: str) -> ColumnNote:
    """Of a text that stands in a column for each language, the column of one of them."""
    lang = name.rpartition("_")[2]
    return replace(note, title=words(f"dictionary.in_{lang}", what=label)) if lang in LANGUAGES else note


def _of_field(declared: Field, name: str, *, required: bool) -> ColumnNote:
    note = ColumnNote(name, declared.label, None, declared.kind, declared.unit, declared.values, required)
    return _in_language(note, declared.label, name) if declared.kind == "text" else note


def _of_file(layer: Layer) -> dict[str, ColumnNote]:
    """The columns of a layer's own file: those that it declares, and those of every layer of its shape."""
    fields = {name: own for own in layer.columns for name in (own.id, *(f"{own.id}_{lang}" for lang in LANGUAGES))}
    return {
        column.id: _of_field(fields[column.id], column.id, required=column.required) if column.id in fields else plain_note(column)
        for column in layer_table(layer).columns
    }


def _beside_units(edition: Edition) -> dict[str, ColumnNote]:
    """The units of a row in each era, and where it stands in the national grid."""
    notes = {}
    for era in edition.eras:
        title, about = era_title(edition, era), words("dictionary.about_units_of_era") if edition.later_era else None
        notes[f"units_{era}_codes"] = ColumnNote(f"units_{era}_codes", words("dictionary.codes_of_era", era=title), about)
        for lang in LANGUAGES:
            name = f"units_{era}_{lang}"
            notes[name] = ColumnNote(name, words(f"dictionary.in_{lang}", what=words("dictionary.units_of_era", era=title)), about)
    how = transformation(edition.place.crs)
    about = words("dictionary.about_grid", epsg=how.crs, crs=how.name, datum=how.datum, accuracy=f"{how.accuracy:g}")
    return notes | {name: replace(plain_note(Column(name, "number")), about=about) for name in GRID}


def _of_claim(declared: Field) -> Iterable[ColumnNote]:
    """The value that the map shows first of a field, and what stands beside it."""
    yield ColumnNote(declared.id, declared.label, words("dictionary.about_claim"), declared.kind, declared.unit, declared.values)
    yield ColumnNote(f"{declared.id}_en", words("dictionary.in_en", what=declared.label), beside=declared.id)
    for extra in EXTRAS:
        plain = plain_note(Column(extra, "date" if extra == "as_of" else "text", values=QUALIFIERS if extra == "qualifier" else ()))
        title = words("dictionary.beside", what=declared.label, extra=plain.title)
        kind = "word" if extra == "qualifier" else plain.kind
        yield replace(plain, id=f"{declared.id}_{extra}", title=title, kind=kind, beside=declared.id)


def layer_notes(edition: Edition, layer: Layer, names: Sequence[str]) -> tuple[ColumnNote, ...]:
    """The columns of the wide table of a layer, by their names."""
    claimed = {note.id: note for declared in layer.claims for note in _of_claim(declared)}
    notes = claimed | _beside_units(edition) | _of_file(layer)
    return tuple(notes[name] for name in names)
