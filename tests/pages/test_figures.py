"""The page of figures, part by part, in both languages."""

import re
from html import escape

import pytest

from geo.cards.indicators import results, targets
from geo.edition import load
from geo.edition.sources import brief


def charts(app):
    """How many charts a page draws."""
    return len(app.get("vega_lite_chart"))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("lang", "values"),
    [
        ("vi", ["8/8 xã · đủ tên", "6/8 xã · nêu tên 3", "4/8 xã · nêu tên 2", "Xem dạng bảng", "huyendamha.vn"]),
        (
            "en",
            ["8 of 8 communes · all named", "6 of 8 communes · 3 named", "4 of 8 communes · 2 named", "Show as a table", "huyendamha.vn"],
        ),
    ],
)
def test_the_three_bars_of_new_rural_stand_there_with_their_table_and_source(open_page, said, lang, values):
    app = open_page("figures.py", lang=lang)
    assert not app.exception
    assert charts(app)
    for value in values:
        assert value in said(app)


@pytest.mark.slow
@pytest.mark.parametrize(("lang", "labels"), [("vi", ["Tải ảnh (PNG)", "Tải số liệu (CSV)"]), ("en", ["Picture (PNG)", "Data (CSV)"])])
def test_a_chart_can_be_taken_away(open_page, said, lang, labels):
    app = open_page("figures.py", lang=lang)
    for label in labels:
        assert said(app).count(f'class="take-file">{label}</a>') == charts(app)


@pytest.mark.slow
def test_a_year_without_published_totals_says_so(open_page, said):
    full, app = (open_page("figures.py", lang="vi", year=year) for year in ("2024", "2015"))
    assert "Năm 2015 chưa có nguồn nào công bố" in said(app)
    assert charts(app) == charts(full) - 1


def cards():
    """Every card there is."""
    edition = load()
    return [card for group in results(edition).values() for card in group] + list(targets(edition))


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_card_shows_figure_time_source_and_neighbours(open_page, lang):
    app = open_page("figures.py", lang=lang)
    assert not app.exception
    drawn = dict(re.findall(r'<details class="card [^"]*" id="([^"]+)">(.*?)</details>', html_of(app)))
    assert list(drawn) == [card.id for card in cards()]
    for card in cards():
        body, fact = drawn[card.id], card.fact
        face = body.partition("</summary>")[0]
        for text in (fact.name.text(lang), fact.bare.text(lang), fact.when.text(lang), brief(load().sources[fact.source], lang)):
            assert escape(text) in face, card.id
        for other in card.beside:
            assert escape(other.words.text(lang)) in face, card.id
        rows = body.partition("<tbody>")[2].count("<tr>")
        assert rows == len(card.neighbours), card.id
        address = load().sources[fact.source].url
        assert not address or f'href="{escape(address)}"' in body, card.id


def html_of(app):
    return "".join(element.proto.body for element in app.get("html")).replace("\n", " ")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("lang", "text"), [("vi", "đã qua 33% của năm (4/12 tháng)"), ("en", "33% of the year had passed (4 of 12 months)")]
)
def test_results_stand_before_targets_and_targets_say_how_much_of_the_year_had_passed(open_page, said, lang, text):
    page = said(open_page("figures.py", lang=lang))
    at = [page.index(f'id="group_{group}"') for group in ("economy", "society", "digital", "targets")]
    assert at == sorted(at)
    assert text in page[at[-1] : at[-1] + 400]


@pytest.mark.slow
def test_the_link_says_year_and_era_and_leads_to_the_map_at_that_year(open_page, said):
    app = open_page("figures.py", lang="vi", year="2021", era="2025")
    text = said(app)
    assert "Xã nào đạt mức nào, đến hết năm 2021" in text
    assert "So sánh 2 xã" in text
    assert "Mức nông thôn mới không gộp về xã mới" in text
    links = {link.proto.label: link.proto.query_string for link in app.get("page_link")}
    assert links["Xem năm 2021 trên bản đồ"] == "lang=vi&year=2021&era=2024"
    assert links["2022"] == "lang=vi&year=2022&era=2025"


@pytest.mark.slow
def test_the_units_can_be_sorted_and_their_sums_are_shown(open_page, said):
    app = open_page("figures.py", lang="vi")
    table = app.dataframe[0].value
    assert len(table) == 9
    assert {"Diện tích đo (km²)", "Dự án nông nghiệp", "Du lịch", "Nông thôn mới"} <= set(table.columns)
    assert any(name.startswith("Diện tích công bố") for name in table.columns)
    assert any(name.startswith("Dân số (2009") for name in table.columns)
    assert any("amera" in name for name in table.columns)
    assert "414,82 = 414,82" in said(app)
    assert "cần trọng số" in said(app)


@pytest.mark.slow
def test_people_of_2025_stand_in_the_table_of_the_new_units(open_page):
    table = open_page("figures.py", lang="en", era="2025").dataframe[0].value
    people = next(table[name] for name in table.columns if name.startswith("Population (2025"))
    assert people.tolist() == [25947, 18049]
