"""What became of the units of before, below its picture: who became what, every sum written out, and what is published since."""

from collections.abc import Iterable, Mapping

from pptx.slide import Slide as Page

from geo.edition.sources import brief
from geo.facts.joining import Addends
from geo.language import Lang
from geo.paper.map.before_after import before_and_after
from geo.slides.map_picture import Drawn, drawing, pen_size, pixels
from geo.slides.names import item, spelled
from geo.slides.pictures import put_picture
from geo.slides.theme import Part, Place, box, fitted, put
from geo.story.merger import Merger, equation, former, heading, noted, published, since

MERGER_SHARE = 0.53
"""Of the height: what the outlines of both times have, above their sums."""
LETTERS = 12.5
Line = tuple[str, bool]
"""A paragraph, and whether it is a heading."""


def _marks(merger: Merger, names: Iterable[str], lang: Lang, numbers: Mapping[str, int]) -> str:
    """The numbers of sources; one without a number, as in a deck that comes back, is named."""
    cited = dict.fromkeys(names)
    marks = [*map(str, sorted(numbers[name] for name in cited if name in numbers))]
    marks += [brief(merger.edition.sources[name], lang) for name in cited if name not in numbers]
    return f" [{', '.join(marks)}]" if marks else ""


def _sum(merger: Merger, field: Addends, lang: Lang, numbers: Mapping[str, int]) -> str:
    added = f"{heading(field).text(lang)}: {equation(merger.edition, field).text(lang)}"
    marked = added + _marks(merger, (part.source for part in field.parts.values()), lang, numbers)
    now = since(field)
    if now is None or field.since is None:
        return marked
    return f"{marked}. {published([field]).text(lang)}: {now.text(lang)}{_marks(merger, [field.since.source], lang, numbers)}"


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


def drawn_merger(merger: Merger, lang: Lang, inches: tuple[float, float]) -> Drawn:
    """Both times as a picture."""
    pen = before_and_after(merger.edition, merger.joinings, pen_size(pixels(inches)), lang)
    return drawing(pen, merger.sentence.text(lang))


def cited_numbers(merger: Merger, numbers: Mapping[str, int]) -> list[str]:
    """The numbers that the sources of the sums have in this deck, as their shape remembers them: "gso-2009=4"."""
    return [f"{name}={numbers[name]}" for name in merger.sources if name in numbers]


def put_merger(page: Page, merger: Merger, lang: Lang, numbers: Mapping[str, int], place: Place) -> None:
    """Both times as a picture on a slide of a deck, and below it every sum as text that can be edited, as large as it fits (inches)."""
    left, top, wide, high = place
    drawn, room = MERGER_SHARE * high, high - MERGER_SHARE * high - 0.2
    units = [joining.unit for joining in merger.joinings]
    put_picture(page, drawn_merger(merger, lang, (wide, drawn)), (left, top, wide, drawn), "merger", units)
    lines = sums(merger, lang, numbers)
    parts: list[Part] = [(text, LETTERS, "ink", bold, 6 if bold else 1) for text, bold in lines]
    name = spelled("sums", [item([*units, *cited_numbers(merger, numbers)], "\n".join(text for text, _ in lines))])
    put(box(page, (left, top + drawn + 0.1, wide, room), name), fitted(parts, wide, room))
