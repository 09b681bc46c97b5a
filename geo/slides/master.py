"""Our master: 16 : 9, our colours and typeface in the theme, and eight layouts with a place for everything that our slides show."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation as Deck
from pptx.slide import SlideLayout
from pptx.util import Inches

from geo.language import Lang, word
from geo.slides.frame import Frame
from geo.slides.placeholders import FIELDS
from geo.slides.theme import BODY, FONT, FOOT, HIGH, INK, LARGE, TITLE, WIDE, Place
from geo.style.colours import RUNGS, TONES

LAYOUTS = ("title", "section", "map", "chart", "two_columns", "table", "text", "close")
TYPES = {"title": "title", "section": "secHead"}
"""What PowerPoint itself knows of them; all others are our own."""
COLOURED = ("section", "close")
"""Layouts with our accent as their ground, and light letters."""
THEME = {"dk1": "ink", "lt1": "surface", "dk2": "quiet", "lt2": "soft", "accent1": "accent", "accent3": "quiet", "hlink": "accent"}
LEVELS = (BODY - 2, 14, 13, 12, 12)
BAR = (1.2, 0.09)
"""Inches of the bar below a large title."""
BAR_UNDER = 0.2


@dataclass(frozen=True, eq=False)
class Form:
    """An empty deck, its layouts by what they are for, and where everything stands on them; ``own``: the master is ours."""

    deck: Deck
    layouts: Mapping[str, SlideLayout]
    frame: Frame
    own: bool = True


class Slot(NamedTuple):
    """A placeholder: its type and number, where it stands, its letters, their ink, and which edge they stand at."""

    type: str
    idx: int
    place: Place
    size: float = LEVELS[0]
    ink: str = "tx1"
    anchor: str = "t"
    align: str = "l"
    bold: bool = False


def _slots(layout: str, frame: Frame) -> Iterator[Slot]:
    large = layout in ("title", *COLOURED)
    light = "bg1" if layout in COLOURED else ""
    beside = layout == "title"
    if large:
        title = "title" if light else "ctrTitle"
        yield Slot(title, 0, frame.large_title(beside=beside), LARGE, light or "tx1", "b", bold=True)
        yield Slot("body", 1, frame.large_words(beside=beside), 20, light or "tx2")
    else:
        yield Slot("title", 0, frame.title, TITLE, anchor="ctr", bold=True)
    exhibits = {"title": "pic", "map": "pic", "chart": "chart", "table": "tbl"}
    if layout in exhibits:
        yield Slot(exhibits[layout], 13, frame.opening_map if large else frame.exhibit)
    words = {"two_columns": frame.halves, "text": (frame.body,)}.get(layout, () if large else (frame.words,))
    for number, place in enumerate(words):
        yield Slot("body", 1 if number == 0 else 14, place)
    yield from _edge(frame, light or "tx2")


def _edge(frame: Frame, ink: str) -> Iterator[Slot]:
    """Day, foot and number."""
    yield Slot("dt", 10, frame.date, FOOT, ink, align="r")
    yield Slot("ftr", 11, frame.sources, FOOT, ink)
    yield Slot("sldNum", 12, frame.number, FOOT + 2, ink, align="r")


def _shape(slot: Slot, number: int, lang: Lang) -> str:
    left, top, wide, high = (int(Inches(part)) for part in slot.place)
    prompts = {"pic": "map", "chart": "chart", "tbl": "table", "body": "text", "title": "title", "ctrTitle": "title"}
    prompt = escape(word(f"slides.prompt.{prompts[slot.type]}", lang)) if slot.type in prompts else ""
    if slot.type in FIELDS:
        mark, kind = FIELDS[slot.type]
        content = f'<a:fld id="{mark}" type="{kind}"><a:rPr/><a:t>‹#›</a:t></a:fld>'
    else:
        content = f"<a:r><a:rPr/><a:t>{prompt}</a:t></a:r>" if prompt else ""
    where = f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    body = f'<a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{slot.anchor}"><a:noAutofit/></a:bodyPr>'
    ink = f'<a:solidFill><a:schemeClr val="{slot.ink}"/></a:solidFill>'
    letters = f'<a:defRPr sz="{int(slot.size * 100)}" b="{int(slot.bold)}">{ink}</a:defRPr>'
    style = f'<a:lstStyle><a:lvl1pPr algn="{slot.align}" marL="0" indent="0"><a:buNone/>{letters}</a:lvl1pPr></a:lstStyle>'
    return (
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{number}" name="{slot.type} {number}"/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{slot.type}" idx="{slot.idx}"/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{where}</p:spPr><p:txBody>{body}{style}<a:p>{content}</a:p></p:txBody></p:sp>"
    ).replace(' idx="0"', "")


def _bar(frame: Frame, ink: str) -> str:
    _, begin, _, tall = frame.large_title(beside=False)
    left, top, wide, high = (int(Inches(part)) for part in (frame.left, begin + tall + BAR_UNDER, *BAR))
    return (
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="2" name="–"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>'
        f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f'<a:solidFill><a:schemeClr val="{ink}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
    )


def _fill(page: Any, shapes: list[str]) -> None:
    """Put these shapes in the place of all that a master or a layout has."""
    tree = page._element.cSld.spTree  # noqa: SLF001 - python-pptx builds no layouts
    for shape in list(tree)[2:]:
        tree.remove(shape)
    for shape in shapes:
        tree.append(parse_xml(shape))


def _lay(layout: SlideLayout, kind: str, frame: Frame, lang: Lang) -> None:
    element = layout._element  # noqa: SLF001 - python-pptx builds no layouts
    element.attrib.pop("type", None)
    if kind in TYPES:
        element.set("type", TYPES[kind])
    element.set("userDrawn", "1")
    element.cSld.set("name", word(f"slides.layout.{kind}", lang))
    bars = [_bar(frame, "bg1" if kind in COLOURED else "accent1")] if kind in ("title", *COLOURED) else []
    _fill(layout, [*bars, *(_shape(slot, number, lang) for number, slot in enumerate(_slots(kind, frame), start=3))])
    if kind in COLOURED:
        ground = '<a:solidFill><a:schemeClr val="accent1"/></a:solidFill><a:effectLst/>'
        element.cSld.insert(0, parse_xml(f"<p:bg {nsdecls('p', 'a')}><p:bgPr>{ground}</p:bgPr></p:bg>"))


def _theme(deck: Deck) -> None:
    """Our typeface and colours in the theme itself, so that what people add looks the same."""
    part = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme = parse_xml(part.blob)
    for face in theme.iter(qn("a:latin")):
        face.set("typeface", FONT)
    chosen = {name: INK[key] for name, key in THEME.items()} | {
        "accent2": RUNGS[0]["light"],
        **{f"accent{n}": tones["light"] for n, tones in zip((4, 5, 6), list(TONES.values())[1:4], strict=True)},
    }
    for name, code in chosen.items():
        slot = theme.find(f".//{qn(f'a:{name}')}")
        slot[:] = [slot.makeelement(qn("a:srgbClr"), {"val": code[1:].upper()})]
    part._blob = serialize_part_xml(theme)  # noqa: SLF001 - python-pptx has no other way to change a theme


def _styles(deck: Deck) -> None:
    """The sizes of titles and of the five levels of words."""
    styles = deck.slide_master._element.find(qn("p:txStyles"))  # noqa: SLF001 - python-pptx has no other way
    for style, sizes in ((qn("p:titleStyle"), (TITLE,)), (qn("p:bodyStyle"), LEVELS)):
        for level, size in enumerate(sizes, start=1):
            paragraph = styles.find(style).find(qn(f"a:lvl{level}pPr"))
            paragraph.set("algn", "l")
            paragraph.find(qn("a:defRPr")).set("sz", str(size * 100))
    styles.find(qn("p:titleStyle")).find(qn("a:lvl1pPr")).find(qn("a:defRPr")).set("b", "1")


def our_deck(lang: Lang) -> Form:
    """An empty deck of ours."""
    deck: Deck = Presentation()
    frame = Frame()
    deck.slide_width, deck.slide_height = Inches(WIDE), Inches(HIGH)
    for layout in list(deck.slide_layouts)[len(LAYOUTS) :]:
        deck.slide_layouts.remove(layout)
    layouts = dict(zip(LAYOUTS, deck.slide_layouts, strict=True))
    title, words = Slot("title", 0, frame.title, TITLE, anchor="ctr", bold=True), Slot("body", 1, frame.body)
    of_master = (title, words, *_edge(frame, "tx2"))
    _fill(deck.slide_master, [_shape(slot, number, lang) for number, slot in enumerate(of_master, start=2)])
    for kind, layout in layouts.items():
        _lay(layout, kind, frame, lang)
    _styles(deck)
    _theme(deck)
    return Form(deck, layouts, frame)
