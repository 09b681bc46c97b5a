"""Very many points on the map of a slide: discs that can be edited, each with its number and, for who does not see it, what it counts."""

import copy
from collections.abc import Sequence
from typing import Any, NamedTuple

from pptx.enum.dml import MSO_COLOR_TYPE, MSO_FILL
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.slide import Slide as Page
from pptx.util import Emu, Pt

from geo.language import Lang, number, word
from geo.paper.map.drawing import sign_tone
from geo.paper.map.framed_map import SLIDE_MARKS
from geo.paper.map.marks import COUNT, WHITE
from geo.paper.map.placement import PlacedSign
from geo.scene.in_words import things_in_words
from geo.slides.map_picture import pen_size, whole
from geo.slides.names import Item, item, spelled
from geo.slides.placeholders import describe, described
from geo.slides.renew_words import retext
from geo.slides.theme import colour

CHILD = qn("a:chOff")
GRAIN = 9144
"""A hundredth of an inch, in EMU: how exactly discs are known to stand where they were put."""


class Sheet(NamedTuple):
    """Where the whole picture of a map lies on its slide and how large it is (EMU), and how large the pen was that drew it (points)."""

    corner: tuple[float, float]
    size: tuple[float, float]
    pen: tuple[float, float]


def sheet_of(shape: Any) -> Sheet:
    """The picture of a shape, what is cropped of it counted in."""
    wide, high = whole(shape)
    return Sheet((shape.left - shape.crop_left * wide, shape.top - shape.crop_top * high), (wide, high), pen_size(shape.image.size))


def put_signs(page: Page, signs: Sequence[PlacedSign], sheet: Sheet, lang: Lang, ref: str = "") -> None:
    """One group of discs over the picture of a map; ``ref`` names the map in the tables, so that the discs are known again."""
    if not signs:
        return
    group = page.shapes.add_group_shape()
    for sign in signs:
        _put_disc(group, sign)
    lay(group, signs, sheet, lang)
    group.name = spelled("crowd", [crowd_of(group, signs, ref, lang)]) if ref else word("frame.precise_crowd", lang)


def _put_disc(group: Any, sign: PlacedSign) -> None:
    disc = group.shapes.add_shape(MSO_SHAPE.OVAL, 0, 0, 1, 1)
    disc.fill.solid()
    disc.fill.fore_color.rgb = colour(sign_tone(sign))
    disc.line.color.rgb, disc.line.width = colour(WHITE), Pt(2 * SLIDE_MARKS)
    disc.shadow.inherit = False
    frame = disc.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.word_wrap, frame.vertical_anchor = False, MSO_ANCHOR.MIDDLE
    frame.paragraphs[0].alignment = PP_ALIGN.CENTER
    run = frame.paragraphs[0].add_run()
    run.font.size, run.font.bold = Pt(COUNT * SLIDE_MARKS), True
    run.font.color.rgb = colour(WHITE)


def lay(group: Any, signs: Sequence[PlacedSign], sheet: Sheet, lang: Lang) -> None:
    """Put each disc where its sign stands; there are as many as signs afterwards, and each keeps the looks that it was given."""
    tree = group._element  # noqa: SLF001 - python-pptx copies and removes no shapes
    for disc in list(group.shapes)[len(signs) :]:
        tree.remove(disc._element)  # noqa: SLF001 - same
    while len(group.shapes) < len(signs):
        _one_more(group, signs[0])
    ours = {colour(sign_tone(sign)) for sign in signs}
    across, down = (side / points for side, points in zip(sheet.size, sheet.pen, strict=True))
    for disc, sign in zip(group.shapes, signs, strict=True):
        (x, y), radius = sign.at, sign.radius
        left, top = sheet.corner[0] + (x - radius) * across, sheet.corner[1] + y * down - radius * across
        disc.left, disc.top, disc.width, disc.height = (Emu(round(part)) for part in (left, top, *[2 * radius * across] * 2))
        if disc.fill.type == MSO_FILL.SOLID and disc.fill.fore_color.type == MSO_COLOR_TYPE.RGB and disc.fill.fore_color.rgb in ours:
            disc.fill.fore_color.rgb = colour(sign_tone(sign))
        retext(disc.text_frame.paragraphs[0], number(len(sign.things), lang))
        describe(disc, things_in_words(sign.things, lang))
    tree.recalculate_extents()


def _one_more(group: Any, sign: PlacedSign) -> None:
    """A disc that looks like the last one."""
    if not len(group.shapes):
        _put_disc(group, sign)
        return
    twin = copy.deepcopy(group.shapes[-1]._element)  # noqa: SLF001 - python-pptx copies no shapes
    taken = group._element.xpath("//p:cNvPr/@id")  # noqa: SLF001 - same
    twin.nvSpPr.cNvPr.set("id", str(max(map(int, taken)) + 1))
    group._element.append(twin)  # noqa: SLF001 - same


def discs(group: Any) -> str:
    """What the discs of a group say, and where each stands in it, wherever the group itself was moved."""
    from_ = group._element.grpSpPr.xfrm.find(CHILD)  # noqa: SLF001 - python-pptx has no other way
    zero = int(from_.get("x")), int(from_.get("y"))
    placed = [(round((disc.left - zero[0]) / GRAIN), round((disc.top - zero[1]) / GRAIN), disc) for disc in group.shapes]
    return "\n".join(f"{x} {y} {disc.text_frame.text if disc.has_text_frame else '–'} {described(disc)}" for x, y, disc in placed)


def spelled_signs(signs: Sequence[PlacedSign], lang: Lang) -> str:
    """What the discs are made of."""
    return "\n".join(f"{sign.at[0]:.1f} {sign.at[1]:.1f} {sign.radius:.1f} {things_in_words(sign.things, lang)}" for sign in signs)


def crowd_of(group: Any, signs: Sequence[PlacedSign], ref: str, lang: Lang) -> Item:
    """What a group shows now: its map, then its discs and what they were made of."""
    return item([ref], discs(group), spelled_signs(signs, lang))
