"""Places that cannot be written, disks that are full, systems that give no more threads: the map is there, and what is not is said."""

import os
import subprocess
from contextlib import contextmanager
from functools import cache

import pytest

from tests.serving import Server

READ_ONLY = """
for place in $(cut -d ' ' -f 2 /proc/mounts); do
  case $place in /proc*|/sys*|/dev*) ;; *) mount -o remount,bind,ro "$place" 2>/dev/null || true ;; esac
done
export HOME=/nowhere
"""
NO_MEMORY_EITHER = "mount -t tmpfs -o ro none /dev/shm\n"
FULL = 'mount -t tmpfs -o size=64k full "$DAMHA_DATA"; head -c 100000 /dev/zero > "$DAMHA_DATA/fill"\n'
ROOT_NO_MORE = ["setpriv", "--reuid=54321", "--clear-groups", "--inh-caps=+dac_override", "--ambient-caps=+dac_override"]
"""The system counts nobody's threads who is root: another user, who may read and write what root may."""


@cache
def own_mounts():
    """The command in front of a shell script that may mount what it likes, seen by nobody else."""
    for way in (["unshare", "-m"], ["unshare", "-rm"]):
        if subprocess.run([*way, "true"], capture_output=True, check=False).returncode == 0:
            return way
    return pytest.skip("this machine lets nobody mount anything")


@contextmanager
def running(tmp_path, data, around):
    """The server on a small district, started by another command; without one by nobody in particular."""
    (tmp_path / "kept").mkdir()
    server = Server(tmp_path, around=["env", f"DAMHA_DATA_DIR={data}", *around])
    try:
        yield server
    finally:
        server.stop()


def after(script):
    """What runs a command after a script of the shell that may mount what it likes."""
    return [*own_mounts(), "sh", "-c", f'{script}exec "$@"', "sh"]


@pytest.mark.slow
def test_nothing_can_be_written(tmp_path, folder):
    with running(tmp_path, folder, after(READ_ONLY)) as server:
        health = server.wait().get("/health").json
        assert [server.get(path).status for path in ("/", "/xem", "/figures", "/muc-luc")] == [200] * 4
        assert (health["status"], health["inbox"]) == ("limited", "unkept")
        assert health["kept"] == "unkept (publications, temporary files in memory)"
        for sentence in (
            "kept in memory, in /dev/shm; give it room",
            "published cannot be kept in",
            "letters of readers cannot be kept",
            "DAMHA_DATA",
        ):
            assert sentence in server.said()
        assert "letters of readers are kept" not in server.said()
        assert "Traceback" not in server.said()


@pytest.mark.slow
def test_a_full_disk(tmp_path, folder):
    with running(tmp_path, folder, after(FULL)) as server:
        health = server.wait().get("/health").json
        assert [server.get(path).status for path in ("/", "/xem")] == [200] * 2
        assert (health["status"], health["inbox"], health["kept"]) == ("limited", "unkept", "unkept (publications)")
        assert health["disk"].startswith("low (")
        assert "letters" in health["disk"]
        assert "No space left on device" in server.said()
        assert "Traceback" not in server.said()


@pytest.mark.slow
def test_no_place_at_all_is_said_and_ends_the_start(tmp_path, folder):
    with running(tmp_path, folder, after(READ_ONLY + NO_MEMORY_EITHER)) as server:
        assert server.process.wait(timeout=120) != 0
        assert "the server cannot start: no folder can be written, not even in memory; give it room, or name a folder" in server.said()
        assert "Traceback" not in server.said(), server.said()


@pytest.mark.slow
def test_no_threads_left(tmp_path, folder):
    own = ROOT_NO_MORE if os.geteuid() == 0 else []
    with running(tmp_path, folder, own) as server:
        assert server.wait().get("/health").json["threads"] == "ok"
        limit = [*own, "prlimit", f"--pid={server.process.pid}"]
        subprocess.run([*limit, "--nproc=1:"], check=True)
        answer = server.get("/health")
        assert (answer.status, answer.json["status"], answer.json["threads"]) == (503, "failing", "none")
        subprocess.run([*limit, "--nproc=10000:"], check=True)
        answer = server.get("/health")
        assert (answer.status, answer.json["status"], answer.json["threads"]) == (200, "ok", "ok")
        assert server.get("/xem").status == 200
