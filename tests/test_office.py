"""An office's computer: one file starts the map, without internet too; what cannot run it says so in words; every wheel is pinned."""

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from deploy import pins, start, wheelhouse
from tests.serving import ROOT, copy_of_the_app

DEPLOY = ROOT / "deploy"
PYTHON = "{}.{}".format(*sys.version_info[:2])
NAMES = [f"python3.{minor}" for minor in (7, 8, 9, 10)]
OLD = [name for name in NAMES if shutil.which(name) and subprocess.run([name, "-c", ""], capture_output=True, check=False).returncode == 0]


@cache
def apart():
    """The command in front of another that shuts it off from every network; empty where the machine forbids that."""
    for way in (["unshare", "-n"], ["unshare", "-rn"]):
        if shutil.which(way[0]) and subprocess.run([*way, "true"], capture_output=True, check=False).returncode == 0:
            return way
    return []


def wheels():
    folder = Path(os.environ.get("WHEELHOUSE") or DEPLOY / "wheelhouse")
    if not any(folder.glob("*.whl")):
        pytest.skip("no wheelhouse (python -m deploy.wheelhouse)")
    return folder


def copied(folder):
    """The map as somebody carries it to another computer."""
    folder.mkdir()
    copy_of_the_app(folder)
    shutil.copy(ROOT / "requirements.txt", folder)
    shutil.copytree(DEPLOY, folder / "deploy", ignore=shutil.ignore_patterns("__pycache__", "wheelhouse"))
    return folder


@pytest.mark.slow
def test_the_map_starts_without_a_network(tmp_path, record_property):
    found, folder, opened = wheels(), copied(tmp_path / "Bản đồ Đầm Hà (mới) & cũ"), tmp_path / "opened.txt"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > "{opened}"\n')
    browser.chmod(0o755)
    shut = {} if apart() else {"PIP_INDEX_URL": "http://127.0.0.1:9/", "HTTPS_PROXY": "http://127.0.0.1:9/"}
    record_property("network", " ".join(apart()) or "open, with an index that does not answer: this machine lets nobody leave its network")
    own = {
        "WHEELHOUSE": str(found),
        "BROWSER": f"{browser} %s",
        "DAMHA_DATA": str(tmp_path / "kept"),
        "PIP_FIND_LINKS": "",
        "PIP_EXTRA_INDEX_URL": "",
    }
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV", "DISPLAY")}
    driver = [*apart(), sys.executable, str(ROOT / "tests/office_start.py"), str(folder), str(opened)]
    done = subprocess.run(driver, env={**kept, **own, **shut}, capture_output=True, text=True, check=False, timeout=600)
    window = (tmp_path / "window.txt").read_text()
    assert done.returncode == 0, f"{done.stderr}\n{window}"
    seen = json.loads(done.stdout)
    assert seen["paths"] == {"/health": 200, "/xem": 200, "/": 200}
    assert seen["twice"] == seen["address"]
    assert seen["beside"] != "http://127.0.0.1:8501/"
    assert {name: seen[name] for name in ("twice_ended", "ended", "listens", "closed", "still")} == {
        "twice_ended": 0, "ended": 0, "listens": False, "closed": 0, "still": False}  # fmt: skip
    assert seen["again_s"] < seen["first_s"] / 2, seen
    assert window.count("Installing collected packages") == 1
    assert not re.search("Traceback", window), window


@pytest.mark.parametrize(
    ("kind", "python", "bits", "says"),
    [
        ("windows-x64", "3.9", 64, ["Cần Python 3.11, 3.12, 3.13", "3.9"]),
        ("windows-x64", "3.14", 64, ["Cần Python 3.11, 3.12, 3.13", "3.14"]),
        ("windows-x86", "3.12", 32, ["64-bit"]),
        ("windows-arm", "3.12", 64, ["Windows x64", "ARM64"]),
        ("musl-x64", "3.12", 64, ["musl", "vl-convert-python", "Debian"]),
        ("macos-13-arm", "3.12", 64, ["pyproj", "hệ điều hành mới hơn"]),
        ("glibc-2.27-x64", "3.12", 64, ["pyproj"]),
    ],
)
def test_a_computer_that_cannot_run_it_is_told_before_pip_is(kind, python, bits, says):
    why = start.unfit(kind, python, bits, None)
    assert len(why.splitlines()) == 2, "both languages"
    assert all(part in why for part in says), why


@pytest.mark.parametrize("kind", ["windows-x64", "macos-14-arm", "macos-13-x64", "glibc-2.28-x64", "glibc-2.31-arm", "freebsd"])
@pytest.mark.parametrize("python", pins.PYTHONS)
def test_a_computer_that_can_is_told_nothing(kind, python):
    assert start.unfit(kind, python, 64, None) is None


def test_packages_for_another_python_are_named(tmp_path):
    (tmp_path / "numpy-2.4.6-cp313-cp313-win_amd64.whl").touch()
    assert start.unfit("windows-x64", "3.13", 64, tmp_path) is None
    assert "Python 3.13" in start.unfit("windows-x64", "3.12", 64, tmp_path)


def test_this_computer_is_known():
    assert start.kind_of_computer() in pins.COMPUTERS
    assert subprocess.run([sys.executable, DEPLOY / "start.py", "--fit"], capture_output=True, check=False).returncode == 0


