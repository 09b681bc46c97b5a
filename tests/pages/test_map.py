"""The map page: it opens in both languages and answers every selection there is."""

import re

import pyarrow as pa
import pytest

from geo.edition import load
from geo.language import word
from geo.ui.map import selection

UNITS = ["2024-06901", "2025-06913"]


@pytest.mark.slow
@pytest.mark.parametrize(("lang", "heading"), [("vi", "So sánh 9 đơn vị"), ("en", "Comparison of the 9 units")])
def test_it_opens_with_the_district_and_the_comparison(open_page, said, lang, heading):
    app = open_page(lang=lang)
    assert not app.exception
    assert heading in said(app)
    assert len(app.dataframe[-1].value) == 9
    assert len(app.get("component_instance")) == 1


@pytest.mark.slow
def test_the_first_run_of_a_visit_draws_the_map_alone(open_page):
    app = open_page(lang="vi", runs=1)
    assert not app.exception
    assert len(app.get("component_instance")) == 1
    assert not app.dataframe


@pytest.mark.slow
def test_the_comparison_keeps_numbers_as_numbers(open_page):
    table = open_page(lang="vi").dataframe[-1].value
    assert len(table.select_dtypes("number").columns) >= 3


@pytest.mark.slow
@pytest.mark.parametrize(("lang", "area", "people"), [("vi", "3,37", "5.958"), ("en", "3.37", "5,958")])
def test_the_comparison_writes_numbers_in_the_readers_language(open_page, lang, area, people):
    shown = open_page(lang=lang).dataframe[-1].proto.arrow_data.styler.display_values
    assert {area, people} <= set(pa.ipc.open_stream(shown).read_pandas().astype(str).to_numpy().ravel())


@pytest.mark.slow
def test_two_communes_are_compared_in_the_new_era(open_page, said):
    app = open_page(lang="vi", era="2025")
    assert len(app.dataframe[-1].value) == 2
    assert "So sánh 2 xã" in said(app)


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("unit", UNITS)
def test_a_unit_is_answered_with_history_and_sources(open_page, said, lang, unit):
    app = open_page(lang=lang, sel=unit, era=unit[:4])
    assert not app.exception
    text = said(app)
    assert load().unit(unit).name.text(lang) in text
    assert {"vi": "Quá trình", "en": "History"}[lang] in text
    assert "1679/NQ-UBTVQH15" in text
    assert "<sup>1" in text
    order = {
        "vi": ("<dt>Nông thôn mới", "<h3>Trên địa bàn", "<dt>Diện tích đo"),
        "en": ("<dt>New-style rural", "<h3>In this unit", "<dt>Area measured"),
    }[lang]
    places = [text.index(part) for part in order]
    assert places == sorted(places)


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_of_very_many_things_of_a_unit_the_first_are_named_and_the_rest_is_counted(open_page, said, lang, monkeypatch):
    monkeypatch.setattr(selection, "LISTED", 3)
    text = said(open_page(lang=lang, sel="2025-06895", era="2025"))
    named = re.search(r"<dd><ul>((?:<li>[^<]*</li>)+)", text.split(f"<h3>{word('page.here', lang)}")[1])[1]
    assert named.count("<li>") == 4
    things = [thing for thing in load().features["projects"] if "2025-06895" in thing.where["2025"].units]
    assert word("page.here_more", lang, n=str(len(things) - 3)) in named


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.slow
def test_every_feature_is_answered(open_page, said, lang):
    edition = load()
    for layer in edition.registry:
        if layer.shape == "place":
            for row in edition.table(layer.id).head(8).to_dict("records"):
                app = open_page(lang=lang, sel=f"{layer.id}/{row['id']}")
                assert not app.exception, row["id"]
                assert row[f"name_{lang}"].replace("&", "&amp;").replace("'", "&#x27;").replace('"', "&quot;") in said(app)


@pytest.mark.slow
def test_a_selection_that_is_gone_is_said(open_page, said):
    app = open_page(lang="vi", sel="projects/not-there")
    assert not app.exception
    assert "projects/not-there" in said(app)


@pytest.mark.slow
@pytest.mark.parametrize("text", ["<img src=x onerror=alert(1)>", "${alert(1)}", "</script>", "x" * 5000, "\u202e", "projects/../../etc"])
def test_hostile_links_open_the_default_page(open_page, text):
    app = open_page(lang=text, sel=text, era=text, layers=text, c=text, z=text, year=text)
    assert not app.exception
    assert len(app.dataframe[-1].value) == 9


@pytest.mark.slow
def test_nothing_is_wrong_with_our_data(open_page):
    assert load().faults == ()
    assert not open_page().warning
