"""A layer as one wide table: its own columns, then the surest figure of each field."""

import pandas as pd

from geo.card import named
from geo.card.named import exists
from geo.district import District
from geo.layer import Field, Layer
from geo.summary import best
from geo.text import Lang, Words, words


def _units(district: District, ids: str, lang: Lang) -> str:
    return "; ".join(named(district, unit).said(lang) if exists(district, unit) else unit for unit in ids.split(";") if unit)


def _claims(district: District, layer: Layer, frame: pd.DataFrame) -> dict[str, list[object]]:
    """For every field that anybody filled: value (a number where it is one), English words, qualifier, unit, time and source."""
    found: dict[str, list[object]] = {}
    for field in layer.claims:
        said = [best(district, layer.id, str(name), field.id) for name in frame["id"]]
        if all(claim is None for claim in said):
            continue
        number = field.kind == "number"
        found[field.id] = ["" if one is None else (float(one["value"]) if number else one["value"]) for one in said]
        extra = ("qualifier", "unit") if number else (("value_en",) if field.kind == "text" else ())
        for name in (*extra, "as_of", "source"):
            suffix = "en" if name == "value_en" else name
            found[f"{field.id}_{suffix}"] = ["" if one is None else one[name] for one in said]
    return found


def wide(district: District, layer_id: str) -> pd.DataFrame:
    """A layer as one table of its rows: the columns of its file as they are, then ``<field>``, ``<field>_as_of``, ``<field>_source``.

    Of several claims about a field it holds the one that the map shows first; all of them are in claims.csv. Degrees are WGS 84.
    """
    layer = district.layer(layer_id)
    frame = district.layers[layer_id].reset_index(drop=True)
    if "id" not in frame:
        return frame
    return pd.concat([frame, pd.DataFrame(_claims(district, layer, frame), index=frame.index)], axis=1)


_COLUMNS = (
    "id", "name_vi", "name_en", "unit", "units", "village", "lon", "lat", "precision", "accuracy_m", "place_source", "source",
    "note_vi", "note_en", "year_qualifier", "as_of",
)  # fmt: skip


def _labels(layer: Layer) -> dict[str, Words]:
    found = {name: words(f"column.{name}") for name in _COLUMNS}
    for field in layer.fields:
        found |= {field.id: field.label} | _parts(field)
    return found


def _parts(field: Field) -> dict[str, Words]:
    parts = ("vi", "en", "qualifier", "unit", "as_of", "source")
    return {f"{field.id}_{part}": words(f"column.part_{part}", label=field.label) for part in parts}


def headings(layer: Layer, names: list[str], lang: Lang) -> list[str]:
    """The headings of a wide table in words; a column nobody has words for keeps its name."""
    labels = _labels(layer)
    return [labels[name].said(lang) if name in labels else name for name in names]


def readable(district: District, layer_id: str, lang: Lang) -> pd.DataFrame:
    """The wide table for people: words of classes and names of units in ``lang``, headings in words."""
    layer, frame = district.layer(layer_id), wide(district, layer_id)
    for field in layer.columns:
        if field.kind == "word":
            frame[field.id] = [field.values[value].said(lang) if value in field.values else value for value in frame[field.id]]
    if "precision" in frame:
        frame["precision"] = [words(f"precision.{level}").said(lang) for level in frame["precision"]]
    for column in ("unit", "units"):
        if column in frame:
            frame[column] = [_units(district, str(ids), lang) for ids in frame[column]]
    return frame.set_axis(headings(layer, list(frame.columns), lang), axis=1)
