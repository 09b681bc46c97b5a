"""The log says each event in one line, quotes nobody, and counts a flood."""

import io
import logging
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.server.log import LOGGED_EVERY, Counted, OneLine
from geo.server.responses import file_body
from tests.serving import ROOT


def record(message, *values, error=None):
    return logging.LogRecord("geo.x", logging.WARNING, __file__, 1, message, values, error and (type(error), error, error.__traceback__))


@given(st.text())
def test_an_event_is_one_line_whatever_stands_in_it(text):
    line = OneLine().format(record("host “%s”", text))
    assert len(line.splitlines()) == 1
    assert line.isprintable()


def test_of_an_error_only_its_kind_and_place_are_said():
    with pytest.raises(FileNotFoundError, match="0912 345 678") as caught:
        file_body(Path("0912 345 678"), "/x.json")
    line = OneLine().format(record("not read", error=caught.value))
    assert "FileNotFoundError" in line
    assert "responses.py:" in line
    assert "0912" not in line


def test_a_flood_is_counted_and_not_repeated():
    moment, written = 0.0, io.StringIO()
    log = Counted(written, lambda: moment)

    def lines(*records):
        before = written.tell()
        for one in records:
            log.handle(one)
        return [line.split(": ", 1)[1] for line in written.getvalue()[before:].splitlines()]

    assert lines(*(record("%s websockets open", n) for n in range(501))) == ["0 websockets open"]
    assert lines(record("another event")) == ["another event"]
    moment = LOGGED_EVERY
    counted = f"500 websockets open (500 times more within {LOGGED_EVERY:.0f} s)"
    assert lines(record("a third event")) == [counted, "a third event"]
    assert lines(record("%s websockets open", 7), record("another event")) == ["7 websockets open", "another event"]
    error, other = ValueError("0912 345 678"), KeyError("a")
    assert len(lines(record("page", error=error), record("page", error=other), record("page", error=error))) == 2


@pytest.mark.slow
def test_what_nobody_caught_is_logged_whoever_raised_it():
    code = "import logging, threading; from geo.server.log import in_one_form; logging.getLogger('uvicorn.error').propagate = False\n"
    code += "in_one_form(); threading.Thread(target=lambda: int('0912x')).start()\n"
    code += "try: int('0913x')\nexcept ValueError: logging.getLogger('uvicorn.error').exception('Exception in ASGI application')\n"
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert len(ended.stderr.splitlines()) == 2
    assert ended.stderr.count(" ERROR ") == ended.stderr.count("ValueError") == 2
    assert "091" not in ended.stderr
