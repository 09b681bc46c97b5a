"""Pictures of outlines and maps on a slide of a deck, each with a sentence for who does not see it."""

import io

from pptx.slide import Slide as Page
from pptx.util import Inches

from geo.paper.canvas.pen import Pen
from geo.paper.canvas.png import picture
from geo.slides.map_picture import MAP_DPI
from geo.slides.theme import Place


def put_picture(page: Page, pen: Pen, place: Place, alt: str, name: str) -> None:
    """What was drawn, at its place in inches."""
    shape = page.shapes.add_picture(io.BytesIO(picture(pen, MAP_DPI)), *(Inches(part) for part in place))
    about = shape._element.nvPicPr.cNvPr  # noqa: SLF001 - python-pptx has no other way to an alternative text
    about.set("descr", alt)
    about.set("name", name)
