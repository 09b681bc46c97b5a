"""A layer as a table: wide with the surest figure of each field, for machines and for people, and long with everything said."""

from collections.abc import Iterable

import pandas as pd

from geo.cards import unit_name
from geo.cards.headline import FIGURES, headline_of
from geo.cards.rows import claim_words
from geo.datasets.row_places import grid_columns, unit_columns
from geo.edition import Claim, Edition
from geo.edition.layer import Field, Layer
from geo.facts import best, claims_about
from geo.facts import headline as leading
from geo.language import LANGUAGES, Lang, Words, day, quantity, word, words


def _units(edition: Edition, ids: str, lang: Lang) -> str:
    return "; ".join(unit_name(edition, unit).text(lang) if edition.has_unit(unit) else unit for unit in ids.split(";") if unit)


def _codes(edition: Edition, ids: str) -> str:
    return "; ".join(edition.unit(unit).code for unit in ids.split(";") if edition.has_unit(unit))


def as_number(field: Field, text: str) -> object:
    """A cell of a field: numbers and years as numbers, all else as it is; nothing where nothing is said."""
    if field.kind == "number":
        return float(text) if text else None
    return int(text) if field.kind == "year" and text else text


def _claims(edition: Edition, layer: Layer) -> dict[str, list[object]]:
    """For every field that anybody filled: value (a number where it is one), English words, qualifier, unit, time and source."""
    columns: dict[str, list[object]] = {}
    for field in layer.claims:
        claims = [best(edition, layer.id, feature.id, field.id) for feature in edition.features[layer.id]]
        if not any(claims):
            continue
        columns[field.id] = [as_number(field, claim.value) if claim else None for claim in claims]
        extra = ("qualifier", "unit") if field.kind == "number" else (("value_en",) if field.kind == "text" else ())
        for name in (*extra, "as_of", "source"):
            suffix = "en" if name == "value_en" else name
            columns[f"{field.id}_{suffix}"] = [getattr(claim, name) if claim else "" for claim in claims]
    return columns


def _own(edition: Edition, layer: Layer) -> pd.DataFrame:
    """The file of a layer, years as numbers (an empty one is None)."""
    frame = edition.table(layer.id).reset_index(drop=True)
    for field in (field for field in layer.columns if field.kind == "year"):
        frame[field.id] = pd.Series([as_number(field, cell) or None for cell in frame[field.id]], index=frame.index, dtype=object)
    return frame


def wide(edition: Edition, layer_id: str) -> pd.DataFrame:
    """A layer as one table of its rows: the columns of its file, its units in each era, then ``<field>``, ``<field>_as_of`` and so on.

    Of several claims about a field it holds the one that the map shows first; all of them are in claims.csv. Degrees are WGS 84,
    ``easting`` and ``northing`` whole metres of the projection of the place.
    """
    layer = edition.layer(layer_id)
    frame = _own(edition, layer)
    placed = layer.shape == "place"
    beside = {**unit_columns(edition, layer_id), **(grid_columns(edition, layer_id) if placed else {})}
    columns = {**{name: beside[name] for name in beside if name not in frame}, **(_claims(edition, layer) if placed else {})}
    return pd.concat([frame, *(pd.Series(cells, frame.index, name=name, dtype=_type(cells)) for name, cells in columns.items())], axis=1)


def _type(cells: Iterable[object]) -> type:
    """Numbers with a point are a column of numbers, where an empty cell is nan; whole numbers stay whole."""
    return float if any(isinstance(cell, float) for cell in cells) else object


_COLUMNS = (
    "id",
    "code",
    "unit",
    "units",
    "village",
    "lon",
    "lat",
    "precision",
    "accuracy_m",
    "place_source",
    "source",
    "year_qualifier",
    "as_of",
)


def _labels(layer: Layer) -> dict[str, Words]:
    labels = {name: words(f"column.{name}") for name in (*_COLUMNS, "name_vi", "name_en")}
    labels |= {f"note_{lang}": words("column.note") for lang in LANGUAGES}
    for field in layer.columns:
        labels |= dict.fromkeys((field.id, f"{field.id}_vi", f"{field.id}_en"), field.label)
    return labels


