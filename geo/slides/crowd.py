"""Very many points on the map of a slide: discs that can be edited, each with its number and, for who does not see it, what it counts."""

from collections.abc import Sequence

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.slide import Slide as Page
from pptx.util import Inches, Pt

from geo.language import Lang, number, word
from geo.paper.map.drawing import sign_tone
from geo.paper.map.framed_map import SLIDE_MARKS
from geo.paper.map.marks import COUNT, WHITE
from geo.paper.map.placement import PlacedSign
from geo.scene.in_words import things_in_words
from geo.slides.theme import colour


def put_signs(page: Page, signs: Sequence[PlacedSign], corner: tuple[float, float], lang: Lang) -> None:
    """One group of discs over the picture of a map whose left top corner (inches) it lies at; the signs stand in points."""
    if not signs:
        return
    group = page.shapes.add_group_shape()
    group.name = word("frame.precise_crowd", lang)
    for sign in signs:
        (x, y), size = sign.at, Pt(2 * sign.radius)
        left, top = Inches(corner[0]) + Pt(x - sign.radius), Inches(corner[1]) + Pt(y - sign.radius)
        disc = group.shapes.add_shape(MSO_SHAPE.OVAL, left, top, size, size)
        disc.fill.solid()
        disc.fill.fore_color.rgb = colour(sign_tone(sign))
        disc.line.color.rgb, disc.line.width = colour(WHITE), Pt(2 * SLIDE_MARKS)
        disc.shadow.inherit = False
        disc._element.nvSpPr.cNvPr.set("descr", things_in_words(sign.things, lang))  # noqa: SLF001 - python-pptx has no other way
        frame = disc.text_frame
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        frame.word_wrap, frame.vertical_anchor = False, MSO_ANCHOR.MIDDLE
        frame.paragraphs[0].alignment = PP_ALIGN.CENTER
        run = frame.paragraphs[0].add_run()
        run.text = number(len(sign.things), lang)
        run.font.size, run.font.bold = Pt(COUNT * SLIDE_MARKS), True
        run.font.color.rgb = colour(WHITE)
