"""A layer as a file: CSV for tables, GeoJSON for map software, XLSX for people."""

import io
from collections.abc import Iterable
from typing import Any

import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from geo.datasets.about_books import about_book, dictionary_sheet
from geo.datasets.client_files import compact, geometry
from geo.datasets.layer_tables import long, readable, wide
from geo.datasets.open_tables import tables_of_layer
from geo.datasets.years import readable_years
from geo.edition import Edition
from geo.edition.sources import note, titled
from geo.facts import data_dates
from geo.facts.citation import cited_as
from geo.facts.data_date import dates_of
from geo.language import Lang, word
from geo.schema.book import FrameRows, Sheet, book_bytes
from geo.schema.cells import neutral

AT_ONCE = 5_000
"""Rows of a table that are written together: of a large one nothing more is held than these and the file."""
NUMBER = "%.15g"
"""As it was written: 100, not 100.0."""
END = b"]}"
SOURCE_COLUMNS = ("source_id", "title", "publisher", "date", "url", "kind", "licence", "standing", "note")


def frame_csv(frame: pd.DataFrame) -> bytes:
    """A table as CSV: UTF-8 with BOM, comma, decimal point; text that a spreadsheet would run gets an apostrophe in front."""
    texts = [name for name in frame.columns if not pd.api.types.is_numeric_dtype(frame[name])]
    out = io.BytesIO()
    for first in range(0, max(len(frame), 1), AT_ONCE):
        rows = frame.iloc[first : first + AT_ONCE].copy()
        for name in texts:
            rows[name] = [neutral(cell) if isinstance(cell, str) else cell for cell in rows[name]]
        encoding = "utf-8" if first else "utf-8-sig"
        rows.to_csv(out, index=False, header=not first, lineterminator="\n", encoding=encoding, float_format=NUMBER)
    return out.getvalue()


def csv_bytes(edition: Edition, layer_id: str) -> bytes:
    """The wide table of a layer as CSV."""
    return frame_csv(wide(edition, layer_id))


def wound(shape: BaseGeometry) -> dict[str, Any]:
    """A geometry for other programs: outer rings counter-clockwise, holes clockwise (RFC 7946); our own drawing wants them as they are."""
    return geometry(shapely.orient_polygons(shape))


def geometries(edition: Edition, layer_id: str, table: pd.DataFrame) -> list[BaseGeometry | None]:
    """The geometry of each row of the wide table, as ``geojson_bytes`` has it; EPSG:4326."""
    if "unit" in table:
        return [edition.base_units[unit].outline if unit in edition.base_units else None for unit in table["unit"]]
    return [
        feature.geometry if feature.geometry is not None else (shapely.Point(feature.point) if feature.point else None)
        for feature in edition.features[layer_id]
    ]


def geojson_bytes(edition: Edition, layer_id: str, known: pd.DataFrame | None = None) -> bytes:
    """The wide table as GeoJSON in WGS 84 (5 decimals), one feature a row, every text as it is; null where nothing is said.

    ``known`` is the wide table, where it has been made.
    """
    table = wide(edition, layer_id) if known is None else known
    drawn = geometries(edition, layer_id, table)
    head = compact({"type": "FeatureCollection", "name": layer_id, **dates_of(edition), "features": []})
    out = io.BytesIO()
    out.write(head.removesuffix(END))
    for first in range(0, len(table), AT_ONCE):
        rows = table.iloc[first : first + AT_ONCE].astype(object)
        for number, row in enumerate(rows.where(rows.notna() & (rows != ""), None).to_dict("records"), start=first):
            shape = drawn[number]
            out.write(b"," * bool(number) + compact({"type": "Feature", "properties": row, "geometry": shape and wound(shape)}))
    out.write(END)
    return out.getvalue()


def source_rows(edition: Edition, ids: Iterable[str], lang: Lang) -> list[list[object]]:
    """A row for each source, in the columns of ``SOURCE_COLUMNS``; below them the terms, how new the data is, and how they are cited."""
    rows: list[list[object]] = []
    for name in sorted(set(ids)):
        if name in edition.sources:
            source = edition.sources[name]
            remark = note(source)
            kind, standing = word(f"source_kind.{source.kind}", lang), word(f"standing.{source.standing}", lang)
            facts = [titled(source, lang), source.who(lang), source.date, source.url, kind, source.licence, standing]
            rows.append([name, *facts, remark.text(lang) if remark else None])
    below = [word("dictionary.terms", lang), data_dates(edition).text(lang), cited_as(edition).text(lang)]
    rows += [[text, *[None] * (len(SOURCE_COLUMNS) - 1)] for text in below]
    return rows


def source_headings(lang: Lang) -> list[str]:
    """The headings of the sheet of sources."""
    return [word(f"export.{name}", lang) for name in SOURCE_COLUMNS]


def xlsx_bytes(edition: Edition, layer_id: str, lang: Lang = "vi") -> bytes:
    """The layer as XLSX for people: a sheet of rows, one of everything said of them, one of the sources; text stays text."""
    layer = edition.layer(layer_id)
    tables = {"sheet_data": readable(edition, layer_id, lang), "sheet_figures": long(edition, layer_id, lang)}
    named = [name for feature in edition.features[layer_id] for name in feature.sources]
    named += [claim.source for claim in edition.claims if claim.layer == layer_id]
    sheets: dict[str, Sheet] = {}
    sheets |= {word(f"export.{name}", lang): (list(frame.columns), FrameRows(frame)) for name, frame in tables.items() if len(frame)}
    if layer.shape == "status":
        sheets[word("export.sheet_years", lang)] = (list((years := readable_years(edition, layer, lang)).columns), FrameRows(years))
    sheets[word("dictionary.sheet", lang)] = dictionary_sheet(tables_of_layer(edition, layer), lang)
    sheets[word("export.sheet_sources", lang)] = (source_headings(lang), source_rows(edition, named, lang))
    return book_bytes(sheets, about_book(edition, lang, layer.title.text(lang)))
