"""What language every text of a deck is in: read aloud in its own voice, and never marked as misspelt."""

import re
from typing import Any

from pptx.opc.oxml import serialize_part_xml
from pptx.opc.package import Part
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck

from geo.language import LANGUAGES, Lang

TAGS: dict[Lang, str] = {"vi": "vi-VN", "en": "en-GB"}
"""The names that Office has for our languages."""
OTHER = re.compile(r"^\[(" + "|".join(LANGUAGES) + r")\] ")
"""How a passage of the notes in the other language begins; the last paragraph, our date, ends it."""


def speak(deck: Deck, lang: Lang) -> None:
    """Give each run, paragraph's end and default of every part its language."""
    for part in deck.part.package.iter_parts():
        if str(part.partname).endswith(".xml") and str(part.partname).startswith("/ppt/"):
            _spoken(part, lang)


def _spoken(part: Part, lang: Lang) -> None:
    tree = getattr(part, "_element", None)
    root: Any = parse_xml(part.blob) if tree is None else tree
    for run in root.iter(qn("a:r"), qn("a:fld")):
        if run.find(qn("a:rPr")) is None:
            run.insert(0, run.makeelement(qn("a:rPr"), {}))
    for properties in root.iter(qn("a:rPr"), qn("a:endParaRPr"), qn("a:defRPr")):
        properties.set("lang", TAGS[lang])
    for body in root.iter(qn("p:txBody")):
        _passages(body, lang)
    if tree is None:
        part._blob = serialize_part_xml(root)  # noqa: SLF001 - no other way


def _passages(body: Any, lang: Lang) -> None:
    now, (*passage, _) = lang, list(body.iter(qn("a:p")))
    for paragraph in passage:
        if match := OTHER.match("".join(piece.text or "" for piece in paragraph.iter(qn("a:t")))):
            now = "en" if match[1] == "en" else "vi"
        for properties in paragraph.iter(qn("a:rPr"), qn("a:endParaRPr")):
            properties.set("lang", TAGS[now])
