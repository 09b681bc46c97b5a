"""Files over HTTP: every kind of the view that a link says, a reason in words for what cannot be made, and limits."""

import io
from itertools import count

import openpyxl
import pytest

from geo.export.formats import FORMATS
from geo.server import downloads
from geo.view import View

pytestmark = pytest.mark.slow
_addresses = count(1)


def get(server, path, **headers):
    """Ask from an address of its own: each gets so many files, and all tests share a server."""
    return server.get(path, **{"X_Forwarded_For": f"10.7.0.{next(_addresses)}", **headers})


@pytest.mark.slow
@pytest.mark.parametrize(("form", "start"), [("png", b"\x89PNG"), ("pdf", b"%PDF"), ("pptx", b"PK"), ("html", b"<!DOCTYPE html>")])
def test_a_view_is_made_as_every_kind_of_file(server, form, start):
    answer = get(server, f"/files/map.{form}?era=2025&lang=en&layers=tourism")
    assert answer.status == 200
    assert answer.body.startswith(start)
    assert answer.headers["content-disposition"] == f'attachment; filename="dam-ha-2025-en.{form}"'
    assert answer.headers["content-type"].startswith(FORMATS[form].type)
    assert answer.headers["cache-control"] == "no-store"
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_the_tables_come_in_the_readers_language(server):
    books = [openpyxl.load_workbook(io.BytesIO(get(server, f"/files/map.xlsx?lang={lang}").body)) for lang in ("vi", "en")]
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
    answer = get(server, f"/files/map.png?{asked}")
    assert answer.status == 422
    assert reason in answer.text


def test_nothing_else_is_made(server):
    assert get(server, "/files/map.exe").status == 404
    assert get(server, "/files/other.png").status == 404
    assert get(server, "/files/map.png?lang=vi&" + "x" * 3000).status == 414
    assert get(server, "/files/map.png", sec_fetch_site="cross-site").status == 403


@pytest.mark.parametrize(("asked", "dpi"), [("", 200), ("300", 300), ("٣٠٠", 200), ("-1", 200), ("1e9", 200), ("99999", 200)])
def test_a_resolution_that_is_no_number_is_not_said(asked, dpi):
    assert downloads.wish_of({"dpi": asked}, View()).dpi == dpi


LARGE = "/files/map.png?lang=vi&paper=A3&dpi=600"


def test_who_prefers_to_hear_of_it_is_told_how_a_file_stands_until_it_is_there(server):
    asked = f"{LARGE}&year=2020"
    first = get(server, asked, Prefer="respond-async")
    assert first.status == 202
    assert first.headers["cache-control"] == "no-store"
    assert {"before", "seconds"} & set(first.json)
    answers = []
    server.until(lambda: (answers.append(get(server, asked, Prefer="respond-async")) or answers[-1].status) == 200, within=120)
    assert answers[-1].body.startswith(b"\x89PNG")
    assert get(server, asked).body == answers[-1].body  # made once


def test_one_reader_waits_with_two_files_and_another_behind_the_same_address_goes_on(server):
    def ask(year, reader):
        return get(server, f"{LARGE}&year={year}&era=2025", Prefer="respond-async", X_Reader=reader, X_Forwarded_For="10.8.0.1")

    answers = [ask(year, "a") for year in (2021, 2022, 2023, 2024)]
    refused = [answer for answer in answers if answer.status == 429]
    assert refused
    assert "đang chờ hai tệp" in refused[0].text
    assert ask(2019, "b").status in (200, 202)  # another window behind the same address
    server.until(lambda: get(server, "/files/map.png?lang=vi&paper=A3&dpi=150", Prefer="respond-async").status == 200, within=120)
