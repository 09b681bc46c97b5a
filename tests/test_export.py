"""Bytes out: what is taken away reads back as it was, and no text ever runs in a spreadsheet."""

import csv
import io
import json
import subprocess
import sys
import unicodedata

import openpyxl
import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from geo import datasets
from geo.edition import load
from geo.facts import data_dates
from geo.facts.citation import cited_as
from geo.language import word
from geo.schema.cells import neutral, original
from tests import toy
from tests.real import LAYERS
from tests.serving import ROOT

TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1).map(str.strip).filter(bool)
STARTS = ("=", "+", "-", "@", "\t", "\r")


def records(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def sheet(content, index=0):
    return [list(row) for row in openpyxl.load_workbook(io.BytesIO(content)).worksheets[index].iter_rows(values_only=True)]


@pytest.mark.parametrize("layer", [layer.id for layer in LAYERS])
def test_csv_begins_with_a_bom_and_reads_back_as_it_was(edition, layer):
    content = datasets.csv_bytes(edition, layer)
    assert content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content
    for row, (_, own) in zip(records(content), edition.table(layer).iterrows(), strict=True):
        for name, value in own.items():
            if isinstance(value, float):
                assert (row[name] == "") == pd.isna(value)
                assert pd.isna(value) or float(row[name]) == value
            else:
                assert original(row[name]) == value


@pytest.mark.slow
@pytest.mark.parametrize("layer", [layer.id for layer in LAYERS])
def test_geojson_has_real_geometry_or_none(edition, layer):
    features = json.loads(datasets.geojson_bytes(edition, layer))["features"]
    assert len(features) == len(edition.table(layer))
    for feature in features:
        properties, geometry = feature["properties"], feature["geometry"]
        if "unit" in properties:
            assert geometry["type"] in ("Polygon", "MultiPolygon")
        elif (drawn := edition.feature(layer, properties["id"]).geometry) is not None:
            assert geometry["type"] == drawn.geom_type
        elif properties["precision"] in ("site", "village"):
            assert geometry == {"type": "Point", "coordinates": [properties["lon"], properties["lat"]]}
        else:
            assert geometry is None
            assert properties["lon"] is None


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("layer", [layer.id for layer in LAYERS])
def test_xlsx_is_for_people_and_names_its_sources(edition, layer, lang):
    content = datasets.xlsx_bytes(edition, layer, lang)
    rows, sources = sheet(content), sheet(content, -1)
    assert len(rows) == len(edition.table(layer)) + 1
    assert len(set(rows[0])) == len(rows[0]), sorted(rows[0])
    assert not any("_" in heading for heading in rows[0]), rows[0]
    *listed, terms, dates, cited = [row[0] for row in sources[1:] if row[0]]
    assert set(edition.table(layer)["source"]) <= set(listed) <= set(edition.sources)
    assert (terms, dates, cited) == (word("dictionary.terms", lang), data_dates(edition).text(lang), cited_as(edition).text(lang))


@given(TEXT)
@example("=1+1")
@example("'=1+1")
@example("@SUM(A1)")
@example("-5")
def test_neutral_text_never_starts_a_formula_and_can_be_undone(text):
    assert not neutral(text).startswith(STARTS)
    assert original(neutral(text)) == text


@pytest.mark.slow
@given(TEXT, TEXT)
@example('=HYPERLINK("http://x")', "+1")
@example(toy.HOSTILE, "-@=")
@settings(max_examples=25, deadline=None)
def test_any_text_survives_every_format_unchanged(tmp_path_factory, name, story):
    nfc = {text: unicodedata.normalize("NFC", text).strip() or "x" for text in (name, story)}
    folder = toy.write(tmp_path_factory.mktemp("text"))
    toy.put(folder, "layers/things.csv", 2, "name_vi", nfc[name])
    toy.put(folder, "claims.csv", 10, "value", nfc[story])
    edition = load(folder)
    assert not edition.faults, [fault.text("en") for fault in edition.faults]
    row = records(datasets.csv_bytes(edition, "things"))[0]
    assert [original(row["name_vi"]), original(row["story"])] == [nfc[name], nfc[story]]
    properties = json.loads(datasets.geojson_bytes(edition, "things"))["features"][0]["properties"]
    assert [properties["name_vi"], properties["story"]] == [nfc[name], nfc[story]]
    assert {nfc[name], nfc[story]} <= set(sheet(datasets.xlsx_bytes(edition, "things"))[1])


@pytest.mark.slow
def test_text_that_looks_like_a_formula_is_text_in_every_cell(folder):
    for row, start in enumerate("=+-@", start=2):
        toy.put(folder, "layers/things.csv", row, "name_vi", f"{start}1+1")
    edition = load(folder)
    book = openpyxl.load_workbook(io.BytesIO(datasets.xlsx_bytes(edition, "things")))
    cells = [cell for page in book for row in page.iter_rows() for cell in row if isinstance(cell.value, str)]
    hostile = [cell for cell in cells if cell.value.startswith(("=", "+", "-", "@"))]
    assert {cell.value for cell in hostile} == {"=1+1", "+1+1", "-1+1", "@1+1"}
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in hostile)
    assert not any(cell.startswith(STARTS) for row in records(datasets.csv_bytes(edition, "things")) for cell in row.values())


