"""Pictures of the data folder on a slide of deck and PDF: where each stands, and below it its words and whose it is."""

import base64
import io
from collections.abc import Sequence
from dataclasses import dataclass

from pptx.slide import Slide as Page
from pptx.util import Inches

from geo.cards.picture import credit_line
from geo.edition.pictures import Picture
from geo.language import Lang
from geo.slides.placeholders import describe
from geo.slides.theme import GAP, LABEL, SMALL, SURE, Part, Place, box, fitted, height, put

LEAST, MOST_WORDS = 0.4, 0.3
"""Inches that the words below a picture have at least; the share of its room that they have at most."""
LEAST_WIDE = 3.0
ABOVE_WORDS = 0.06


@dataclass(frozen=True)
class Placed:
    """A picture where it stands whole, and its words where they stand (inches)."""

    picture: Picture
    place: Place
    parts: tuple[Part, ...]
    under: Place

    def alt(self, lang: Lang) -> str:
        """What is seen, as a sentence."""
        return f"{self.picture.words.text(lang).rstrip('.')}."


def placed(pictures: Sequence[Picture], room: Place, lang: Lang) -> list[Placed]:
    """The pictures in a room: beside one another or in rows, whichever leaves them largest."""
    ways = [_in_columns(pictures, columns, room, lang) for columns in range(1, len(pictures) + 1)]
    return max(ways, key=lambda way: sum(shown.place[2] * shown.place[3] for shown in way))


def _in_columns(pictures: Sequence[Picture], columns: int, room: Place, lang: Lang) -> list[Placed]:
    left, top, wide, high = room
    rows = -(-len(pictures) // columns)
    step, row = (wide + GAP) / columns, (high + GAP) / rows
    cells = [(left + at % columns * step, top + at // columns * row, step - GAP, row - GAP) for at in range(len(pictures))]
    return [_placed(picture, cell, lang) for picture, cell in zip(pictures, cells, strict=True)]


def _placed(picture: Picture, cell: Place, lang: Lang) -> Placed:
    """As large as it can be with its words, in the middle of its cell; the words are as wide as it is, or LEAST_WIDE."""
    left, top, wide, high = cell
    words: list[Part] = [(picture.words.text(lang), LABEL, "ink", False, 0), (credit_line(picture).text(lang), SMALL, "quiet", False, 2)]
    across, parts, under = wide, words, 0.0
    for _ in range(2):  # narrower words are higher, and leave the picture less
        column = min(wide, max(across, LEAST_WIDE))
        parts = fitted(words, column * SURE, max(LEAST, high * MOST_WORDS))
        under = height(parts, column * SURE)
        across = picture.size[0] * min(wide / picture.size[0], (high - under - ABOVE_WORDS) / picture.size[1])
    down = across * picture.size[1] / picture.size[0]
    begin = top + (high - down - ABOVE_WORDS - under) / 2
    column = min(wide, max(across, LEAST_WIDE))
    at = left + (wide - column) / 2
    return Placed(picture, (at, begin, across, down), tuple(parts), (at, begin + down + ABOVE_WORDS, column, under))


def put_photos(page: Page, pictures: Sequence[Picture], lang: Lang, room: Place) -> None:
    """Native pictures on a slide of a deck, each with its words in a box of its own."""
    for shown in placed(pictures, room, lang):
        shape = page.shapes.add_picture(io.BytesIO(shown.picture.jpeg), *map(Inches, shown.place))
        shape.name = f"picture {shown.picture.id}"
        describe(shape, shown.alt(lang))
        put(box(page, shown.under), shown.parts)


def drawn(shown: Placed) -> str:
    """A picture as a drawing that our documents take."""
    across, down = shown.picture.size
    content = base64.b64encode(shown.picture.jpeg).decode()
    size = f'width="{across}" height="{down}"'
    image = f'<image {size} href="data:image/jpeg;base64,{content}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {across} {down}">{image}</svg>'
