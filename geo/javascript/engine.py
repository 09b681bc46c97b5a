"""Functions of our modules called from Python, in V8: what screen and paper must answer alike is written once."""

import ctypes
import json
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

from py_mini_racer import MiniRacer

from geo.javascript.modules import in_order

_THREAD = ThreadPoolExecutor(1, thread_name_prefix="javascript")
"""One engine is one thread of JavaScript, and it has its own: one that is made where an event loop runs needs that loop for each answer."""


@cache
def _engine(start: Path) -> MiniRacer:
    engine = MiniRacer()
    # Never taken apart: Python would do so on its way out, and where vl-convert has loaded a V8 of its own, the process ends with a fault.
    ctypes.pythonapi.Py_IncRef(ctypes.py_object(engine))
    engine.eval("\n".join(module.body for module in in_order(start)))
    return engine


def _answer(start: Path, asked: str) -> str:
    return str(_engine(start).eval(f"JSON.stringify({asked})"))


def call(start: Path, function: str, *values: Any) -> Any:
    """What a function of a module (or of one that it imports) answers; values and answer are plain data (JSON).

    Raises
    ------
    py_mini_racer.JSEvalException
        What the function throws.
    """
    written = ", ".join(json.dumps(value) for value in values)
    return json.loads(_THREAD.submit(_answer, start, f"{function}({written})").result())
