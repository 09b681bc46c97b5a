"""What commands print, in Vietnamese on every console: Windows has others than UTF-8."""

import sys


def print_utf8() -> None:
    """Print as UTF-8 from now on, where a console can be told so."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
