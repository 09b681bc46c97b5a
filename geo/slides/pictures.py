"""Pictures of outlines and maps on a slide of a deck, each with a sentence for who does not see it."""

import io
from collections.abc import Iterable

from pptx.slide import Slide as Page
from pptx.util import Inches

from geo.slides.map_picture import Drawn
from geo.slides.names import item, spelled
from geo.slides.placeholders import describe
from geo.slides.theme import Place


def put_picture(page: Page, drawn: Drawn, place: Place, kind: str, refs: Iterable[str]) -> None:
    """What was drawn, at its place in inches, under a name by which it is known again."""
    shape = page.shapes.add_picture(io.BytesIO(drawn.picture), *(Inches(part) for part in place))
    describe(shape, drawn.about)
    shape.name = spelled(kind, [item(refs, drawn.picture, drawn.about)])
