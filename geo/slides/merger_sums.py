"""What became of the units of before, below its picture: who became what, every sum written out, and what is published since."""

from collections.abc import Iterable, Mapping

from pptx.slide import Slide as Page

from geo.edition import Edition
from geo.facts.joining import Addends
from geo.language import Lang, word
from geo.paper.canvas.pen import POINTS
from geo.paper.map.before_after import before_and_after
from geo.slides.pictures import put_picture
from geo.slides.theme import Part, Place, box, fitted, put
from geo.story.merger import Merger, equation, former, heading, noted, published, since

MERGER_SHARE = 0.53
"""Of the height: what the outlines of both times have, above their sums."""
LETTERS = 12.5
Line = tuple[str, bool]
"""A paragraph, and whether it is a heading."""


def _marks(names: Iterable[str], numbers: Mapping[str, int]) -> str:
    cited = sorted({numbers[name] for name in names if name in numbers})
    return f" [{', '.join(map(str, cited))}]" if cited else ""


def _sum(merger: Merger, field: Addends, lang: Lang, numbers: Mapping[str, int]) -> str:
    added = f"{heading(field).text(lang)}: {equation(merger.edition, field).text(lang)}"
    marked = added + _marks((part.source for part in field.parts.values()), numbers)
    now = since(field)
    if now is None or field.since is None:
        return marked
    return f"{marked}. {published([field]).text(lang)}: {now.text(lang)}{_marks([field.since.source], numbers)}"


def sums(merger: Merger, lang: Lang, numbers: Mapping[str, int]) -> list[Line]:
    """For each unit of the later era its members, by their numbers in the picture, and its figures; ``numbers``: of the sources."""
    lines: list[Line] = []
    first = 1
    for joining in merger.joinings:
        members = ", ".join(f"{first + index} {former(merger.edition, unit).text(lang)}" for index, unit in enumerate(joining.members))
        first += len(joining.members)
        lines.append((f"{merger.name(joining).text(lang)}: {members}", True))
        lines += [(_sum(merger, field, lang, numbers), False) for field in joining.fields]
        lines.append((" ".join(f"{remark.text(lang)}." for remark in noted(merger.edition, joining)), False))
    return [line for line in lines if line[0]]


def put_merger(page: Page, edition: Edition, merger: Merger, lang: Lang, numbers: Mapping[str, int], place: Place) -> None:
    """Both times as a picture on a slide of a deck, and below it every sum as text that can be edited, as large as it fits (inches)."""
    left, top, wide, high = place
    drawn, room = MERGER_SHARE * high, high - MERGER_SHARE * high - 0.2
    pen = before_and_after(edition, merger.joinings, (wide * POINTS, drawn * POINTS), lang)
    put_picture(page, pen, (left, top, wide, drawn), merger.sentence.text(lang), word("frame.map", lang))
    parts: list[Part] = [(text, LETTERS, "ink", bold, 6 if bold else 1) for text, bold in sums(merger, lang, numbers)]
    put(box(page, (left, top + drawn + 0.1, wide, room)), fitted(parts, wide, room))
