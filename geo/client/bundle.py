"""The client joined with no build step: Leaflet, our modules in the order of their imports, site and style sheet; what comes later."""

import base64
import hashlib
import json
import os
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from xstatic.pkg import leaflet

from geo.client import compact
from geo.client.frame_words import later_words
from geo.javascript.modules import Module, in_order
from geo.language import LANGUAGES, word

CLIENT = Path(__file__).parent
PLACEMENT = CLIENT.parent / "placement"
EARLY = tuple(Path(__file__).with_name(name) for name in ("early.js", "first-look.js"))
LATE_SHEETS = ("story-slide.css", "story-exhibit.css", "story-merger.css", "story-presenter.css", "pictures.css", "embed-frame.css")
"""Of what only the second script draws: they come with it."""
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
    written = [path for path in (CLIENT / "styles").glob("*.css") if path.name not in LATE_SHEETS]
    sheets = sorted(written, key=lambda path: (path.name != "base.css", path.name))
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


def placing() -> str:
    """Of these lines those that place the first look."""
    return EARLY[-1].read_text(encoding="utf-8")


def policy_hash(text: str) -> str:
    """How a content security policy names an inline script or style: ``'sha256-…'``."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def joined(site: dict[str, Any], font_faces: str) -> str:
    """The whole script for a site (``geo.client.config``) and the ``@font-face`` rules of the typeface.

    The site is written as JSON in a string: browsers read that faster than the same object as script.
    """
    library = _SOURCE_MAP.sub("", (LEAFLET / "leaflet.js").read_text(encoding="utf-8"))
    return f"{library}\n({_program(state())})(JSON.parse({literal(literal(site))}), {literal(sheet(font_faces))});\n"


def later() -> str:
    """The second script: what only begins at a reader's wish, with its words, in which the place has its own.

    It sees the names of the first as modules see what they import: as they are at that moment. That is what ``with`` is for.
    """
    return f"atlas.later(function ($) {{ with ($) {{ {_second(state())}{literal(later_words())}) }} }});\n"


def unpacking() -> str:
    """A script for the one file alone, whose data is packed: ``window.inflated`` for browsers that cannot unpack by themselves."""
    program = _texts(in_order(CLIENT / "core" / "inflate.js"))
    return f"window.inflated={compact.function('bytes', f'{program} return inflated(bytes);')};\n"


@lru_cache(maxsize=1)
def _second(seen: frozenset[tuple[str, int, int]]) -> str:
    """Its program and rules, called but for the words."""
    program = compact.function("LATE_SHEET, LATE_WORDS", _texts(_parts(seen)[1]))
    rules = compact.rules("".join((CLIENT / "styles" / name).read_text(encoding="utf-8") for name in LATE_SHEETS))
    return f"({program})({literal(rules)}, "


@lru_cache(maxsize=1)
def _program(seen: frozenset[tuple[str, int, int]]) -> str:
    """Our modules as a function of the site and the sheet; it ends with what it lends to the second script."""
    first, second = _parts(seen)
    lent = {name for module in second for names, path, _ in module.imports if path in {own.path for own in first} for name in names}
    getters = "".join(f" get {name}() {{ return {name}; }}," for name in sorted({*lent, "SITE", "SHEET"}))
    return compact.function("SITE, SHEET", f"{_texts(first)}\nwindow.atlas.later = (part) => part({{ __proto__: null,{getters} }});")


def _texts(modules: Iterable[Module]) -> str:
    return "\n".join(_REMARK.sub("", module.body) for module in modules)


@lru_cache(maxsize=1)
def _parts(_seen: frozenset[tuple[str, int, int]]) -> tuple[list[Module], list[Module]]:
    """Our modules in the order of their imports, those of the first script and those that come later, as long as none of them changes."""
    first = len(in_order(CLIENT / "start.js"))
    every = in_order(CLIENT / "start.js", CLIENT / "later.js")
    return every[:first], every[first:]


def state() -> frozenset[tuple[str, int, int]]:
    """What the client's files look like now: changes when one of them does."""
    folders = [CLIENT, PLACEMENT, *(Path(entry.path) for entry in os.scandir(CLIENT) if entry.is_dir())]
    entries = [entry for folder in folders for entry in os.scandir(folder) if entry.name.endswith((".js", ".css"))]
    return frozenset((entry.path, status.st_mtime_ns, status.st_size) for entry in entries for status in (entry.stat(),))
