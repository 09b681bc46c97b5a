"""What readers leave is kept whole, in order, for the operator only, whatever two processes or a power cut do."""

import json
import os
import stat
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.inbox import SETTING
from geo.inbox.rate_limit import Allowance, house
from geo.inbox.store import OURS, Quota, Store, StoreFull, StoreUnavailable, folder
from tests.serving import ROOT

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "${alert(1)}",
    "</script>",
    "\u202eabc",
    "=cmd|' /C calc'!A0",
    "\u2028",
    "a\nb",
    '{"id":"x"}',
    "\x00",
]
WRITER = "import sys; from pathlib import Path; from geo.inbox.store import Store\nstore = Store('many', where=Path(sys.argv[1]))\n"
WRITER += "for n in range(int(sys.argv[3])): store.append({'who': sys.argv[2], 'n': n, 'text': 'chữ ' * 50})"


@pytest.fixture
def store(tmp_path):
    return Store("tests", where=tmp_path / "kept")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(text=st.sampled_from(HOSTILE) | st.text())
def test_any_text_comes_back_as_it_was(store, text):
    kept = store.append({"text": text})
    *_, last = store.entries()
    assert last == kept
    assert last["text"] == text
    assert store.damaged() == 0


def test_entries_keep_their_order_and_have_their_own_ids(store):
    made = [store.append({"n": n}) for n in range(20)]
    assert list(store.entries()) == made
    assert len({entry["id"] for entry in made}) == 20
    assert all(datetime.fromisoformat(entry["time"]).utcoffset() == timedelta(0) for entry in made)


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_only_the_operator_can_read_it(store):
    before = os.umask(0)
    try:
        store.append({})
        assert stat.S_IMODE(store.path.parent.stat().st_mode) == 0o700
        assert {stat.S_IMODE(path.stat().st_mode) for path in store.path.parent.iterdir()} == {0o600}
        store.path.chmod(0o644)
        store.append({})
        assert stat.S_IMODE(store.path.stat().st_mode) == 0o600
        store.delete(lambda _entry: True)
        assert stat.S_IMODE(store.path.stat().st_mode) == 0o600
    finally:
        os.umask(before)


@pytest.mark.slow
def test_two_processes_at_once_lose_nothing(tmp_path):
    room = 60
    commands = [[sys.executable, "-c", WRITER, str(tmp_path), who, str(room)] for who in ("one", "two", "three")]
    running = [subprocess.Popen(command, cwd=ROOT) for command in commands]
    assert [process.wait(timeout=60) for process in running] == [0, 0, 0]
    store = Store("many", where=tmp_path)
    found = list(store.entries())
    assert store.damaged() == 0
    for who in ("one", "two", "three"):
        assert [entry["n"] for entry in found if entry["who"] == who] == list(range(room))


@given(cut=st.integers(min_value=1, max_value=60))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
def test_a_torn_last_line_costs_only_itself(tmp_path_factory, cut):
    store = Store("torn", where=tmp_path_factory.mktemp("torn"))
    first, torn = store.append({"text": "một"}), store.append({"text": "hai " * 20})
    content = store.path.read_bytes()
    store.path.write_bytes(content[:-cut])
    after = store.append({"text": "ba"})
    whole = cut == 1  # only the line's end is gone
    assert list(store.entries()) == ([first, torn, after] if whole else [first, after])
    assert store.damaged() == (0 if whole else 1)
    assert store.delete(lambda entry: entry["id"] == first["id"]) == 1
    assert store.damaged() == 0
    assert list(store.entries())[-1] == after


def test_what_is_no_entry_is_passed_over(store):
    kept = store.append({})
    with store.path.open("ab") as file:
        file.write(b'[]\n"x"\n{"id": 1, "time": 2}\n\xff\xfe\n\n')
    assert list(store.entries()) == [kept]
    assert store.damaged() == 4


