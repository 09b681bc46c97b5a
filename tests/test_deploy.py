"""What deploy/ ships is what runs: every word to be changed stands in its file, systemd takes the unit, and its very command serves."""

import os
import re
import signal
import subprocess
import sys

import pytest

from geo.inbox.store import Store
from tests.proxies import DEPLOY, changed, words_of
from tests.serving import ROOT, Server, free_port
from tests.tools import tool

UNIT = "damha@.service"
STOPPED_WITHIN = 20
SHIPPED = sorted(path.name for path in DEPLOY.iterdir() if path.is_file() and b"# Yours to change: " in path.read_bytes())


@pytest.mark.parametrize("name", SHIPPED)
def test_a_file_says_what_is_to_be_changed_and_nothing_else_in_it_is_anybodys(name):
    lines = [line.strip() for line in (DEPLOY / name).read_text(encoding="utf-8").splitlines()]
    inside = "\n".join(line for line in lines if not line.startswith("#"))
    for word in words_of(name):
        assert re.search(rf"(?<![\w.]){re.escape(word)}(?!\w)", inside), word
    left = inside
    for word in sorted(words_of(name), key=len, reverse=True):
        left = left.replace(word, "")
    assert not re.search(r"example|/etc/|127\.0\.0\.1:\d", left), left


def test_the_operations_guide_names_every_file_of_the_folder():
    guide = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    assert [name for name in SHIPPED if f"deploy/{name})" not in guide] == []


def test_systemd_takes_the_unit_and_finds_it_shut_in(tmp_path):
    given = {"map.example.vn": "map.example.vn", "/opt/damha": str(tmp_path)}
    unit = changed(UNIT, given).replace(f"{tmp_path}/.venv/bin/python", sys.executable)
    (tmp_path / UNIT).write_text(unit, encoding="utf-8")
    instance = tmp_path / UNIT.replace("@", "@8501")
    instance.symlink_to(tmp_path / UNIT)
    asked = [tool("systemd-analyze", "systemd"), "verify", str(instance)]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    done = subprocess.run([asked[0], "security", "--offline=true", "--threshold=25", str(instance)], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode()  # of 100, where nothing shut in has 96


def test_the_letters_are_copied_as_the_guide_says_while_somebody_writes(tmp_path):
    guide = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    code = re.search(r'^python -c "(import os, sqlite3; .*)"$', guide, re.MULTILINE)[1]
    store = Store(tmp_path / "kept")
    letters = [store.append("many", {"text": f"chữ {number}"}, 1000) for number in range(20)]
    environment = {**os.environ, "DAMHA_DATA": str(tmp_path / "kept")}
    copying = subprocess.Popen([sys.executable, "-c", code], cwd=tmp_path, env=environment)
    while copying.poll() is None:
        store.append("many", {"text": "meanwhile"}, 1000)
    assert copying.returncode == 0
    (tmp_path / "inbox-copy.sqlite").rename(tmp_path / "inbox.sqlite")
    assert Store(tmp_path).entries("many")[:20] == letters


def of_unit(text, name):
    return re.findall(rf"^{name}=(.*)$", text, re.MULTILINE)


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="systemd is of Linux")
def test_its_command_serves_with_its_environment_alone_and_ends_when_told(tmp_path):
    unit, port = (DEPLOY / UNIT).read_text(encoding="utf-8"), free_port()
    (command,) = of_unit(unit, "ExecStart")
    kept, cache = tmp_path / "lib", tmp_path / "cache"
    (cache / "home").mkdir(parents=True)
    own = {"/var/lib/damha": kept, "/var/cache/damha": cache, "/opt/damha/.venv/bin/python": sys.executable, "%i": port}
    for place, there in own.items():
        unit, command = unit.replace(place, str(there)), command.replace(place, str(there))
    environment = dict(line.split("=", 1) for line in of_unit(unit, "Environment"))
    log = tmp_path / "log"
    with log.open("wb") as written:
        process = subprocess.Popen(command.split(), cwd=ROOT, env=environment, stdout=written, stderr=subprocess.STDOUT)
    server = Server.__new__(Server)
    server.process, server.port, server.log = process, port, log
    try:
        server.wait("/robots.txt")
        assert server.get("/xem", Host="map.example.vn").status == 200
        assert server.get("/xem", Host="elsewhere.vn").status == 421
        process.send_signal(signal.SIGTERM)
        process.wait(STOPPED_WITHIN)
        assert (kept / "inbox.sqlite").is_file()
        assert "Traceback" not in server.said()
    finally:
        process.kill()
        process.wait()
