"""What readers leave is kept whole, in order, for the operator only, whatever two processes, a power cut or a wrong clock do."""

import json
import os
import sqlite3
import stat
import subprocess
import sys
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import combinations, pairwise
from pathlib import Path
from threading import Event, Thread

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.inbox import SETTING, box
from geo.inbox import store as keeping
from geo.inbox.box import MessageKind
from geo.inbox.days import Day, old, right
from geo.inbox.folder import OURS, place_of_letters
from geo.inbox.rate_limit import Allowance, house, network
from geo.inbox.store import NotKept, Store
from geo.inbox.watch import LITTLE, let_go, warnings
from tests.serving import ROOT

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "${alert(1)}",
    "</script>",
    "\u202eabc",
    "=cmd|' /C calc'!A0",
    "'); DROP TABLE letters; --",
    "\u2028",
    "a\nb",
    '{"id":"x"}',
    "\x00",
]
WRITER = "import sys; from pathlib import Path; from geo.inbox.store import Store\nstore = Store(Path(sys.argv[1]))\n"
MANY = WRITER + "import os\nfrom threading import Thread\n"
MANY += "def write(mine):\n for n in range(mine, int(sys.argv[3]), 3):\n"
MANY += "  kept = store.append('many', {'n': n, 'text': 'chữ ' * 50}, 1000)\n"
MANY += "  os.write(1, (kept['id'] + '\\n').encode())\n"  # at once: print() of another thread comes between a word and its line's end
MANY += "threads = [Thread(target=write, args=(mine,)) for mine in range(3)]\n[thread.start() for thread in threads]\n"
MANY += "[thread.join() for thread in threads]"
ONE = WRITER + "store.append('tests', {}, 1000)"
FOR_EVER = WRITER + "while True: print(store.append('many', {'text': 'chữ ' * 500}, 10**6)['id'], flush=True)"
FULL_DISK = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000)); import signal\n"
FULL_DISK += "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n" + FOR_EVER
KIND = MessageKind("tests", "report", (), (), (), a_day=8, most=2)


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "kept")


@pytest.fixture
def clock(monkeypatch):
    """The machine's clock, to be set."""

    def set_to(moment):
        monkeypatch.setattr(keeping, "now", lambda: moment)
        monkeypatch.setattr(box, "now", lambda: moment)

    return set_to


def keep(store, n=1, kind="tests", a_day=1000):
    return [store.append(kind, {"n": number}, a_day) for number in range(n)]


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(text=st.sampled_from(HOSTILE) | st.text())
def test_any_text_comes_back_as_it_was(store, text):
    kept = store.append("tests", {"text": text}, 1000)
    *_, last = store.entries("tests")
    assert last == kept
    assert last["text"] == text


@pytest.mark.slow
def test_letters_keep_their_order_their_kind_and_have_their_own_ids(store):
    made = keep(store, 20)
    others = keep(store, 3, "others")
    assert store.entries("tests") == made
    assert store.entries("others") == others
    assert len({entry["id"] for entry in [*made, *others]}) == 23
    assert all(datetime.fromisoformat(entry["time"]).utcoffset() == timedelta(0) for entry in made)


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_only_the_operator_can_read_it(store):
    before = os.umask(0)
    try:
        keep(store)
        assert stat.S_IMODE(store.path.parent.stat().st_mode) == 0o700
        assert {stat.S_IMODE(path.stat().st_mode) for path in store.path.parent.iterdir()} == {0o600}
        store.path.chmod(0o644)
        keep(store)
        assert stat.S_IMODE(store.path.stat().st_mode) == 0o600
    finally:
        os.umask(before)


@pytest.mark.slow
def test_three_threads_of_each_of_three_processes_at_once_lose_nothing(tmp_path):
    room = 30
    commands = [[sys.executable, "-c", MANY, str(tmp_path), who, str(room)] for who in ("one", "two", "three")]
    running = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for command in commands]
    outcome = [process.communicate(timeout=120) for process in running]
    assert [wrong for _, wrong in outcome] == ["", "", ""]
    acknowledged = [number for printed, _ in outcome for number in printed.split()]
    assert len(acknowledged) == 3 * room
    assert sorted(entry["id"] for entry in Store(tmp_path).entries("many")) == sorted(acknowledged)