def test_a_day_takes_so_many_and_says_when_there_is_room_again(tmp_path):
    store = Store("full", Quota(a_day=3), where=tmp_path)
    early = datetime.now(UTC) - timedelta(hours=30)
    store.append({}, time=early.isoformat(timespec="seconds"))
    for hours in (20, 10, 1):
        store.append({}, time=(datetime.now(UTC) - timedelta(hours=hours)).isoformat(timespec="seconds"))
    with pytest.raises(StoreFull) as caught:
        store.append({})
    assert caught.value.again == pytest.approx(4 * 3600, abs=60)
    assert len(list(store.entries())) == 4


def test_the_bytes_in_all_are_limited(tmp_path):
    store = Store("full", Quota(size=2_000), where=tmp_path)
    for _ in range(12):
        store.append({"text": "x" * 90})
    with pytest.raises(StoreFull):
        store.append({"text": "x" * 300})
    assert 1_500 < store.path.stat().st_size <= 2_000


def test_deleting_is_all_or_nothing_and_counts(store):
    made = [store.append({"n": n}) for n in range(5)]
    assert store.delete(lambda entry: entry["n"] in (1, 3)) == 2
    assert list(store.entries()) == [made[0], made[2], made[4]]
    assert store.delete(lambda entry: entry["n"] == 9) == 0
    assert not store.path.with_suffix(".new").exists()


def test_nothing_is_kept_where_it_could_be_served(monkeypatch):
    for place in (OURS, OURS / "data", OURS / "geo" / ".." / "x"):
        monkeypatch.setenv(SETTING, str(place))
        with pytest.raises(StoreUnavailable, match="inside the map's own folder"):
            folder()
    monkeypatch.delenv(SETTING)
    assert OURS not in folder().parents
    monkeypatch.setenv(SETTING, "~/kept")
    assert folder() == (Path.home() / "kept").resolve()


def test_a_place_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    store = Store("tests", where=tmp_path / "file" / "kept")
    with pytest.raises(StoreUnavailable):
        store.append({})
    with pytest.raises(StoreUnavailable):
        list(store.entries())


def test_each_line_is_plain_json(store):
    store.append({"text": "Đầm Hà\u2028"})
    (line,) = store.path.read_bytes().split(b"\n")[:-1]
    assert json.loads(line)["text"] == "Đầm Hà\u2028"
    assert "Đầm Hà".encode() in line


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def test_a_reader_may_so_often_and_again_later():
    clock = Clock()
    allowance = Allowance(3, 600, clock)
    assert [allowance.take("1.2.3.4") for _ in range(4)] == [0, 0, 0, 600]
    assert allowance.take("1.2.3.5") == 0
    clock.now = 599.5
    assert allowance.take("1.2.3.4") == 1
    clock.now = 600.0
    assert allowance.take("1.2.3.4") == 0
    allowance.give_back("1.2.3.4")
    assert allowance.take("1.2.3.4") == 0


@given(st.lists(st.tuples(st.sampled_from("abc"), st.floats(0, 50)), max_size=60))
def test_never_more_than_allowed_in_any_window(steps):
    clock = Clock()
    allowance = Allowance(4, 100, clock)
    taken = {}
    for who, pause in steps:
        clock.now += pause
        if not allowance.take(who):
            taken.setdefault(who, []).append(clock.now)
    for times in taken.values():
        assert all(later - first >= 100 for first, later in zip(times, times[4:], strict=False))


def test_an_address_is_remembered_by_house_and_never_in_clear():
    assert house("2001:db8:1:2:aaaa::1") == house("2001:db8:1:2:bbbb::9%eth0") != house("2001:db8:1:3::1")
    assert house("::ffff:10.0.0.7") == house("10.0.0.7") == "10.0.0.7"
    assert house("testclient") == "testclient"
    allowance = Allowance(1, 10)
    allowance.take("10.0.0.7")
    assert "10.0.0.7" not in repr(vars(allowance))
