"""The log says each event in one line, quotes nobody, and counts a flood."""

import logging
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.server.log import LOGGED_EVERY, Counted, OneLine
from geo.server.responses import file_body


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
    moment = 0.0
    counted = Counted(lambda: moment)
    first = record("%s websockets open", 9)
    assert counted.filter(first)
    assert not any(counted.filter(record("%s websockets open", n)) for n in range(500))
    assert counted.filter(record("another event"))
    moment = LOGGED_EVERY
    later = record("%s websockets open", 7)
    assert counted.filter(later)
    assert later.getMessage() == "7 websockets open (and 500 times more before)"
    moment += LOGGED_EVERY
    assert counted.filter(quiet := record("%s websockets open", 7))
    assert quiet.getMessage() == "7 websockets open"
