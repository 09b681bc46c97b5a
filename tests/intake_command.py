"""The command that checks a table, called as a contract: its exit code and its JSON."""

import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from geo.intake.__main__ import main


def check(file: Path, argv: Sequence[str] = ()) -> tuple[int, dict[str, Any]]:
    """The exit code and the result of ``python -m geo.intake check FILE --json``."""
    out = io.StringIO()
    code = main(["check", str(file), *argv, "--json"], out)
    return code, json.loads(out.getvalue())
