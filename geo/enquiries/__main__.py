"""Lists, exports and deletes enquiries of investors, from the command line."""

import sys
from typing import TextIO

from geo.enquiries.shelf import BOX
from geo.mailbox.command import run, speak_utf8


def main(given: list[str] | None = None, out: TextIO | None = None) -> int:
    """Run the command with the arguments ``given`` (default: those of the process); gives its exit code."""
    return run(BOX, given, out)


if __name__ == "__main__":
    speak_utf8()
    sys.exit(main())