def test_figures_are_numbers_with_time_and_source(small):
    row = records(datasets.csv_bytes(small, "things"))[0]
    assert (row["area"], row["area_qualifier"], row["area_as_of"], row["area_source"]) == ("12.5", "≈", "2023", "office")
    assert isinstance(json.loads(datasets.geojson_bytes(small, "things"))["features"][0]["properties"]["area"], float)


@pytest.mark.parametrize(("lang", "heading", "coordinate"), [("vi", "Đơn vị", "Tọa độ"), ("en", "Unit", "Coordinates")])
def test_what_is_not_published_is_a_form_to_fill_in(edition, lang, heading, coordinate):
    table = datasets.not_published(edition, lang)
    assert table.columns[0] == heading
    assert table.iloc[:, 3].str.startswith(coordinate).any()
    rows = sheet(datasets.fill_in_xlsx(edition, lang))
    assert len(rows) == len(table) + 1
    assert len(rows[0]) == 7
    assert all(row[4:] == [None, None, None] for row in rows[1:])


def test_every_gap_is_a_real_one(small):
    table = datasets.not_published(small, "en")
    asked = {tuple(row) for row in table.to_numpy().tolist()}
    assert ("Hai Commune", "Things", "Well B", "Coordinates (latitude, longitude)") in asked
    assert ("Xã Ba Commune (since 1 Jul 2025)", "Things", "Thing E", "Which former unit it lies in") in asked
    assert ("Whole district", "Things", "Thing D", "Which commune or town it lies in") in asked
    assert ("Ba Commune (until 30 Jun 2025)", "Steps", "Ba Commune (until 30 Jun 2025)", "Level “High”: year and decision") in asked
    assert not any("Mill A" in row for row in asked)
    assert not any("Hai Commune" in row[0] and "Level" in row[3] for row in asked)


def test_everything_said_stands_in_the_workbook_and_a_bound_is_no_number(small):
    content = datasets.xlsx_bytes(small, "things", "vi")
    rows, figures = sheet(content), sheet(content, 1)
    assert rows[1][rows[0].index("Diện tích (ha)")] == "khoảng 12,5"
    assert [row[:6] for row in figures[1:3]] == [
        ["Xưởng A", "Diện tích", "khoảng 12,5", "ha", "2023", "office"],
        ["Xưởng A", "Diện tích", 13, "ha", "2024", "paper"],
    ]


@pytest.mark.slow
def test_the_command_ends_well_when_its_file_is_written(tmp_path):
    """As a process of its own: what Python takes apart on its way out must not end it with a fault."""
    command = [sys.executable, "-m", "geo.export", "--out", str(tmp_path / "map.pdf")]
    assert subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode == 0
    assert (tmp_path / "map.pdf").stat().st_size > 100_000
