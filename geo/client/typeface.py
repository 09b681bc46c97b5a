"""The typeface, cut to the letters of Vietnamese and western languages, served by ourselves under addresses that change with it."""

import hashlib
import io
import os
from contextlib import suppress
from functools import cache
from pathlib import Path

import fontTools
from fontpkg_be_vietnam_pro import FAMILY, ROOT
from fontTools import subset
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables.ttProgram import Program
from platformdirs import user_cache_path

from geo.client.address import digest

WEIGHTS = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}
_VIETNAMESE = "ĂăĐđĨĩŨũƠơƯư" + "".join(map(chr, range(0x1EA0, 0x1EFA))) + "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"
_SIGNS = "‐‑–—‘’“”„†‡•…‰′″‹›₫€™←↑→↓−≈≠≤≥"
LETTERS = "".join(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x100)])) + _VIETNAMESE + _SIGNS
"""ASCII, Latin-1, Vietnamese composed and apart, signs of figures and text; the reader's system draws anything else."""
_FEATURES = ("kern", "mark", "mkmk", "ccmp", "locl")
_PREP = bytes.fromhex("b00021b801ff85b0048d")
"""Instructions of TrueType for the whole font: push and forget a nought, dropout control on (SCANCTRL 511, SCANTYPE 4).

A font without hints is hinted by FreeType itself, which sets its letters at whole pixels, apart; with a program of more than 7 bytes it is
taken for one that does without (``FT_Load_Glyph`` in FreeType's src/base/ftobjs.c).
"""
_RECIPE = f"{fontTools.version} {LETTERS} {_FEATURES} {_PREP.hex()} without hints"


def _file(weight: int) -> Path:
    return Path(ROOT, "files", f"BeVietnamPro-{WEIGHTS[weight]}.ttf")


@cache
def addresses() -> tuple[str, ...]:
    """Where each weight we use is served; named by what it is cut from and how, so that nobody needs to cut it to know."""
    named = ((weight, digest(_file(weight).read_bytes() + _RECIPE.encode())) for weight in WEIGHTS)
    return tuple(f"/assets/fonts/be-vietnam-pro-{weight}.{name}.woff2" for weight, name in named)


@cache
def fonts() -> dict[str, bytes]:
    """Every weight we use by its address, as WOFF2."""
    return {address: _kept(address) or _cut(weight, address) for weight, address in zip(WEIGHTS, addresses(), strict=True)}


def cut(weight: int) -> bytes:
    """One weight as WOFF2 with ``LETTERS`` alone, the same bytes each time; without hints, which would double it."""
    font = TTFont(_file(weight), recalcTimestamp=False)
    cutter = subset.Subsetter(subset.Options(layout_features=list(_FEATURES), hinting=False))
    cutter.populate(text=LETTERS)
    cutter.subset(font)
    font["prep"] = newTable("prep")
    font["prep"].program = Program()
    font["prep"].program.fromBytecode(_PREP)
    font.flavor = "woff2"
    packed = io.BytesIO()
    font.save(packed)
    return packed.getvalue()


def _place(address: str) -> Path:
    """Where a weight that was cut stays for the next process: cutting takes half a second."""
    return user_cache_path("map-typeface", appauthor=False) / Path(address).name


def _kept(address: str) -> bytes | None:
    """What was cut before, if it is still whole: its digest stands in front of it."""
    with suppress(OSError):
        content = _place(address).read_bytes()
        if hashlib.sha256(content[32:]).digest() == content[:32]:
            return content[32:]
    return None


def _cut(weight: int, address: str) -> bytes:
    content, place = cut(weight), _place(address)
    with suppress(OSError):  # who may keep nothing cuts again
        place.parent.mkdir(parents=True, exist_ok=True)
        aside = place.with_name(f"{place.name}.{os.getpid()}")
        aside.write_bytes(hashlib.sha256(content).digest() + content)
        aside.replace(place)
    return content


def font_faces(at: dict[str, str] | None = None) -> str:
    """The ``@font-face`` rules of all weights; ``at`` says by address where else one is."""
    rule = "@font-face{{font-family:'{family}';font-weight:{weight};font-display:swap;src:url('{url}') format('woff2')}}"
    where = at or {}
    return "".join(
        rule.format(family=FAMILY, weight=weight, url=where.get(url, url)) for weight, url in zip(WEIGHTS, addresses(), strict=True)
    )
