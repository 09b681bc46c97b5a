"""What was searched for in vain is counted: words alone, by the day; whatever names a reader, or is no words, is not."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from geo.inbox import SETTING
from geo.inbox.__main__ import main
from geo.inbox.folder import place_of_letters
from geo.inbox.search import BOX, VainSearch, counted, keep
from geo.inbox.store import NotKept, Store


@pytest.fixture
def kept(tmp_path, monkeypatch):
    monkeypatch.setenv(SETTING, str(tmp_path / "kept"))
    return tmp_path / "kept"


def told(*arguments):
    out = io.StringIO()
    assert main(list(arguments), out) == 0
    return out.getvalue()


@pytest.mark.parametrize(
    "text", ["0912 345678", "0912345678", "a@b.vn", "21.36000, 107.6", "http://x", "…", "  ", "x", "y" * 61, "a\u202eb", "a\x00b"]
)
def test_what_may_name_a_reader_or_is_no_words_is_not_counted(text):
    with pytest.raises(ValidationError):
        VainSearch(message=text, lang="vi")


def test_the_same_words_are_counted_together_the_most_frequent_first(kept):
    for text in ("Bãi đỗ  xe", "bãi đỗ xe", "ATM"):
        keep(VainSearch(message=text, lang="vi"), "")
    lines = told("searches", "list", "--lang", "en").splitlines()
    assert [line.split(" · ")[:2] for line in lines[:2]] == [["2", "bãi đỗ xe"], ["1", "atm"]]
    for entry in Store(place_of_letters()).entries(BOX.name):
        assert set(entry) == {"id", "time", "message", "lang"}
        assert len(entry["time"]) == len("2026-11-29")


def test_they_leave_as_a_table_that_runs_nothing_and_go_for_good(kept, tmp_path):
    keep(VainSearch(message="=1+1 tổng", lang="vi"), "")
    told("searches", "export", str(tmp_path / "out.csv"), "--lang", "vi")
    rows = list(csv.reader(io.StringIO((tmp_path / "out.csv").read_text("utf-8-sig"))))
    assert rows[0] == ["Số lần", "Tìm không thấy", "Ngôn ngữ", "Ngày gần nhất (UTC)"]
    assert rows[1][1] == "'=1+1 tổng"
    told("searches", "delete", "--before", "2999-01-01")
    assert Store(place_of_letters()).entries(BOX.name) == []


def test_one_reader_cannot_fill_the_day(kept):
    for number in range(BOX.most):
        keep(VainSearch(message=f"chợ {number}", lang="vi"), "203.0.113.9")
    with pytest.raises(NotKept):
        keep(VainSearch(message="một nữa", lang="vi"), "203.0.113.9")
    assert len(Store(place_of_letters()).entries(BOX.name)) == BOX.most


@given(st.lists(st.tuples(st.sampled_from(["a", "b", "c"]), st.sampled_from(["2026-01-01", "2026-02-01"])), max_size=20))
def test_no_search_is_lost_in_counting(entries):
    rows = counted([{"message": text, "lang": "vi", "time": day} for text, day in entries])
    assert sum(row["n"] for row in rows) == len(entries)
    assert [row["n"] for row in rows] == sorted((row["n"] for row in rows), reverse=True)


def test_the_server_counts_for_its_own_pages_alone(server):
    def send(told, **headers):
        body = json.dumps(told).encode()
        return server.get(
            "/searched", method="POST", body=body, Content_Type="application/json", **{"Origin": server.url, **headers}
        ).status

    assert send({"message": "trạm sạc", "lang": "vi"}, Origin="https://example.org") == 403
    assert send({"message": "0912345678", "lang": "vi"}) == 422
    assert send({"message": "trạm sạc", "lang": "fr"}) == 422
    assert send({"message": "trạm sạc", "lang": "vi", "who": "me"}) == 422
    assert send({"message": "trạm sạc", "lang": "vi"}) == 204
    assert server.get("/searched").status == 405
    assert {entry["message"] for entry in Store(server.kept).entries(BOX.name)} == {"trạm sạc"}
