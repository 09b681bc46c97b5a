"""Where the publications of a data folder stand, and which of them is current; known without reading what is in them."""

import hashlib
import os
from pathlib import Path

from platformdirs import user_data_path

from geo.inbox import SETTING

CURRENT, MANIFEST = "CURRENT", "manifest.json"
"""A file of one line, the id of the current publication; what a publication says of itself."""
SITE = "site"
"""The folder of a publication that holds what readers ask for."""
PACKED = {"br": ".br", "gzip": ".gz"}
"""The packed forms that stand beside a file, by the name of their encoding, the smallest first."""


def line_of(folder: Path, name: str) -> str:
    """The line of a file; empty where there is none."""
    try:
        return (folder / name).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def place_of(data: Path) -> Path:
    """The folder of the publications of a map: in ``DAMHA_DATA``, else in the user's data folder, never in the data folder itself.

    The map is known by the path of its data folder and not by anything in it: whatever is written in its files may be broken.
    """
    setting = os.environ.get(SETTING, "")
    kept = Path(setting).expanduser() if setting else user_data_path("map-publications", appauthor=False)
    return kept / "publications" / hashlib.sha256(str(data.resolve()).encode()).hexdigest()[:8]
