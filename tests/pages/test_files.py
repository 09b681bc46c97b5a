"""The block of files below the map: every format and paper, in both languages, and a reason instead of buttons when nothing can be made."""

import pytest

FORMS = ("png", "pdf", "pptx", "html", "xlsx")


def buttons(app):
    return [button.proto.label for button in app.get("download_button")]


@pytest.mark.parametrize(
    ("lang", "labels"),
    [
        ("vi", ["Ảnh bản đồ (PNG)", "Bản đồ để in (PDF)", "Trang chiếu (PPTX)", "Bản đồ một tệp (HTML)", "Mọi bảng số liệu (XLSX)"]),
        ("en", ["Map to print (PDF)"]),
    ],
)
def test_every_format_and_paper_is_offered(open_page, said, lang, labels):
    app = open_page(lang=lang)
    assert not app.exception
    assert set(labels) <= set(buttons(app))
    assert app.selectbox[0].options == ["A4", "A3"]
    assert {"vi": "toàn huyện (cũ)", "en": "whole (former) district"}[lang] in said(app)


def test_what_will_be_made_is_said_in_words(open_page, said):
    text = said(open_page(lang="vi", era="2025", layers="tourism,new_rural", year="2022"))
    assert "2 xã · 7/2025 · Nông thôn mới 2022, Du lịch" in text


def test_a_view_that_shows_nothing_gets_a_reason_and_no_buttons(open_page):
    app = open_page(lang="vi", layers="")
    assert [info.value for info in app.info] == ["Chưa bật lớp nào, nên không có gì để in: hãy bật ít nhất một lớp."]
    assert buttons(app) == []


def test_the_part_in_view_is_offered_when_the_link_has_one(open_page, said):
    assert not open_page(lang="vi").checkbox
    app = open_page(lang="vi", c="21.3527,107.5983", z="12")
    app.checkbox[0].check().run()
    assert "phần đang xem" in said(app)
