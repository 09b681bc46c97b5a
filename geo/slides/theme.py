"""How a deck looks: 16 : 9, our colours, and a typeface that every computer has."""

from collections.abc import Sequence

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide as Page
from pptx.text.text import TextFrame
from pptx.util import Emu, Inches, Pt

from geo.paper.canvas.pen import POINTS
from geo.paper.canvas.typeface import width, wrap
from geo.style.colours import GROUND, RUNGS, TONES

FONT = "Arial"
"""A PPTX carries no typeface of its own; this one, with every Vietnamese letter, is on every Windows and Mac, or stands in by width."""
WIDE, HIGH = 13.333, 7.5
LEFT, INNER = 0.55, WIDE - 2 * 0.55
TOP, BOTTOM = 1.35, 6.62
"""Inches: margins, and where the body of a slide begins and ends."""
INK = GROUND["light"]
TITLE_ONLY, TITLE = 5, 0
THEME = {"dk2": "ink", "accent1": "accent", "accent3": "quiet", "hlink": "accent"}
BODY, SMALL, LABEL, FIGURE = 18, 11, 13, 28
LINE_HIGH = 1.22
"""Height of a line, in parts of the size of the letters."""
SMALLEST = 0.6
NAME_HIGH = 0.34
"""Inches that the name of a small map takes, above it."""
COLUMNS, GAP = 3, 0.2
"""Small maps that stand in a row."""
Part = tuple[str, float, str, bool, float]
"""A paragraph: text, size, colour, whether bold, and the room above it in points."""


def colour(code: str) -> RGBColor:
    """#rrggbb for python-pptx."""
    return RGBColor.from_string(code.removeprefix("#").upper())


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


def new_deck() -> Deck:
    """An empty 16 : 9 deck whose layouts reach across the slide."""
    deck: Deck = Presentation()
    wider = Inches(WIDE) / (deck.slide_width or Inches(10))
    deck.slide_width, deck.slide_height = Inches(WIDE), Inches(HIGH)
    for page in (deck.slide_master, *deck.slide_layouts):
        for shape in page.placeholders:
            shape.left, shape.width = Emu(int(shape.left * wider)), Emu(int(shape.width * wider))
    _theme(deck)
    return deck


def cells(number: int, place: tuple[float, float, float, float]) -> list[tuple[float, float, float, float]]:
    """The places (left, top, width, height in inches) of so many things in rows of COLUMNS."""
    left, top, wide, high = place
    rows, columns = -(-number // COLUMNS), min(number, COLUMNS)
    step, row = (wide + GAP) / max(columns, 1), (high + GAP) / max(rows, 1)
    return [(left + at % COLUMNS * step, top + at // COLUMNS * row, step - GAP, row - GAP) for at in range(number)]


def write(frame: TextFrame, text: str, size: float, code: str = INK["ink"], *, bold: bool = False, first: bool = True) -> None:
    """A paragraph of a text frame: the first one, or one more."""
    paragraph = frame.paragraphs[0] if first else frame.add_paragraph()
    run = paragraph.add_run()
    run.text = text
    run.font.size, run.font.bold = Pt(size), bold
    run.font.color.rgb = colour(code)


def box(page: Page, left: float, top: float, wide: float, high: float) -> TextFrame:
    """A text box (inches) whose words wrap."""
    frame = page.shapes.add_textbox(Inches(left), Inches(top), Inches(wide), Inches(high)).text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    return frame


def _high(parts: Sequence[Part], wide: float, size: float) -> float:
    """How high paragraphs stand at a size, in inches; measured with our own, wider typeface, so that the one in use fits too."""
    points = 0.0
    for text, letters, _, bold, before in parts:
        lines = len(wrap(text, wide * POINTS, letters * size, 700 if bold else 400))
        points += lines * letters * size * LINE_HIGH + before
    return points / POINTS


def fitted(parts: Sequence[Part], wide: float, high: float) -> list[Part]:
    """Paragraphs as large as they fit a box (inches); none is larger than wished, and no word is broken."""
    size = 1.0
    while size > SMALLEST and (_high(parts, wide, size) > high or _broken(parts, wide, size)):
        size -= 0.04
    return [(text, round(letters * size, 1), code, bold, before) for text, letters, code, bold, before in parts]


def _broken(parts: Sequence[Part], wide: float, size: float) -> bool:
    return any(
        width(word, letters * size, 700 if bold else 400) > wide * POINTS for text, letters, _, bold, _ in parts for word in text.split()
    )


def lay(frame: TextFrame, parts: Sequence[Part]) -> None:
    """Paragraphs one below the other, in an empty box."""
    for index, (text, size, code, bold, before) in enumerate(parts):
        write(frame, text, size, code, bold=bold, first=index == 0)
        frame.paragraphs[-1].space_before = Pt(before if index else 0)


def restyle(frame: TextFrame, size: float, code: str = INK["ink"], *, bold: bool = False) -> None:
    """All paragraphs of a placeholder, left-aligned, in one size and colour."""
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE if bold else MSO_ANCHOR.TOP
    for paragraph in frame.paragraphs:
        paragraph.alignment = PP_ALIGN.LEFT
        paragraph.font.size, paragraph.font.bold = Pt(size), bold
        paragraph.font.color.rgb = colour(code)
