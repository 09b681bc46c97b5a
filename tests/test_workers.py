"""What is slow, done beside the server: within limits, once for all who ask, nobody's long job before another's short one."""

import subprocess
import sys
import time
from functools import partial
from threading import Thread

import psutil
import pytest

from geo.edition import load
from geo.spreadsheets.limits import FileRefused
from geo.workers import LONG, JobRefused, Limits, Progress, Queue, Ready, Waiting, memory, queue
from geo.workers.worker import ROOT
from tests import jobs

pytestmark = pytest.mark.slow


@pytest.fixture
def work():
    made = Queue()
    yield made
    made.stop()


def result(work, *asked):
    return work.wait(*asked).result


def until(holds, within=60):
    end = time.monotonic() + within
    while not (value := holds()):
        assert time.monotonic() < end
        time.sleep(0.02)  # a condition of another process
    return value


def test_a_job_gives_its_result_or_what_it_raises(work):
    assert result(work, partial(jobs.double, 21), "me") == 42
    with pytest.raises(FileRefused) as refused:
        result(work, jobs.refuse, "me")
    assert refused.value.values == {"most": 5}
    with pytest.raises(TypeError):
        result(work, partial(jobs.double, None), "me")
    assert result(work, jobs.printed, "me") == "and is heard"


def test_the_same_is_made_once_and_kept(work, tmp_path):
    job = partial(jobs.note, str(tmp_path / "done"), "a")
    pids = []
    threads = [Thread(target=lambda reader=reader: pids.append(result(work, job, reader))) for reader in ("a", "b", "c", "d")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert result(work, job, "e") == pids[0]
    assert len(set(pids)) == 1
    assert (tmp_path / "done").read_text(encoding="utf-8") == "a\n"


def test_an_edition_is_handed_over_as_its_folder_and_read_once():
    work = Queue(size=1)
    try:
        first, second = (result(work, partial(jobs.read_edition, load(), mark), "me") for mark in "ab")
        assert first == second
        assert first[0] == len(load().units)
    finally:
        work.stop()


@pytest.mark.parametrize(
    ("job", "limits", "reason"),
    [
        (jobs.burn, Limits(seconds=0.5), "time"),
        (partial(jobs.rest, 60), Limits(seconds=0.5), "time"),
        (partial(jobs.fill, 300), Limits(megabytes=200), "memory"),
        (partial(jobs.talk, 0.01), Limits(seconds=0.5), "time"),  # whatever it says meanwhile
        (jobs.die, Limits(), "died"),
    ],
)
def test_what_takes_too_much_is_ended_said_and_the_next_is_done(work, job, limits, reason):
    with pytest.raises(JobRefused) as refused:
        result(work, job, "me", limits)
    assert refused.value.key == reason
    assert refused.value.text("vi") != refused.value.text("en")
    assert result(work, partial(jobs.double, 2), "me") == 4


def test_whoever_no_longer_asks_has_left_and_its_job_ends(work, monkeypatch):
    until(lambda: isinstance(work.ask(jobs.burn, "me"), Progress))
    worker = until(lambda: next((worker._process for worker in work._workers if worker._process), None))
    monkeypatch.setattr(queue, "LAPSE", 0.3)
    assert worker.wait(timeout=30) != 0
    assert isinstance(work.ask(jobs.burn, "me"), Waiting | Progress)  # asked for again it is begun again


def test_what_its_only_reader_gives_up_ends_at_once_and_what_others_want_goes_on(work, tmp_path):
    until(lambda: isinstance(work.ask(jobs.burn, "me"), Progress))
    worker = until(lambda: next((worker._process for worker in work._workers if worker._process), None))
    work.ask(jobs.burn, "you")
    work.leave(jobs.burn, "me")
    assert isinstance(work.ask(jobs.burn, "you"), Progress)
    work.leave(jobs.burn, "you")
    assert worker.wait(timeout=queue.LAPSE / 2) != 0
    file = partial(jobs.note, str(tmp_path / "done"), "a")
    result(work, file, "me")
    work.leave(file, "me")
    assert not work.knows(file)  # nor what was done just before
    work.leave(file, "nobody")


def test_what_waits_and_is_not_asked_for_any_more_is_dropped(monkeypatch):
    work = Queue(size=1)
    try:
        until(lambda: isinstance(work.ask(jobs.burn, "a"), Progress))
        work.ask(partial(jobs.double, 1), "b")
        monkeypatch.setattr(queue, "LAPSE", 1)
        until(lambda: work.ask(jobs.burn, "a") and not work.knows(partial(jobs.double, 1)))
    finally:
        work.stop()


def test_a_waiting_job_says_how_many_come_first_and_a_running_one_how_far_it_is():
    work = Queue(size=1)
    try:
        assert until(lambda: isinstance(now := work.ask(partial(jobs.count, 200), "a"), Progress) and now.done and now).of == 200
        assert work.ask(partial(jobs.double, 1), "b") == Waiting(0)
        assert work.ask(partial(jobs.double, 2), "c") == Waiting(1)
        assert work.ask(partial(jobs.double, 1), "d") == Waiting(0)  # the same as another's
    finally:
        work.stop()


def test_nobody_waits_with_more_than_two_and_not_all_wait():
    work = Queue(size=1)
    try:
        until(lambda: isinstance(work.ask(jobs.burn, "a"), Progress))
        for number in range(2):
            work.ask(partial(jobs.double, number), "a")
        with pytest.raises(JobRefused, match="yours"):
            work.ask(partial(jobs.double, 3), "a")
        assert isinstance(work.ask(partial(jobs.double, 1), "a"), Waiting)  # what is waited for may be asked about
        for number in range(3, 3 + queue.WAITING - 2):
            work.ask(partial(jobs.double, number), f"reader {number}")
        with pytest.raises(JobRefused, match="busy"):
            work.ask(partial(jobs.double, -1), "one more")
    finally:
        work.stop()


def test_a_short_job_never_waits_behind_long_ones(work):
    for number in range(4):
        work.ask(partial(jobs.rest, 30, number), f"reader {number}", LONG)
    assert result(work, partial(jobs.double, 4), "me") == 8
    assert isinstance(work.ask(partial(jobs.rest, 30, 3), "reader 3", LONG), Waiting)


def test_what_is_kept_is_bounded_and_a_failure_is_tried_again(work, monkeypatch, tmp_path):
    monkeypatch.setattr(queue, "KEPT", 5)
    job = partial(jobs.note, str(tmp_path / "done"), "a")
    result(work, job, "me")
    result(work, job, "me")  # too large to be kept, but for those who wait
    assert (tmp_path / "done").read_text(encoding="utf-8") == "a\n"
    monkeypatch.setattr(queue, "LAPSE", 0)
    work.ask(partial(jobs.double, 1), "me")
    monkeypatch.undo()
    result(work, job, "me")
    assert (tmp_path / "done").read_text(encoding="utf-8") == "a\na\n"
    with pytest.raises(JobRefused):
        result(work, jobs.die, "me")
    with pytest.raises(JobRefused):
        work.ask(jobs.die, "another")
    monkeypatch.setattr(queue, "FAILED_FOR", 0)
    assert isinstance(work.ask(jobs.die, "me"), Waiting | Progress)


def test_a_worker_ends_with_its_server_even_in_the_middle_of_a_job(tmp_path):
    program = tmp_path / "server.py"
    program.write_text(
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from geo.workers import Progress, Queue\nfrom tests import jobs\n"
        "work = Queue(size=1)\n"
        "while not isinstance(work.ask(jobs.burn, 'a'), Progress) or not work._workers[0]._process: pass\n"
        "print(work._workers[0]._process.pid, flush=True)\n"
        "while True: work.ask(jobs.burn, 'a')\n",
        encoding="utf-8",
    )
    with subprocess.Popen([sys.executable, str(program), str(ROOT)], stdout=subprocess.PIPE, cwd=ROOT) as server:
        worker = psutil.Process(int(server.stdout.readline()))
        server.kill()
    worker.wait(timeout=30)
    assert not worker.is_running()


def test_ready_is_what_ask_gives_in_the_end(work):
    assert until(lambda: isinstance(now := work.ask(partial(jobs.double, 5), "me"), Ready) and now).result == 10


def test_no_worker_is_begun_where_memory_is_short_and_one_that_runs_goes_on(work, monkeypatch):
    monkeypatch.setattr(queue, "available", lambda: queue.JOB - 1)
    with pytest.raises(JobRefused) as refused:
        work.ask(partial(jobs.double, 6), "me")
    assert "bộ nhớ" in refused.value.text("vi")
    monkeypatch.undo()
    result(work, partial(jobs.double, 6), "me")
    monkeypatch.setattr(queue, "available", lambda: queue.JOB - 1)
    assert result(work, partial(jobs.double, 7), "me") == 14


@pytest.mark.parametrize(
    ("folder", "own", "files", "left"),
    [
        ("", "0::/\n", {"memory.max": "1048576000", "memory.current": "943718400", "memory.stat": "anon 5\ninactive_file 0\n"}, 100),
        ("", "0::/\n", {"memory.max": "1048576000", "memory.current": "943718400", "memory.stat": "inactive_file 734003200\n"}, 800),
        ("a/b.service", "0::/a/b.service\n", {"memory.max": "5", "memory.current": "9", "memory.stat": "inactive_file 0"}, 0),
        ("", "0::/another/name/outside\n", {"memory.max": "5", "memory.current": "9", "memory.stat": "inactive_file 0"}, 0),
        (
            "memory/docker/1",
            "4:cpu:/x\n3:memory:/docker/1\n",
            {"memory.limit_in_bytes": "1048576000", "memory.usage_in_bytes": "943718400", "memory.stat": "total_inactive_file 104857600\n"},
            200,
        ),
        ("", "0::/\n", {"memory.max": "max", "memory.current": "5", "memory.stat": "inactive_file 0"}, None),
        ("", "", {}, None),
    ],
)
def test_memory_is_that_of_the_container_where_there_is_one(tmp_path, folder, own, files, left):
    (tmp_path / "groups" / folder).mkdir(parents=True)
    (tmp_path / "own").write_text(own, encoding="ascii")
    for name, text in files.items():
        (tmp_path / "groups" / folder / name).write_text(text, encoding="ascii")
    machine = psutil.virtual_memory().available // 2**20
    had = memory.available(tmp_path / "groups", tmp_path / "own")
    assert had == pytest.approx(machine if left is None else left, abs=500 if left is None else 0)


def test_who_does_not_wait_to_the_end_hears_how_it_stands(work):
    assert isinstance(work.wait(jobs.burn, "me", within=0.2), Waiting | Progress)
