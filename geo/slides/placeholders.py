"""Placeholders of a slide: which is free, where it stands, and what the edge of a slide (day, foot, number) is filled with."""

import copy
from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.slide import Slide as Page
from pptx.text.text import TextFrame
from pptx.util import Emu, Inches

from geo.slides.theme import Place

FIELDS = {
    "sldNum": ("{C1FF6DA9-008F-8B48-92A6-B652298478BF}", "slidenum"),
    "dt": ("{5BCAD085-E8A6-8845-BD4E-CB4CCA059FC4}", "datetime1"),
}
"""What PowerPoint renews by itself: the number of the slide, the day."""
TEXTS = ("body", "obj", "subTitle")


def kind_of(shape: Any) -> str:
    """The type of a placeholder as the file has it."""
    return str(shape._element.ph.get("type", "obj"))  # noqa: SLF001 - python-pptx mixes ours with those of its own


def free(page: Page, able: str) -> Any:
    """The first placeholder that can still do this (``insert_picture``, …), None without one."""
    return next((shape for shape in page.placeholders if hasattr(shape, able)), None)


def free_text(page: Page) -> Any:
    """The first placeholder for words that has none, None without one."""
    texts = (shape for shape in page.placeholders if kind_of(shape) in TEXTS and shape.has_text_frame)
    return next((shape for shape in texts if not shape.text_frame.text), None)


def settle(shape: Any, place: Place) -> None:
    """Put a shape where it belongs, unless its layout does so already."""
    wanted = tuple(int(Inches(part)) for part in place)
    if (shape.left, shape.top, shape.width, shape.height) != wanted:
        shape.left, shape.top, shape.width, shape.height = map(Emu, wanted)


def place_of(shape: Any) -> Place:
    """Where a shape stands, in inches."""
    left, top, wide, high = (float(Emu(part or 0).inches) for part in (shape.left, shape.top, shape.width, shape.height))
    return left, top, wide, high


def describe(shape: Any, text: str) -> None:
    """What a shape shows, in words, for who does not see it."""
    shape._element.xpath("./*/p:cNvPr")[0].set("descr", text)  # noqa: SLF001 - python-pptx has no other way


def described(shape: Any) -> str:
    """What a shape shows, in words."""
    return str(shape._element.xpath("./*/p:cNvPr")[0].get("descr", ""))  # noqa: SLF001 - python-pptx has no other way


def tidy(page: Page) -> None:
    """Leave no placeholder that asks to be clicked."""
    for shape in list(page.placeholders):
        if not shape.has_text_frame and not shape.has_chart and not shape.has_table and not hasattr(shape, "image"):
            shape._element.getparent().remove(shape._element)  # noqa: SLF001 - python-pptx has no other way
        elif shape.has_text_frame and not shape.text_frame.text:
            shape._element.getparent().remove(shape._element)  # noqa: SLF001 - same


def no_bullets(shape: Any) -> None:
    """Sentences are no list, whatever an office's placeholder makes of its paragraphs."""
    for paragraph in shape.text_frame.paragraphs:
        properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-pptx knows no bullets
        properties.set("marL", "0")
        properties.set("indent", "0")
        properties.append(parse_xml(f"<a:buNone {nsdecls('a')}/>"))


def edge(page: Page, kind: str) -> TextFrame | None:
    """Day (``dt``), foot (``ftr``) or number (``sldNum``) of a slide, as its layout has it; None where it has none."""
    model = next((shape for shape in page.slide_layout.placeholders if kind_of(shape) == kind), None)
    if model is None:
        return None
    number = max((shape.shape_id for shape in page.shapes), default=1) + 1
    shape = parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{number}" name="{kind}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        "<p:nvPr/></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody></p:sp>"
    )
    shape.nvSpPr.nvPr.append(copy.deepcopy(model._element.ph))  # noqa: SLF001 - python-pptx leaves these out
    page.shapes._spTree.append(shape)  # noqa: SLF001 - same
    frame: TextFrame = page.shapes[-1].text_frame
    return frame


def put_field(page: Page, kind: str, text: str) -> None:
    """Day or number as a field, where the layout has a place for it."""
    frame = edge(page, kind)
    if frame is None:
        return
    mark, name = FIELDS[kind]
    paragraph = frame.paragraphs[0]._p  # noqa: SLF001 - python-pptx knows no fields
    paragraph.append(parse_xml(f'<a:fld {nsdecls("a")} id="{mark}" type="{name}"><a:rPr/><a:t>{text}</a:t></a:fld>'))
