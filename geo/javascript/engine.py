"""Functions of our modules called from Python, in V8: what screen and paper must answer alike is written once."""

import json
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

from py_mini_racer import MiniRacer

from geo.javascript.modules import in_order

_LOCK = Lock()


@cache
def _engine(start: Path) -> MiniRacer:
    engine = MiniRacer()
    engine.eval("\n".join(module.body for module in in_order(start)))
    return engine


def call(start: Path, function: str, *values: Any) -> Any:
    """What a function of a module (or of one that it imports) answers; values and answer are plain data (JSON).

    Raises
    ------
    py_mini_racer.JSEvalException
        What the function throws.
    """
    with _LOCK:  # one engine is one thread of JavaScript
        written = ", ".join(json.dumps(value) for value in values)
        return json.loads(str(_engine(start).eval(f"JSON.stringify({function}({written}))")))
