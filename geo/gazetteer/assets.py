"""What all pages share: their style sheet, the outlines of each era, and a script for what a reader wants remembered."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from geo.client.address import asset
from geo.edition import Edition
from geo.gazetteer.small_map import outline_file
from geo.style.colours import GROUND

SHEET, SCRIPT = (Path(__file__).with_name(name) for name in ("gazetteer.css", "mine.js"))


@lru_cache(maxsize=1)
def sheet() -> tuple[str, bytes]:
    """The address of the style sheet and its bytes: the colours of the map; no typeface, for these pages are for slow lines."""
    themes = {theme: ";".join(f"--{name}:{colour}" for name, colour in colours.items()) for theme, colours in GROUND.items()}
    colours = f":root{{color-scheme:light dark;{themes['light']}}}@media (prefers-color-scheme:dark){{:root{{{themes['dark']}}}}}"
    content = f"{colours}\n{SHEET.read_text(encoding='utf-8')}".encode()
    return asset("gazetteer.css", content), content


@lru_cache(maxsize=1)
def script() -> tuple[str, bytes]:
    """The address of the script and its bytes; without it a page lacks nothing that it tells."""
    content = SCRIPT.read_bytes()
    return asset("mine.js", content), content


def asset_files(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Each by its address."""
    yield sheet()
    yield script()
    if edition.base_units:
        yield from (outline_file(edition, era) for era in edition.eras)
