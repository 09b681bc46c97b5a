"""Runs pytest again and again in the current folder: libraries are imported once, each run is a fork with the code as it then is.

A line of JSON in (``arguments``, and the file that takes what pytest prints), the number pytest ends with out.
"""

import importlib
import json
import os
import sys
from pathlib import Path

import pytest

LIBRARIES = ["geopandas", "hypothesis", "matplotlib.backends.backend_pdf", "openpyxl", "pandera.pandas", "playwright.sync_api", "pptx"]
LIBRARIES += ["fontTools.subset", "pydantic", "streamlit.testing.v1"]


def run(arguments: list[str], printed: str) -> int:
    """One run of pytest in a process of its own."""
    if child := os.fork():
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    with Path(printed).open("wb") as out:
        for stream in (1, 2):
            os.dup2(out.fileno(), stream)
    os._exit(pytest.main(arguments))


if __name__ == "__main__":
    for name in LIBRARIES:
        importlib.import_module(name)
    for line in sys.stdin:
        sys.stdout.write(f"{run(**json.loads(line))}\n")
        sys.stdout.flush()