@pytest.mark.slow
def test_what_one_thread_writes_stays_locked_whatever_another_one_reads(tmp_path):
    store = Store(tmp_path)
    keep(store)
    with closing(sqlite3.connect(store.path, isolation_level=None)) as base:
        base.execute("BEGIN IMMEDIATE")
        store.entries("tests")
        ended = subprocess.run([sys.executable, "-c", ONE, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=False)
        base.execute("ROLLBACK")
    assert "database is locked" in ended.stderr
    assert len(store.entries("tests")) == 1


@pytest.mark.skipif(os.name != "posix", reason="locks of POSIX")
def test_nobody_writes_into_a_file_that_is_still_being_made(tmp_path, monkeypatch):
    """The descriptor that made it takes away, when it is closed, the locks of every thread at work on it."""
    store, written, early, close = Store(tmp_path), Event(), [], os.close
    other = Thread(target=lambda: (keep(store), written.set()))

    def slowly(descriptor):
        if not early and os.path.samestat(os.fstat(descriptor), store.path.stat()):
            other.start()
            early.append(written.wait(0.5))  # what must not happen is given time to happen
        close(descriptor)

    monkeypatch.setattr(os, "close", slowly)
    keep(store)
    other.join()
    assert early == [False]
    assert len(store.entries("tests")) == 2


@pytest.mark.slow
@pytest.mark.soak
def test_two_hundred_kills_lose_nothing_that_was_acknowledged(tmp_path):
    acknowledged = []
    for n in range(200):
        with subprocess.Popen([sys.executable, "-c", FOR_EVER, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
            acknowledged.append(writer.stdout.readline().strip())  # it is at work
            time.sleep(n % 20 / 1000)  # and is killed somewhere within its next letters: not a condition to wait for
            writer.kill()
            said = writer.stdout.read().split("\n")
            acknowledged += [line for line in said if len(line) == 16]
    kept = [entry["id"] for entry in Store(tmp_path).entries("many")]
    assert len(acknowledged) >= 200
    assert not {*acknowledged} - {*kept}
    assert len(kept) == len({*kept}) <= len(acknowledged) + 200  # one at most of each was kept and not said any more


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="a limit of POSIX")
def test_a_full_disk_is_said_and_loses_nothing(tmp_path):
    ended = subprocess.run([sys.executable, "-c", FULL_DISK, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=False)
    acknowledged = ended.stdout.split()
    assert "NotKept" in ended.stderr
    assert len(acknowledged) > 10
    store = Store(tmp_path)
    assert [entry["id"] for entry in store.entries("many")] == acknowledged
    keep(store, 1, "many")  # as soon as there is room
    assert len(store.entries("many")) == len(acknowledged) + 1


@pytest.mark.slow
def test_what_an_earlier_version_kept_in_lines_is_taken_over_once(store, clock):
    clock(datetime(2026, 11, 27, 8, tzinfo=UTC))
    store.path.parent.mkdir()
    lines = store.path.with_name("reports.jsonl")
    kept = [{"id": f"{n:016x}", "time": "2025-12-01T08:00:00+00:00", "message": "Đầm Hà\u2028"} for n in range(5)]
    torn = '{"id":"fedcba98765", "message": "0912'
    lines.write_text("\n".join([*(json.dumps(entry, ensure_ascii=False) for entry in kept), torn]), encoding="utf-8")
    others = {name: store.path.with_name(name) for name in ("reports-backup.jsonl", "events.jsonl")}
    for path in others.values():
        path.write_text('{"id": "1", "time": "2"}\n', encoding="utf-8")
    (new,) = keep(store, 1, "reports", a_day=2)  # what was taken over is not of this day
    *before, broken, last = store.entries("reports")
    assert (before, last) == (kept, new)
    assert broken["message"] == torn
    assert not lines.exists()
    assert all(path.exists() for path in others.values())
    assert store.withdraw(kept[0]["id"]) == 1
    seen(store, clock, 365, datetime(2026, 11, 28, tzinfo=UTC))
    assert store.let_go("reports", "2026-11-26") == 0  # they count from the day on which they were taken over
    seen(store, clock, 1, datetime(2027, 11, 28, tzinfo=UTC))
    assert store.let_go("reports", "2026-11-28") == 6


def test_a_file_of_a_newer_version_or_of_something_else_is_left_alone(store):
    keep(store, 2)
    with closing(sqlite3.connect(store.path)) as base:
        base.execute("PRAGMA user_version = 9")
    with pytest.raises(NotKept, match="made by a newer map"):
        keep(store)
    store.path.write_bytes(b"not a database at all" * 100)
    with pytest.raises(NotKept, match="not a database"):
        keep(store)
    assert store.path.read_bytes().startswith(b"not a database")


def test_a_day_takes_so_many_of_a_kind_and_the_next_day_again(store, clock):
    clock(datetime(2026, 11, 27, 20, tzinfo=UTC))
    keep(store, 3, a_day=3)
    keep(store, 1, "others", a_day=3)
    with pytest.raises(NotKept) as caught:
        keep(store, 1, a_day=3)
    assert (caught.value.reason, caught.value.again) == ("full", 4 * 3600)
    assert store.today("tests") == 3
    clock(datetime(2026, 11, 28, 0, 0, 1, tzinfo=UTC))
    keep(store, 3, a_day=3)
    assert len(store.entries("tests")) == 6


def test_a_network_uses_up_its_own_share_and_leaves_the_rest_to_the_others(tmp_path, monkeypatch):
    monkeypatch.setenv(SETTING, str(tmp_path))
    kind = MessageKind("tests", "report", (), (), (), a_day=8, most=2)
    reasons = []
    for n in range(8):
        try:
            kind.keep({}, f"2001:db8:7:{n}::1")
        except NotKept as refused:
            reasons.append((refused.reason, "giờ" in kind.why(refused).vi))
    assert reasons == [("network", True)] * 6
    for n in range(6):
        kind.keep({}, f"203.0.{n}.9")
    with pytest.raises(NotKept) as caught:
        kind.keep({}, "198.51.100.1")
    assert caught.value.reason == "full"


def test_one_reader_waits_and_what_was_refused_does_not_count(tmp_path, monkeypatch):
    kind = MessageKind("tests", "report", (), (), (), most=2)
    (tmp_path / "in the way").write_text("", encoding="utf-8")
    monkeypatch.setenv(SETTING, str(tmp_path / "in the way"))
    for _ in range(5):
        with pytest.raises(NotKept) as caught:
            kind.keep({}, "203.0.113.1", "a session")
        assert caught.value.reason == "unkept"
    monkeypatch.setenv(SETTING, str(tmp_path))
    kind.keep({}, "203.0.113.1", "a session")
    kind.keep({}, "203.0.113.2", "a session")
    with pytest.raises(NotKept) as caught:
        kind.keep({}, "203.0.113.3", "a session")
    assert caught.value.reason == "often"
    kind.keep({}, "203.0.113.3", "another session")  # the one that was refused used up nothing


def seen(store, clock, days, since):
    """The store has seen so many days go by."""
    for n in range(days):
        clock(since + timedelta(days=n))
        store.pass_day()
    return since + timedelta(days=days)


@pytest.mark.slow
def test_what_was_kept_long_enough_goes(store, clock):
    day = datetime(2027, 1, 10, 8, tzinfo=UTC)
    clock(day)
    keep(store, 2, KIND.name)
    end = seen(store, clock, 365, day)
    keep(store, 1, KIND.name)
    assert let_go(store, [KIND]) == 0
    clock(end + timedelta(days=1))
    assert let_go(store, [KIND]) == 2
    assert len(store.entries(KIND.name)) == 1


@pytest.mark.slow
@pytest.mark.parametrize("wrong", [datetime(2019, 1, 1, tzinfo=UTC), datetime(2026, 11, 27, tzinfo=UTC) + timedelta(days=800)])
@pytest.mark.parametrize("stands_for", [1, 30])
def test_a_clock_that_was_wrong_deletes_nothing_too_soon_and_does_not_fill_the_day(store, clock, wrong, stands_for):
    first = datetime(2026, 11, 27, tzinfo=UTC)
    clock(first)
    keep(store, 3, KIND.name, a_day=3)
    for n in range(stands_for):
        clock(wrong + timedelta(days=n))
        keep(store, 3, KIND.name, a_day=3)
        assert let_go(store, [KIND]) == 0
    again = first + timedelta(days=stands_for)
    for n in range(366 - stands_for):
        clock(again + timedelta(days=n))
        assert let_go(store, [KIND]) == 0
    clock(first + timedelta(days=366))
    assert let_go(store, [KIND]) == 3
    clock(again + timedelta(days=366))
    assert let_go(store, [KIND]) == 3 * stands_for
    keep(store, 3, KIND.name, a_day=3)


@pytest.mark.slow
def test_a_machine_that_wakes_in_2019_every_morning_keeps_letters_as_long(store, clock):
    first = datetime(2027, 1, 1, 8, tzinfo=UTC)
    for n in range(400):
        clock(datetime(2019, 1, 1, tzinfo=UTC))
        keep(store, 1, KIND.name)
        assert let_go(store, [KIND]) == 0
        clock(first + timedelta(days=n))
        gone = let_go(store, [KIND])
        assert gone == int(n > 365), n


@pytest.mark.slow
@given(st.lists(st.integers(0, 9), max_size=8))
def test_right_days_are_a_longest_part_in_which_time_goes_forward(dates):
    days = [Day(number, str(date)) for number, date in enumerate(dates)]
    sound = right(days)
    assert [day for day in days if day in sound] == sound
    assert all(earlier.date < later.date for earlier, later in pairwise(sound))
    every = (part for size in range(len(days) + 1) for part in combinations(days, size))
    assert len(sound) == max(len(part) for part in every if all(a.date < b.date for a, b in pairwise(part)))
    assert old(days, "9") == []  # all of them before this way of counting began


def test_a_clock_that_went_back_is_said_until_it_has_caught_up(store, clock):
    clock(datetime(2026, 11, 27, tzinfo=UTC))
    keep(store)
    assert warnings(store, [KIND]) == []
    clock(datetime(2019, 11, 27, tzinfo=UTC))
    assert warnings(store, [KIND]) == ["clock"]
    clock(datetime(2026, 11, 28, tzinfo=UTC))
    assert warnings(store, [KIND]) == []


def test_the_operator_is_warned_before_a_day_is_full_and_of_a_full_disk(store, monkeypatch):
    keep(store, 6, KIND.name)
    assert warnings(store, [KIND]) == []
    keep(store, 1, KIND.name)
    assert warnings(store, [KIND]) == ["busy"]
    monkeypatch.setattr("shutil.disk_usage", lambda _path: type("Usage", (), {"free": LITTLE - 1}))
    assert warnings(store, [KIND]) == ["busy", "disk"]
    assert warnings(Store(Path("/dev/null/x")), [KIND]) == ["unkept"]


def test_a_letter_is_withdrawn_by_its_code_and_nothing_of_it_stays_in_the_file(store):
    kept = store.append("tests", {"text": "số điện thoại 0912 345 678"}, 9)
    assert store.withdraw("0" * 16) == 0
    assert b"0912 345 678" in store.path.read_bytes()
    assert store.withdraw(kept["id"]) == 1
    assert b"0912 345 678" not in store.path.read_bytes()
    assert store.entries("tests") == []


def test_nothing_is_kept_where_it_could_be_served(monkeypatch):
    for place in (OURS, OURS / "data", OURS / "geo" / ".." / "x"):
        monkeypatch.setenv(SETTING, str(place))
        with pytest.raises(NotKept, match="inside the map's own folder"):
            place_of_letters()
    monkeypatch.delenv(SETTING)
    assert OURS not in place_of_letters().parents
    monkeypatch.setenv(SETTING, "~/kept")
    assert place_of_letters() == (Path.home() / "kept").resolve()


def test_a_place_that_cannot_be_used_is_said(tmp_path):
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    store = Store(tmp_path / "file" / "kept")
    for what in (lambda: keep(store), lambda: store.entries("tests"), lambda: store.withdraw("x")):
        with pytest.raises(NotKept) as caught:
            what()
        assert caught.value.reason == "unkept"


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


@pytest.mark.slow
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
    assert house("::ffff:10.0.0.7") == house("10.0.0.7") != house("10.0.0.8")
    assert house("testclient") == "testclient"
    allowance = Allowance(1, 10)
    allowance.take("10.0.0.7")
    assert "10.0.0.7" not in repr(vars(allowance))


def test_a_network_is_that_of_a_site():
    assert network("2001:db8:1:2::1") == network("2001:db8:1:ffff::1") != network("2001:db8:2::1")
    assert network("192.168.1.20") == network("::ffff:10.0.0.1") == network("fe80::1%eth0") == network("127.0.0.1") == network("") == ""
    assert network("testclient") == "testclient"
    assert network("203.0.113.1") == network("::ffff:203.0.113.200") != network("203.0.114.1")
