"""The worker that keeps a copy of the light page, so that it opens without a network: the list of what to keep, in front of ``sw.js``."""

from collections.abc import Iterable
from pathlib import Path

from geo.client import icons
from geo.client.address import digest
from geo.client.bundle import literal
from geo.datasets import CATALOG
from geo.language import LANGUAGES

SOURCE = Path(__file__).with_name("sw.js")
LOOSE = (CATALOG, icons.MANIFEST, icons.ADDRESS)
"""Kept too, under addresses that stay when their bytes change: asked of the network first."""


def worker(page: str, atlas: str, files: Iterable[str], pages: Iterable[str]) -> bytes:
    """The worker of the page under an address; its version changes with any byte of what it keeps.

    ``files`` are the addresses that change with their bytes, ``pages`` digests of the page in each form; ``atlas`` is the script that
    the page must name to belong to them.
    """
    source = SOURCE.read_text(encoding="utf-8")
    kept = [*files]
    version = digest("\n".join((atlas, *kept, *pages, source)).encode())
    settings = {"VERSION": version, "ATLAS": atlas, "PAGE": page, "FILES": kept, "LOOSE": [*LOOSE], "LANGUAGES": [*LANGUAGES]}
    return ("".join(f"const {name} = {literal(value)};\n" for name, value in settings.items()) + source).encode()
