"""Reports: any text comes back, wrong ones are told why, tables run nothing, and the command finds and deletes them."""

import csv
import io
import os
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from pydantic import ValidationError

from geo.inbox import SETTING
from geo.inbox.__main__ import main
from geo.inbox.listing import csv_bytes, listed, xlsx_bytes
from geo.inbox.report import BOX, CONTACT_LONGEST, MESSAGE_LONGEST, MESSAGE_SHORTEST, Report, faults_of
from geo.inbox.store import Store
from geo.language import catalogue, number
from geo.schema.cells import original
from tests.serving import ROOT

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "${alert(1)} ok",
    "</script>",
    "\u202e=1+1 ngược",
    "=cmd|' /C calc'!A0",
    "+84 912",
    "\\20190221",
    "\x1b[2Jxyz",
]
ANY = st.sampled_from(HOSTILE) | st.text(min_size=5, max_size=300)
GOOD = {
    "what": "projects/viet-uc",
    "link": "/xem?lang=vi&sel=projects/viet-uc",
    "message": "Diện tích đúng là 200 ha",
    "contact": "",
    "lang": "vi",
}


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """The folder where this test's reports are kept."""
    monkeypatch.setenv(SETTING, str(tmp_path / "kept"))
    return tmp_path / "kept"


def keep(report):
    return BOX.keep(report.model_dump())


def reports(kept):
    return Store(kept).entries(BOX.name)


def ask(*arguments):
    out = io.StringIO()
    return main(["reports", *arguments], out), out.getvalue()


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50)
@given(message=ANY, contact=st.sampled_from(HOSTILE) | st.text(max_size=200))
def test_any_text_comes_back_as_it_was_typed(kept, message, contact):
    assume(len(message.strip()) >= MESSAGE_SHORTEST)
    keep(Report(**{**GOOD, "message": message, "contact": contact}))
    *_, last = reports(kept)
    for typed, found in ((message, last["message"]), (contact, last["contact"])):
        assert found in typed
        assert found.strip() == typed.strip()
    assert Store(kept).delete(BOX.name, "9999") == 1


@pytest.mark.slow
@given(length=st.integers(min_value=0, max_value=MESSAGE_LONGEST + 50), letter=st.sampled_from("xđ漢😀"))
def test_limits_count_characters_and_are_said(length, letter):
    try:
        Report(**{**GOOD, "message": letter * length})
    except ValidationError as error:
        assert not MESSAGE_SHORTEST <= length <= MESSAGE_LONGEST
        ((field, text),) = faults_of(error)
        assert field == "message"
        assert str(MESSAGE_SHORTEST if length < MESSAGE_SHORTEST else MESSAGE_LONGEST) in text.vi
        assert text.vi != text.en
    else:
        assert MESSAGE_SHORTEST <= length <= MESSAGE_LONGEST


