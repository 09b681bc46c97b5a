"""Enquiries: kept as they were typed, refused with a reason, listed, exported and deleted by the command."""

import csv
import io
import os
import stat

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from pydantic import ValidationError

from geo.inbox import SETTING
from geo.inbox.__main__ import main
from geo.inbox.enquiry import BOX, FIELDS, LIMITS, Enquiry, faults_of, summary
from geo.inbox.listing import csv_bytes, listed
from geo.inbox.store import FILE, Store
from geo.language import catalogue

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "${alert(1)} and more",
    "=cmd|' /C calc'!A0",
    "\u202edào ngược chữ",
    "\x1b[2J clear it",
    "'; DROP TABLE x; --",
]
GOOD = {
    "name": "Nguyễn Văn A",
    "organisation": "Công ty B",
    "contact": "a@congty.vn",
    "project": "Việt Úc (projects/viet-uc)",
    "message": "Chúng tôi muốn biết về đất và điện.",
    "lang": "vi",
}


@pytest.fixture(name="kept")
def _kept(tmp_path, monkeypatch):
    monkeypatch.setenv(SETTING, str(tmp_path / "kept"))
    return tmp_path / "kept"


def keep(enquiry):
    return BOX.keep(enquiry.model_dump())


def enquiries(kept):
    return Store(kept).entries(BOX.name)


def ask(*arguments):
    out = io.StringIO()
    return main(["enquiries", *arguments], out), out.getvalue()


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30)
@given(name=st.sampled_from(HOSTILE), message=st.sampled_from(HOSTILE) | st.text(min_size=10, max_size=200))
def test_any_text_comes_back_as_it_was_typed(kept, name, message):
    assume(len(message.strip()) >= LIMITS["message"][0])
    keep(Enquiry(**{**GOOD, "name": name, "message": message}))
    *_, last = enquiries(kept)
    assert last["message"].strip() == message.strip()
    assert last["name"] == name.strip()
    assert Store(kept).delete(BOX.name, "9999") == 1


@pytest.mark.parametrize("contact", ["a@b.vn", "name.surname+x@firm.co.uk", "0912 345 678", "+84 (0)33-388-1234", "02033.881.234"])
def test_a_mail_address_or_a_telephone_number_reaches_the_writer(contact):
    assert Enquiry(**{**GOOD, "contact": contact}).contact == contact


WRONG = [
    ({"contact": "call me"}, "contact", "ten@congty.vn"),
    ({"contact": "12345"}, "contact", "8–15"),
    ({"contact": "nobody@nowhere"}, "contact", "ten@congty.vn"),
    ({"contact": ""}, "contact", "5"),
    ({"name": " "}, "name", "2"),
    ({"name": "x" * 121}, "name", "120"),
    ({"message": "ngắn"}, "message", "10"),
    ({"message": "x" * 3001}, "message", "3000"),
    ({"organisation": "x" * 201}, "organisation", "200"),
    ({"name": None}, "name", "gõ lại"),
    ({"more": 1}, "more", "tải lại"),
]


@pytest.mark.parametrize(("change", "field", "words"), WRONG)
def test_a_fault_says_where_and_how_to_mend_it(change, field, words):
    with pytest.raises(ValidationError) as caught:
        Enquiry(**{**GOOD, **change})
    ((where, text),) = faults_of(caught.value)
    assert where == field
    assert words in text.vi
    assert text.vi != text.en


def test_the_command_lists_exports_and_deletes(kept, tmp_path):
    entries = [keep(Enquiry(**{**GOOD, "message": text + " xin hỏi"})) for text in HOSTILE]
    code, text = ask("list", "--lang", "en")
    assert (code, "6 enquiries" in text, "a@congty.vn" in text) == (0, True, True)
    assert "\x1b" not in text
    assert ask("export", str(tmp_path / "out.xlsx"))[0] == 0
    assert load_workbook(tmp_path / "out.xlsx").active["B1"].value == "Họ tên"
    rows = list(csv.reader(io.StringIO(csv_bytes(BOX, enquiries(kept), "vi").decode("utf-8-sig"), newline="")))
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)
    assert ask("delete", "--id", entries[0]["id"]) == (0, "Đã xóa 1 thư liên hệ.\n")
    assert ask("delete", "--before", "2999-01-01") == (0, "Đã xóa 5 thư liên hệ.\n")
    assert enquiries(kept) == []


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps rights in another way")
def test_only_its_owner_may_read_what_was_sent(kept):
    keep(Enquiry(**GOOD))
    assert stat.S_IMODE((kept / FILE).stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.stat().st_mode) == 0o700


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_copy_says_everything_that_was_typed_and_nothing_hides_it(lang):
    text = summary(Enquiry(**GOOD), lang, "0123456789abcdef")
    assert all(GOOD[field] in text for field in FIELDS)
    assert "0123456789abcdef" in text
    assert GOOD["name"] in listed(BOX, {"id": "x", "time": "t", **GOOD}, lang)


def test_the_form_says_for_how_long():
    assert all("{months}" in catalogue(lang)["enquiry.kept"] for lang in ("vi", "en"))
    assert BOX.months == 12
