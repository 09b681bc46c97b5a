"""Files over HTTP: every kind of the view that a link says, a reason in words for what cannot be made, and limits."""

import io

import openpyxl
import pytest

from geo.export.formats import FORMATS
from geo.server import downloads
from geo.view import View

pytestmark = pytest.mark.slow


@pytest.mark.slow
@pytest.mark.parametrize(("form", "start"), [("png", b"\x89PNG"), ("pdf", b"%PDF"), ("pptx", b"PK"), ("html", b"<!DOCTYPE html>")])
def test_a_view_is_made_as_every_kind_of_file(server, form, start):
    answer = server.get(f"/files/map.{form}?era=2025&lang=en&layers=tourism")
    assert answer.status == 200
    assert answer.body.startswith(start)
    assert answer.headers["content-disposition"] == f'attachment; filename="dam-ha-2025-en.{form}"'
    assert answer.headers["content-type"].startswith(FORMATS[form].type)
    assert answer.headers["cache-control"] == "no-store"
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_the_tables_come_in_the_readers_language(server):
    books = [openpyxl.load_workbook(io.BytesIO(server.get(f"/files/map.xlsx?lang={lang}").body)) for lang in ("vi", "en")]
    assert books[0].sheetnames != books[1].sheetnames


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ("lang=vi&layers=", "Chưa bật lớp nào"),
        ("lang=vi&paper=A0", "Không có khổ giấy “A0”"),
        ("lang=vi&orientation=up", "Không có hướng giấy “up”"),
        ("lang=vi&dpi=9000", "Độ phân giải 9000 dpi"),
    ],
)
def test_what_cannot_be_made_is_said_in_words(server, asked, reason):
    answer = server.get(f"/files/map.png?{asked}")
    assert answer.status == 422
    assert reason in answer.text


def test_nothing_else_is_made(server):
    assert server.get("/files/map.exe").status == 404
    assert server.get("/files/other.png").status == 404
    assert server.get("/files/map.png?lang=vi&" + "x" * 3000).status == 414
    assert server.get("/files/map.png", sec_fetch_site="cross-site").status == 403


@pytest.mark.parametrize(("asked", "dpi"), [("", 200), ("300", 300), ("٣٠٠", 200), ("-1", 200), ("1e9", 200), ("99999", 200)])
def test_a_resolution_that_is_no_number_is_not_said(asked, dpi):
    assert downloads.wish_of({"dpi": asked}, View()).dpi == dpi