def _heading(field: Field, lang: Lang) -> str:
    unit = word(f"unit.{field.unit}", lang).split(" | ")[-1].replace("{n}", "").strip() if field.unit else ""
    return f"{field.label.text(lang)} ({unit})" if unit else field.label.text(lang)


def value(field: Field, claim: Claim, lang: Lang) -> object:
    """A claim as a cell: an exact number as a number, "trên 598" as words, a date and a text as the reader reads them."""
    if field.kind == "number":
        return float(claim.value) if claim.exact else quantity(claim.value, "", claim.qualifier, lang)
    if field.kind == "year":
        return int(claim.value)
    return claim_words(field, claim).text(lang)


def _figures(edition: Edition, layer: Layer, lang: Lang) -> dict[str, list[object]]:
    """A column for every field that anybody filled, of each row the surest value; behind area and capital, of what time it is."""
    columns: dict[str, list[object]] = {}
    things = edition.features[layer.id]
    heads = [headline_of(edition, feature).figures for feature in things] if layer.offer else []
    headed = {getattr(layer.offer, name): name for name in FIGURES} if layer.offer else {}
    for field in layer.claims:
        first = leading if field.id in headed else best
        claims = [first(edition, layer.id, feature.id, field.id) for feature in things]
        if any(claims):
            columns[_heading(field, lang)] = [value(field, claim, lang) if claim else "" for claim in claims]
            if name := headed.get(field.id):
                times = [figures[name].time.text(lang) if name in figures else "" for figures in heads]
                columns[word("export.time_of", lang, what=field.label.text(lang))] = [*times]
    return columns


def readable(edition: Edition, layer_id: str, lang: Lang) -> pd.DataFrame:
    """The wide table for people, in one language: names of classes and units, headings in words, of each field the surest value."""
    layer = edition.layer(layer_id)
    frame = _own(edition, layer).astype(object)
    other = "_en" if lang == "vi" else "_vi"
    own = frame.drop(columns=[name for name in frame.columns if name.endswith(other) and not name.startswith("name_")])
    for field in layer.columns:
        if field.kind == "word":
            own[field.id] = [field.values[cell].text(lang) if cell in field.values else cell for cell in own[field.id]]
    if "precision" in own:
        own["precision"] = [word(f"precision.{level}", lang) for level in own["precision"]]
    for column in [name for name in ("unit", "units") if name in own]:
        own.insert([*own.columns].index(column), "code", [_codes(edition, str(ids)) for ids in own[column]])
        own[column] = [_units(edition, str(ids), lang) for ids in own[column]]
    labels = _labels(layer)
    own.columns = pd.Index([labels[name].text(lang) if name in labels else name for name in own.columns])
    figures = _figures(edition, layer, lang) if layer.shape == "place" else {}
    return pd.concat([own, pd.DataFrame(figures, index=own.index, dtype=object)], axis=1)


def long(edition: Edition, layer_id: str, lang: Lang) -> pd.DataFrame:
    """Everything that anybody said of the rows of a layer, a row each: the surest first, the others below it."""
    layer = edition.layer(layer_id)
    headings = [word(f"export.{name}", lang) for name in ("row", "what", "said", "unit_of_measure", "when", "source_id", "note")]
    rows = []
    for feature in edition.features[layer_id] if layer.shape == "place" else ():
        claims = claims_about(edition, layer_id, feature.id)
        for field in layer.claims:
            unit = _heading(field, lang).removeprefix(field.label.text(lang)).strip(" ()")
            for claim in claims.get(field.id, ()):
                facts = [value(field, claim, lang), unit, day(claim.as_of, lang) if claim.as_of else ""]
                note = claim.note.text(lang) if claim.note else ""
                rows.append([feature.name.text(lang), field.label.text(lang), *facts, claim.source, note])
    return pd.DataFrame(rows, columns=headings, dtype=object)
