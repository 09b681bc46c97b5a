"""How new the data is: the newest figure and the day it was put together, the same two dates wherever it is shown or taken away."""

import io
import json
from datetime import date

import pytest
from openpyxl import load_workbook
from pptx import Presentation

from geo.client.config import client_config
from geo.datasets.catalog import catalog_json
from geo.datasets.layer_files import geojson_bytes, xlsx_bytes
from geo.datasets.workbook import workbook_bytes
from geo.edition import load
from geo.facts import data_dates, newest_figure, subtitle
from geo.facts.citation import cited_as
from geo.paper import PrintRequest, pdf_bytes
from geo.paper.project_brief import Brief, brief_bytes
from geo.slides import pptx_bytes
from geo.view import View
from tests import toy
from tests.real import IDS
from tests.test_invest import ADDRESS, text_of

DAY = date(2026, 11, 23)
DATES = {"vi": "Số liệu mới nhất 2025, tổng hợp 1/8/2025", "en": "Newest figure 2025, put together 1 Aug 2025"}
ENDED = {"vi": "huyện kết thúc hoạt động 30/6/2025", "en": "the district ended on 30 June 2025"}


def test_both_dates_come_from_the_data_alone(small):
    assert newest_figure(small) == "2025"
    assert (data_dates(small).vi, data_dates(small).en) == (DATES["vi"], DATES["en"])
    assert (subtitle(small).vi, subtitle(small).en) == (f"{DATES['vi']}; {ENDED['vi']}", f"{DATES['en']}; {ENDED['en']}")


@pytest.mark.slow
def test_what_is_aimed_at_and_what_says_nothing_of_the_place_are_no_newest_figure(folder):
    toy.change(folder, "figures.csv", "2024-01/2024-04,result", "2030,target")
    rate = "communes,huyen,usd,25122,,=,vnd_usd,2029-01-07,office,,"
    toy.change(folder, "claims.csv", "things,a-mill,area,12.5", f"{rate}\nthings,a-mill,area,12.5")
    assert newest_figure(load(folder)) == "2025"


@pytest.mark.parametrize("said", ["", "compiled = 'soon'", "compiled = 3", "other = 1"])
def test_a_day_that_is_not_said_is_a_fault_and_no_day_is_made_up(folder, said):
    (folder / "edition.toml").write_text(said, "utf-8")
    edition = load(folder)
    assert [fault.file for fault in edition.faults] == ["edition.toml"]
    assert data_dates(edition).vi == "Số liệu mới nhất 2025"


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_header_notice_paper_slides_and_files_say_the_same_two_dates(edition, made, lang, tmp_path):
    dates, whole = data_dates(edition).text(lang), subtitle(edition).text(lang)
    assert dates
    assert (client_config(edition)["dates"][lang], client_config(edition)["subtitle"][lang]) == (dates, whole)
    view = View(lang=lang, layers=IDS)
    sheet, _ = text_of(made(pdf_bytes, PrintRequest(view, printed=DAY)), tmp_path)
    assert whole in sheet
    assert sheet.count(dates) == 2
    brief, _ = text_of(made(brief_bytes, Brief("projects/th-dairy", lang, ADDRESS, DAY)), tmp_path)
    assert dates in brief
    slides = list(Presentation(io.BytesIO(made(pptx_bytes, PrintRequest(view, printed=DAY)))).slides)
    assert whole in " ".join(shape.text_frame.text for shape in slides[0].shapes if shape.has_text_frame)
    assert all(dates in slide.notes_slide.notes_text_frame.text for slide in slides)
    for book in (xlsx_bytes(edition, "tourism", lang), workbook_bytes(edition, lang)):
        last = [row[0].value for row in load_workbook(io.BytesIO(book)).worksheets[-1].iter_rows()][-2:]
        assert last == [dates, cited_as(edition).text(lang)]


@pytest.mark.slow
def test_machines_are_told_the_same_dates(edition):
    told = {"newest_figure": newest_figure(edition), "compiled": edition.compiled}
    assert {name: json.loads(geojson_bytes(edition, "tourism"))[name] for name in told} == told
    assert [catalog_json(edition)[name] for name in ("data_date", "compiled")] == list(told.values())
    assert told["newest_figure"] <= told["compiled"]