def test_an_old_python_says_that_it_is_old():
    ast.parse((DEPLOY / "start.py").read_text(encoding="utf-8"), feature_version=(3, 7))
    for name in OLD:
        done = subprocess.run([name, DEPLOY / "start.py", "--fit"], capture_output=True, check=False, encoding="utf-8")
        assert (done.returncode, "Cần Python 3.11" in done.stdout) == (1, True), done.stderr


def test_without_any_python_the_way_to_one_is_said(tmp_path):
    for name in ("sh", "cat", "dirname"):
        (tmp_path / name).symlink_to(shutil.which(name))
    done = subprocess.run(["sh", DEPLOY / "chay.sh"], env={"PATH": str(tmp_path)}, capture_output=True, check=False, encoding="utf-8")
    assert done.returncode == 1
    assert "https://www.python.org/downloads/" in done.stdout


def test_the_file_for_windows_is_one_that_windows_reads():
    text = (DEPLOY / "chay.cmd").read_bytes()
    assert text.isascii(), "cmd looks for labels by bytes: other letters stand in files that it types"
    assert text.count(b"\n") == text.count(b"\r\n") > 0
    assert b"chcp 65001" in text
    assert b'"START=%~dp0start.py"' in text, "a folder's name may hold spaces and &"
    assert not re.search(rb"\$\(|\bfi\b|/bin/|\$\w", text), "no word of another shell"
    assert "*.cmd text eol=crlf" in (ROOT / ".gitattributes").read_text()


def test_every_requirement_is_pinned_as_it_is_asked_for():
    asked, pinned = pins.required(), pins.required(pins.CONSTRAINTS)
    versions = {name: str(pin.specifier).removeprefix("==") for name, pin in pinned.items()}
    assert not [name for name, need in asked.items() if name not in versions or versions[name] not in need.specifier], (
        "python -m deploy.pins"
    )
    assert len(pinned) > len(asked)
    assert all(str(pin.specifier).startswith("==") for pin in pinned.values())


def test_the_table_was_made_of_these_pins():
    assert json.loads(pins.PLATFORMS.read_text())["pins"] == pins.digest(), "python -m deploy.pins"
    assert pins.table() in pins.PAGE.read_text(encoding="utf-8"), "python -m deploy.pins --table"


def test_a_computer_is_sent_what_it_needs_and_nothing_else():
    assert "tdewolff-minify==2.24.12" in wheelhouse.packages_for("windows-x64", "3.12")
    assert not any(name.startswith("tdewolff") for name in wheelhouse.packages_for("macos-14-arm", "3.12"))
    assert len(wheelhouse.packages_for("macos-14-arm", "3.12")) >= 70


POSIX = ("resource", "fcntl", "pwd", "grp", "termios", "tty", "pty", "syslog", "crypt", "spwd", "posix_spawn")
"""Modules that Windows does not have."""
WITHOUT_POSIX = f"""
import importlib, os, pkgutil, signal, sys, warnings
warnings.simplefilter("ignore")
class Absent:
    def find_spec(self, name, path=None, target=None):
        if name in {POSIX} and sys._getframe(1).f_code is not None:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)
import streamlit, geopandas, matplotlib, altair, pptx, typst, psutil, filelock, platformdirs, openpyxl  # these know Windows themselves
for name in {POSIX}:
    sys.modules.pop(name, None)
sys.meta_path.insert(0, Absent())
for name in ("fork", "getuid", "geteuid", "getgid", "uname", "setsid", "killpg", "getloadavg", "statvfs"):
    if hasattr(os, name):
        delattr(os, name)
for name in ("SIGKILL", "SIGHUP", "SIGALRM", "SIGUSR1", "alarm", "setitimer"):
    if hasattr(signal, name):
        delattr(signal, name)
import geo
names = [module.name for module in pkgutil.walk_packages(geo.__path__, "geo.") if not module.name.endswith("__main__")]
for name in names:
    importlib.import_module(name)
import app
import deploy.start
from geo.server.file_limit import sockets_at_most
print(len(names), sockets_at_most())
"""


@pytest.mark.slow
def test_nothing_of_ours_needs_what_windows_does_not_have(tmp_path):
    asked = [sys.executable, "-c", WITHOUT_POSIX]
    done = subprocess.run(asked, cwd=ROOT, env={**os.environ, "DAMHA_DATA": str(tmp_path)}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    modules, sockets = map(int, done.stdout.split()[-2:])
    assert (modules > 250, sockets) == (True, 1984), "as many websockets as on a system that counts no files"


def test_every_file_has_a_name_that_windows_takes():
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    names = [name for name in listed if name]
    assert len({name.lower() for name in names}) == len(names), "names that differ in their letters' size are one file there"
    assert not [name for name in names if re.search(r'[<>:"|?*\\\x00-\x1f]|[. ](/|$)', name)]
    assert not [name for name in names if re.search(r"(^|/)(con|prn|aux|nul|com\d|lpt\d)(\.|/|$)", name, re.IGNORECASE)]
    assert max(map(len, names)) <= 100, "with the folder that it stands in a path has at most 260 letters"
