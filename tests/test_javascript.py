"""JavaScript called from Python answers whoever asks: in an event loop, after it, and from several threads at once."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from py_mini_racer import JSEvalException

from geo.javascript.engine import call


@pytest.fixture
def module(tmp_path):
    path = tmp_path / "twice.js"
    path.write_text(
        'export function twice(x) {\n  if (x < 0) throw new Error("below zero");\n  return { x: 2 * x };\n}\n', encoding="utf-8"
    )
    return path


def test_an_engine_first_asked_in_an_event_loop_answers_after_it(module):
    async def first():
        return call(module, "twice", 2)

    with ThreadPoolExecutor(1) as thread:  # the tests' own thread may run a loop already
        assert thread.submit(lambda: asyncio.run(first())).result() == {"x": 4}
    assert call(module, "twice", 3) == {"x": 6}


def test_many_ask_at_once_and_a_fault_is_that_of_its_asker_alone(module):
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda number: call(module, "twice", number), range(200)))
    assert answers == [{"x": 2 * number} for number in range(200)]
    with pytest.raises(JSEvalException, match="below zero"):
        call(module, "twice", -1)
    assert call(module, "twice", 1) == {"x": 2}
