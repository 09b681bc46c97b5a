"""The page of figures, part by part, in both languages."""

import pytest


def charts(app):
    """How many charts a page draws."""
    return len(app.get("vega_lite_chart"))


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


@pytest.mark.parametrize(("lang", "labels"), [("vi", ["Tải ảnh (PNG)", "Tải số liệu (CSV)"]), ("en", ["Picture (PNG)", "Data (CSV)"])])
def test_a_chart_can_be_taken_away(open_page, lang, labels):
    offered = [button.proto.label for button in open_page("figures.py", lang=lang).get("download_button")]
    assert set(labels) <= set(offered)


def test_a_year_without_published_totals_says_so(open_page, said):
    full, app = (open_page("figures.py", lang="vi", year=year) for year in ("2024", "2015"))
    assert "Năm 2015 chưa có nguồn nào công bố" in said(app)
    assert charts(app) == charts(full) - 1
