"""Which published version a data folder holds: one line beside its files, of whoever published it; none where nobody did."""

import re
from datetime import date
from pathlib import Path

FILE = "version.txt"
_VERSION = re.compile(r"\d{4}-\d{2}-\d{2}-[0-9a-f]{8}")
SHORT = 8


def name_of(day: date, digest: str) -> str:
    """The name of a version: the day on which these data were first published, and the first 8 digits of their digest."""
    return f"{day.isoformat()}-{digest[:SHORT]}"


def day_of(version: str) -> str:
    """The day in the name of a version (ISO date); empty for none."""
    return version[: -SHORT - 1]


def write(folder: Path, version: str) -> None:
    """Note the version beside the files."""
    (folder / FILE).write_text(f"{version}\n", encoding="utf-8")


def read(folder: Path, digest: str) -> str:
    """The version that was noted for data of this digest; empty where none was, and where somebody has changed the files since."""
    try:
        text = (folder / FILE).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""
    return text if _VERSION.fullmatch(text) and text.endswith(digest[:SHORT]) else ""
