"""Lists, exports and deletes reports that something on the map is wrong, from the command line."""

import sys
from typing import TextIO

from geo.mailbox.command import run, speak_utf8
from geo.reports.shelf import BOX


def main(given: list[str] | None = None, out: TextIO | None = None) -> int:
    """Run the command with the arguments ``given`` (default: those of the process); gives its exit code."""
    return run(BOX, given, out)


if __name__ == "__main__":
    speak_utf8()
    sys.exit(main())
