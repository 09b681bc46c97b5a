"""Documents of text as tagged PDF (PDF/UA-1, PDF/A-2b), set by typst in our typeface from templates of ours."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path
from string import punctuation
from typing import Any
from urllib.parse import quote

import typst
from fontpkg_be_vietnam_pro import ROOT

from geo.language import Lang, word
from geo.style.colours import GROUND

TEMPLATES = Path(__file__).parent
FONTS = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(ROOT / "files")])

MADE_SINCE = 10
"""typst keeps what a document was made of, 20 MB where it holds a map, until so many others have been made."""


def typeset(template: str, lang: Lang, printed: date, data: Mapping[str, Any]) -> bytes:
    """The PDF that ``<template>.typ`` makes of plain data; a text in it is never read as markup. ``data`` has a ``title``."""
    about = {"author": word("page.title", lang), "subject": word("frame.print_reference", lang), "lang": lang, "ink": GROUND["light"]}
    compiler = typst.Compiler(
        input=str(TEMPLATES / f"{template}.typ"),
        root=str(TEMPLATES),
        font_paths=FONTS,
        sys_inputs={"data": json.dumps({**about, **data}, ensure_ascii=False)},
    )
    pdf = compiler.compile(format="pdf", pdf_standards=["ua-1", "a-2b"], timestamp=datetime.combine(printed, time(), UTC))
    for _ in range(MADE_SINCE):
        typst.compile(b".", format="svg", font_paths=FONTS)
    if not isinstance(pdf, bytes):
        raise TypeError(template)
    return pdf


def link_to(address: str | None) -> str | None:
    """An address as a PDF holds it; None where there is none."""
    return quote(address, safe=punctuation) if address else None
