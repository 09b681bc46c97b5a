"""How the words of a deck look: our inks, a typeface that every computer has, and text as large as it fits."""

from collections.abc import Sequence
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.slide import Slide as Page
from pptx.text.text import TextFrame
from pptx.util import Inches, Pt

from geo.paper.canvas.pen import POINTS
from geo.paper.canvas.typeface import width, wrap
from geo.style.colours import GROUND

FONT = "Arial"
"""A PPTX carries no typeface of its own; this one, with every Vietnamese letter, is on every Windows and Mac, or stands in by width."""
WIDE, HIGH = 13.333, 7.5
LEFT, INNER = 0.55, WIDE - 2 * 0.55
TOP, BOTTOM = 1.35, 6.62
"""Inches: margins, and where the body of a slide begins and ends."""
INK = GROUND["light"]
INKS = {
    "ink": MSO_THEME_COLOR.TEXT_1,
    "quiet": MSO_THEME_COLOR.TEXT_2,
    "accent": MSO_THEME_COLOR.ACCENT_1,
    "surface": MSO_THEME_COLOR.BACKGROUND_1,
}
"""Our inks as colours of the theme: where an office gives its own theme, they are its colours."""
LARGE, TITLE, BODY, SMALL, LABEL, FIGURE = 44, 28, 18, 11, 13, 28
FOOT = 10
LINE_HIGH = 1.22
"""Height of a line, in parts of the size of the letters."""
SMALLEST = 0.6
SURE = 0.86
"""The part of a width that is reckoned with where shapes stand below one another: another typeface may be wider than ours."""
NAME_HIGH = 0.74
"""Inches that the name of a small map takes, above it."""
COLUMNS, GAP = 3, 0.2
"""Small maps that stand in a row."""
Place = tuple[float, float, float, float]
"""Left, top, width and height in inches."""
Part = tuple[str, float, str, bool, float]
"""A paragraph: text, size, ink ("": as the placeholder has it), whether bold, and the room above it in points."""


def colour(code: str) -> RGBColor:
    """#rrggbb for python-pptx."""
    return RGBColor.from_string(code.removeprefix("#").upper())


def cells(number: int, place: Place) -> list[Place]:
    """The places (left, top, width, height in inches) of so many things in rows of COLUMNS."""
    left, top, wide, high = place
    rows, columns = -(-number // COLUMNS), min(number, COLUMNS)
    step, row = (wide + GAP) / max(columns, 1), (high + GAP) / max(rows, 1)
    return [(left + at % COLUMNS * step, top + at // COLUMNS * row, step - GAP, row - GAP) for at in range(number)]


def paint(fill: Any, ink: str) -> None:
    """Give a colour one of our inks."""
    fill.theme_color = INKS[ink]


def write(frame: TextFrame, text: str, size: float, ink: str = "ink", *, bold: bool = False, first: bool = True) -> Any:
    """A paragraph of a text frame: the first one, or one more; its size stands on its run."""
    paragraph = frame.paragraphs[0] if first else frame.add_paragraph()
    return add_run(paragraph, text, size, ink, bold=bold)


def add_run(paragraph: Any, text: str, size: float, ink: str, *, bold: bool = False) -> Any:
    """One more run of a paragraph."""
    run = paragraph.add_run()
    run.text = text
    run.font.size, run.font.bold = Pt(size), bold
    if ink:
        paint(run.font.color, ink)
    return run


def put(frame: TextFrame, parts: Sequence[Part]) -> None:
    """All of these paragraphs in an empty text frame."""
    for index, (text, size, ink, bold, before) in enumerate(parts):
        write(frame, text, size, ink, bold=bold, first=index == 0)
        frame.paragraphs[-1].space_before = Pt(before if index else 0)


def box(page: Page, place: Place, name: str = "") -> TextFrame:
    """A text box (inches) whose words wrap."""
    shape = page.shapes.add_textbox(*(Inches(part) for part in place))
    shape.name = name or shape.name
    frame: TextFrame = shape.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    return frame


def height(parts: Sequence[Part], wide: float, size: float = 1.0) -> float:
    """How high paragraphs stand at a size, in inches; measured with our own, wider typeface, so that the one in use fits too."""
    points = 0.0
    for text, letters, _, bold, before in parts:
        lines = len(wrap(text, wide * POINTS, letters * size, 700 if bold else 400))
        points += lines * letters * size * LINE_HIGH + before
    return points / POINTS


def fitted(parts: Sequence[Part], wide: float, high: float) -> list[Part]:
    """Paragraphs as large as they fit a box (inches); none is larger than wished, and no word is broken."""
    size = 1.0
    while size > SMALLEST and (height(parts, wide, size) > high or _broken(parts, wide, size)):
        size -= 0.04
    return [(text, round(letters * size, 1), code, bold, before) for text, letters, code, bold, before in parts]


def _broken(parts: Sequence[Part], wide: float, size: float) -> bool:
    return any(
        width(word, letters * size, 700 if bold else 400) > wide * POINTS for text, letters, _, bold, _ in parts for word in text.split()
    )
