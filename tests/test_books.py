"""Workbooks: what they say of themselves, where their links lead, how they print, what their forms offer."""

import io
import re
import shutil
import subprocess
import zipfile
from datetime import datetime

import openpyxl
import pytest
from openpyxl.utils import range_boundaries

from geo.datasets import fill_in_xlsx
from geo.datasets.gaps import not_published
from geo.datasets.workbook import workbook_bytes
from geo.edition import DATA
from geo.intake.template import template_book
from geo.language import LANGUAGES, word
from geo.schema import book as book_of_schema
from geo.schema.book import LINE, MOST_LINKS, TALLEST, About, book_bytes
from geo.schema.offered import LISTS
from geo.tables.__main__ import main
from tests.tools import tool

MOST_PAGES = 120
"""Sheets of A4 for all tables of the real district; 277 with the same columns and no set-up for paper."""


def opened(content):
    return openpyxl.load_workbook(io.BytesIO(content))


def offered(book, page):
    """What each column of a sheet is chosen from, by its heading."""
    lists = {}
    for rule in page.data_validations.dataValidation:
        column = range_boundaries(str(rule.sqref))[0]
        if rule.formula1.startswith('"'):
            values = rule.formula1.strip('"').split(",")
        else:
            name, _, cells = rule.formula1.rpartition("!")
            values = [row[0].value for row in book[name.strip("'")][cells.replace("$", "")]]
        lists[page.cell(1, column).value] = values
    return lists


@pytest.fixture(scope="module", params=LANGUAGES)
def book(request, edition):
    return request.param, workbook_bytes(edition, request.param)


@pytest.mark.slow
def test_it_says_its_title_terms_language_and_day(edition, book):
    lang, content = book
    own = opened(content).properties
    assert (own.title, own.language, own.description) == (word("page.title", lang), lang, word("dictionary.terms", lang))
    assert own.created == own.modified == datetime.fromisoformat(edition.compiled)


@pytest.mark.slow
def test_the_same_data_are_the_same_bytes(edition, book):
    lang, content = book
    assert workbook_bytes(edition, lang) == content


@pytest.mark.slow
def test_every_source_leads_to_its_address(edition, book):
    sources = opened(book[1]).worksheets[-1]
    links = {cell.value: cell.hyperlink.target for row in sources.iter_rows() for cell in row if cell.hyperlink}
    assert links == {source.url: source.url for source in edition.sources.values() if source.url}


@pytest.mark.slow
def test_its_sheets_are_named_differently_and_told_by_the_dictionary(edition, book):
    lang, content = book
    pages = opened(content)
    names = [name.lower() for name in pages.sheetnames]
    assert len({*names}) == len(names)
    assert all(len(name) <= 31 for name in names)
    rows = [row[:3] for row in pages[word("dictionary.sheet", lang)].iter_rows(min_row=2, values_only=True)]
    assert {file for file, _, _ in rows} >= {"units.csv", "claims.csv", *(f"{layer.id}.csv" for layer in edition.registry)}
    assert all(row[2] for row in rows)


@pytest.mark.slow
def test_every_sheet_prints_across_with_its_headings_title_and_page(book):
    lang, content = book
    for page in opened(content):
        assert (page.page_setup.orientation, int(page.page_setup.paperSize), page.page_setup.fitToHeight) == ("landscape", 9, 0)
        assert page.sheet_properties.pageSetUpPr.fitToPage
        assert page.print_title_rows == "$1:$1"
        assert word("page.title", lang) in page.oddFooter.left.text
        assert "&P" in page.oddFooter.right.text
        assert page.print_area.rpartition("!")[2].replace("$", "") == page.auto_filter.ref
        assert all((row.height or LINE) <= TALLEST for row in page.row_dimensions.values())


@pytest.mark.slow
def test_all_tables_print_on_no_more_sheets_than_somebody_carries(edition, tmp_path):
    (tmp_path / "all.xlsx").write_bytes(workbook_bytes(edition, "vi"))
    office = [tool("soffice", "libreoffice-calc"), "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"]
    subprocess.run([*office, "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "all.xlsx"], check=True, capture_output=True)
    printed = subprocess.run([tool("pdfinfo", "poppler-utils"), tmp_path / "all.pdf"], check=True, capture_output=True, text=True).stdout
    assert int(re.search(r"Pages:\s+(\d+)", printed)[1]) <= MOST_PAGES
    assert word("page.title", "vi") in printed


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_form_of_what_is_not_published_offers_units_layers_and_sources(edition, lang):
    book = opened(fill_in_xlsx(edition, lang))
    page = book.worksheets[0]
    lists, heads = offered(book, page), [cell.value for cell in page[1]]
    table = not_published(edition, lang)
    assert {*table.iloc[:, 0]} <= {*lists[heads[0]]}
    assert {*table.iloc[:, 1]} <= {*lists[heads[1]]}
    assert lists[heads[-1]] == [*edition.sources]
    assert book[LISTS].sheet_state == "hidden"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_form_of_the_next_period_offers_results_and_targets(edition, lang):
    book = opened(template_book(edition, lang))
    assert offered(book, book.worksheets[0]) == {
        word("intake.form_kind", lang): [word(f"intake.form_kind_{kind}", lang) for kind in ("result", "target")]
    }
    assert book.properties.title == word("page.title", lang)


@pytest.mark.slow
def test_the_workbook_that_people_edit_offers_classes_units_and_sources_and_comes_back(edition, tmp_path):
    shutil.copytree(DATA, tmp_path / "data")
    file = tmp_path / "edit.xlsx"
    assert main(["--data", str(tmp_path / "data"), "--xlsx", str(file)], io.StringIO()) == 0
    book = openpyxl.load_workbook(file)
    layer = edition.layer("tourism")
    lists = offered(book, book["layers.tourism"])
    assert lists["kind"] == [*layer.classes]
    assert lists["source"] == lists["place_source"] == [*edition.sources]
    assert offered(book, book["layers.coverage"])["unit"] == [*edition.base_units]
    assert main(["--from-xlsx", str(file), "--out", str(tmp_path / "back")], io.StringIO()) == 0
    for path in (tmp_path / "back").rglob("*.csv"):
        assert path.read_bytes() == (DATA / path.relative_to(tmp_path / "back")).read_bytes()


def test_links_stay_within_what_excel_opens_and_nothing_else_is_one(monkeypatch):
    assert MOST_LINKS < 65_530  # what Excel has room for: https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3
    monkeypatch.setattr(book_of_schema, "MOST_LINKS", 50)
    rows = [[f"https://map.example/{n}", "javascript:alert(1)", "see https://map.example/"] for n in range(55)]
    content = book_bytes({"x": (["a", "b", "c"], rows)}, About("t & u"))
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        sheet, links = (parts.read(f"xl/worksheets/{name}") for name in ("sheet1.xml", "_rels/sheet1.xml.rels"))
    assert sheet.count(b"<hyperlink ") == 50
    assert b"javascript" not in links
    assert b"t &amp;&amp; u" in sheet