WRONG = [
    ({"contact": "x" * (CONTACT_LONGEST + 1)}, "contact", str(CONTACT_LONGEST)),
    ({"message": "     \n  a  "}, "message", "5"),
    ({"message": None}, "message", "5"),
    ({"message": "ab\ud800cdef"}, "message", "gõ lại"),
    ({"contact": ["x"]}, "contact", "gõ lại"),
    ({"what": "../../etc"}, "what", "chọn lại"),
    ({"what": "nolayer/x"}, "what", "chọn lại"),
    ({"what": ""}, "what", "chọn lại"),
    ({"lang": "xx"}, "lang", "tải lại"),
    ({"link": "x" * 1001}, "link", "tải lại"),
    ({"more": 1}, "more", "tải lại"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("change", "field", "words"), WRONG)
def test_a_fault_says_where_and_how_to_mend_it(change, field, words):
    with pytest.raises(ValidationError) as caught:
        Report(**{**GOOD, **change})
    ((where, text),) = faults_of(caught.value)
    assert where == field
    assert words in text.vi


@pytest.mark.parametrize(
    ("given_link", "kept_link"),
    [
        ("/xem?lang=en&sel=2024-06901&evil=<script>", "/xem?sel=2024-06901&lang=en"),
        ("javascript:alert(1)?lang=vi", "/?lang=vi"),
        ("https://example.org/x?era=2025&lang=en", "/?era=2025&lang=en"),
        ("/xem/../../etc?z=999", "/?lang=vi"),
        ("", "/?lang=vi"),
        ("/?c=21.35,107.6&z=12&sel=</script>", "/?lang=vi&c=21.35,107.6&z=12"),
    ],
)
def test_only_our_own_link_is_kept(given_link, kept_link):
    assert Report(**{**GOOD, "link": given_link}).link == kept_link


@pytest.mark.slow
@settings(deadline=None, max_examples=60)
@given(message=ANY, contact=ANY)
@example(message="a\rb", contact="0000\r")
def test_tables_run_nothing_and_lose_nothing(message, contact):
    entry = {"id": "0" * 16, "time": "2026-01-01T00:00:00+00:00", **GOOD, "message": message, "contact": contact}
    rows = list(csv.reader(io.StringIO(csv_bytes(BOX, [entry], "vi").decode("utf-8-sig"), newline="")))
    assert [original(cell) for cell in rows[1]] == [entry[name] for name in BOX.columns]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in rows[1])
    page = load_workbook(io.BytesIO(xlsx_bytes(BOX, [entry], "en"))).active
    assert all(cell.data_type in ("s", "n", "inlineStr") for row in page.iter_rows() for cell in row)
    shown = listed(BOX, entry, "vi")
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_the_command_lists_exports_and_deletes(kept, tmp_path):
    entries = [keep(Report(**{**GOOD, "message": text})) for text in HOSTILE]
    code, text = ask("list", "--lang", "en")
    assert code == 0
    assert "8 reports" in text
    assert HOSTILE[0] in text
    assert ask("export", str(tmp_path / "out.csv")) == (0, f"8 báo sai · {tmp_path / 'out.csv'}\n")
    assert ask("export", str(tmp_path / "out.xlsx"), "--lang", "en")[0] == 0
    assert load_workbook(tmp_path / "out.xlsx").active["A1"].value == "Time (UTC)"
    assert ask("delete", "--id", entries[0]["id"]) == (0, "Đã xóa 1 báo sai.\n")
    assert ask("delete", "--id", entries[0]["id"]) == (1, "Đã xóa 0 báo sai.\n")
    assert ask("delete", "--before", "2020-01-01") == (0, "Đã xóa 0 báo sai.\n")
    assert ask("delete", "--before", "2999-01-01") == (0, "Đã xóa 7 báo sai.\n")
    assert reports(kept) == []


@pytest.mark.slow
def test_the_command_is_a_command_and_its_mistakes_are_told(kept, tmp_path):
    keep(Report(**GOOD))
    environment = {**os.environ, SETTING: str(kept)}

    def run(*arguments, **more):
        return subprocess.run(
            [sys.executable, "-m", "geo.inbox", "reports", *arguments],
            cwd=ROOT,
            env={**environment, **more},
            capture_output=True,
            text=True,
            check=False,
        )

    found = run("list")
    assert (found.returncode, found.stderr) == (0, "")
    assert GOOD["message"] in found.stdout
    assert run("delete").returncode == 2
    assert run("export", "out.exe").returncode == 2
    refused = run("list", **{SETTING: str(ROOT / "data")})
    assert refused.returncode == 1
    assert "Traceback" not in refused.stderr


def test_what_was_kept_long_enough_is_deleted_when_it_is_asked_for(kept):
    keep(Report(**GOOD))
    assert ask("delete", "--old") == (0, "Đã xóa 0 báo sai.\n")
    assert BOX.old(datetime(2028, 2, 29, tzinfo=UTC)) == "2027-02-28T00:00:00+00:00"
    assert BOX.old(datetime(2026, 11, 23, tzinfo=UTC)) == "2025-11-23T00:00:00+00:00"


def test_the_words_of_the_form_tell_the_true_limits():
    for lang in ("vi", "en"):
        words = catalogue(lang)
        assert number(MESSAGE_LONGEST, lang) in words["frame.report_message_hint"]
        assert str(MESSAGE_SHORTEST) in words["frame.report_message_hint"]
        for key in ("frame.report_privacy", "frame.report_kept"):
            assert str(BOX.months) in words[key]
