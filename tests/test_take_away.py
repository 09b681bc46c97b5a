"""The workbook of all tables equals data/; the command writes every format and says in words what is wrong."""

import csv
import io
from urllib.parse import urlencode

import openpyxl
import pytest

from geo.cards.side_by_side import units_table
from geo.datasets.workbook import title, workbook_bytes
from geo.edition import DATA, load
from geo.export.__main__ import main
from geo.facts import data_dates
from geo.facts.citation import cited_as
from geo.tables.workbook import written

STARTS = {"png": b"\x89PNG", "pdf": b"%PDF", "pptx": b"PK", "html": b"<!DOCTYPE html>", "xlsx": b"PK"}


def pages(content):
    return {page.title: [list(row) for row in page.iter_rows(values_only=True)] for page in openpyxl.load_workbook(io.BytesIO(content))}


def on_disk(file):
    with (DATA / file).open(encoding="utf-8-sig", newline="") as read:
        return list(csv.reader(read))


@pytest.fixture(scope="module")
def book(edition):
    return pages(workbook_bytes(edition, "vi"))


@pytest.mark.parametrize(
    ("sheet", "file"),
    [(name, f"{name}.csv") for name in ("claims", "figures", "places")]
    + [(f"layers.{layer.id}", f"layers/{layer.id}.csv") for layer in load().registry],
)
def test_each_table_equals_data(book, sheet, file):
    wanted = on_disk(file)
    assert book[sheet][0] == wanted[0]
    found = [[written(cell) for cell in row] for row in book[sheet][1:]]
    assert sorted(map(number_free, found)) == sorted(map(number_free, wanted[1:]))


def number_free(row):
    """A row whose numbers are spelled one way: 21 and 21.0 are the same number."""
    return [f"{float(cell):.12g}" if cell.replace(".", "", 1).lstrip("-").isdigit() and not cell.startswith("0") else cell for cell in row]


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_units_and_layers_are_there_for_people_and_every_source(edition, lang):
    found = pages(workbook_bytes(edition, lang))
    tables = list(found.values())
    for table, era in zip(tables, ("2024", "2025"), strict=False):
        assert [row[0] for row in table[1:]] == list(units_table(edition, era, lang).iloc[:, 0])
    for layer in edition.registry:
        assert len(found[layer.title.text(lang)]) == len(edition.table(layer.id)) + 1
    assert {row[0] for row in tables[-1][1:-3]} == set(edition.sources)
    assert [row[0] for row in tables[-1][-2:]] == [data_dates(edition).text(lang), cited_as(edition).text(lang)]


def test_names_of_sheets_are_short_bare_and_different():
    assert title("a/b:c?", []) == "a–b–c–"
    assert len(title("x" * 50, [])) == 31
    assert title("Tên", ["tên"]) == "Tên 2"


@pytest.mark.slow
@pytest.mark.parametrize("form", STARTS)
def test_the_command_writes_every_format(tmp_path, capsys, form):
    out = tmp_path / f"map.{form}"
    assert main(["--out", str(out), "--view", "era=2025&lang=en&year=2022", "--dpi", "150"]) == 0
    assert out.read_bytes().startswith(STARTS[form])
    assert "written" in capsys.readouterr().out


@pytest.mark.slow
def test_the_format_may_be_said_and_the_extent_given(tmp_path):
    out = tmp_path / "map.bin"
    assert (
        main(["--format", "png", "--out", str(out), "--paper", "A3", "--orientation", "portrait", "--extent", "107.5,21.3,107.6,21.4"]) == 0
    )
    assert out.read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("given", "vi", "en"),
    [
        (["--dpi", "100"], "100 dpi ngoài khoảng", "100 dpi is out of range"),
        (["--view", "layers="], "Chưa bật lớp nào", "No layer is on"),
        (["--extent", "1,2,3,4"], "nằm ngoài huyện", "outside the (former) Đầm Hà district"),
        (["--extent", "a,b"], "bốn số", "four numbers"),
        (["--paper", "A5"], "Không có khổ giấy", "There is no paper"),
        (["--format", "gif"], "Lựa chọn không đúng", "A choice is wrong"),
        (["--view", "foo=1"], "phần lạ: foo", "an unknown part: foo"),
        (["--view", "era=1999"], "“era”", "“era”"),
        (["--view", urlencode({"layers": "projects,foo"})], "“layers”", "“layers”"),
        (["--view", "year=abc"], "“year”", "“year”"),
    ],
)
def test_a_bad_choice_ends_with_2_and_words(tmp_path, capsys, given, vi, en):
    for lang, words in (("vi", vi), ("en", en)):
        try:
            code = main(["--out", str(tmp_path / "map.png"), "--lang", lang, *given])
        except SystemExit as end:
            code = end.code
        assert code == 2
        assert words in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


@pytest.mark.slow
@pytest.mark.parametrize(
    "link", ["", "?era=2024&year=2024&layers=new_rural,projects,industry,tourism&lang=vi", "sel=2024-06901&c=21.35,107.6&z=12&bg=osm"]
)
def test_links_of_the_map_are_understood(tmp_path, link):
    assert main(["--out", str(tmp_path / "map.xlsx"), "--view", link]) == 0


@pytest.mark.slow
def test_a_file_that_cannot_be_written_ends_with_3(tmp_path, capsys):
    assert main(["--out", str(tmp_path / "no" / "map.xlsx")]) == 3
    assert "Không ghi được" in capsys.readouterr().err
