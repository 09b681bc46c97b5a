"""The client joined: Leaflet, our modules in the order of their imports, the site and the style sheet as one script, with no build step."""

import base64
import hashlib
import json
import os
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from xstatic.pkg import leaflet

from geo.client import compact
from geo.javascript.modules import in_order
from geo.language import LANGUAGES, word

CLIENT = Path(__file__).parent
PLACEMENT = CLIENT.parent / "placement"
EARLY = tuple(Path(__file__).with_name(name) for name in ("early.js", "first-look.js"))
EARLY_WORDS = ("old_page", "old_map", "failed", "again", "light")
LEAFLET = Path(leaflet.BASE_DIR)
_SOURCE_MAP = re.compile(r"//# sourceMappingURL=\S+")
_REMARK = re.compile(r"^[ \t]*(?://[^\n]*|/\*\*(?:(?!\*/)[\s\S])*\*/[ \t]*)\n", re.MULTILINE)
"""What is written for who reads the code: remarks that have lines of their own."""
_INDENTED = re.compile(r"^[ \t]+", re.MULTILINE)
_PICTURED = re.compile(r"[^{}]*\{[^{}]*url\(images/[^{}]*\}")


def sheet(font_faces: str) -> str:
    """The client's style sheet: Leaflet's without its pictures, then ours (``base.css`` first) with the rules of the typeface."""
    return _rules(state()).replace("__FONTS__", compact.rules(font_faces))


@lru_cache(maxsize=1)
def _rules(_seen: frozenset[tuple[str, int, int]]) -> str:
    """All rules but those of the typeface, as long as no file changes."""
    base = _PICTURED.sub("", (LEAFLET / "leaflet.css").read_text(encoding="utf-8"))
    sheets = sorted((CLIENT / "styles").glob("*.css"), key=lambda path: (path.name != "base.css", path.name))
    ours = "\n".join(path.read_text(encoding="utf-8") for path in sheets)
    head, tail = (base + ours).split("__FONTS__")
    return f"{compact.rules(head)}__FONTS__{compact.rules(tail)}"


def literal(value: Any) -> str:
    """A value as JSON that is safe inside any script: no tag, no line end that JavaScript reads otherwise."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return written.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def early() -> str:
    """The few lines before everything else that any browser reads: they place the first look, and say when nothing starts."""
    sentences = {lang: {key: word(f"page.{key}", lang) for key in EARLY_WORDS} for lang in LANGUAGES}
    lines = "".join(_REMARK.sub("", path.read_text(encoding="utf-8")) for path in EARLY)
    return f"var EARLY = {literal(sentences)};\n{_INDENTED.sub('', lines)}"


def policy_hash(text: str) -> str:
    """How a content security policy names an inline script or style: ``'sha256-…'``."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def joined(site: dict[str, Any], font_faces: str) -> str:
    """The whole script for a site (``geo.client.config``) and the ``@font-face`` rules of the typeface.

    The site is written as JSON in a string: browsers read that faster than the same object as script.
    """
    library = _SOURCE_MAP.sub("", (LEAFLET / "leaflet.js").read_text(encoding="utf-8"))
    return f"{library}\n({_program(state())})(JSON.parse({literal(literal(site))}), {literal(sheet(font_faces))});\n"


@lru_cache(maxsize=1)
def _program(seen: frozenset[tuple[str, int, int]]) -> str:
    """Our modules as a function of the site and the sheet."""
    return compact.function("SITE, SHEET", _modules(seen))


@lru_cache(maxsize=1)
def _modules(_seen: frozenset[tuple[str, int, int]]) -> str:
    """Our modules in the order of their imports, as long as none of them changes."""
    return "\n".join(_REMARK.sub("", module.body) for module in in_order(CLIENT / "start.js"))


def state() -> frozenset[tuple[str, int, int]]:
    """What the client's files look like now: changes when one of them does."""
    folders = [CLIENT, PLACEMENT, *(Path(entry.path) for entry in os.scandir(CLIENT) if entry.is_dir())]
    entries = [entry for folder in folders for entry in os.scandir(folder) if entry.name.endswith((".js", ".css"))]
    return frozenset((entry.path, status.st_mtime_ns, status.st_size) for entry in entries for status in (entry.stat(),))
