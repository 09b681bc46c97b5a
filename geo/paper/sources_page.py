"""The sheets behind the map: the whole legend where it found no room, and the sources with titles and addresses."""

from collections.abc import Iterator
from itertools import count

from geo.edition.sources import cite
from geo.language import word
from geo.paper.canvas.columns import TextLine, fitting, gap, hanging, linked, run, titled
from geo.paper.canvas.pen import Pen
from geo.paper.canvas.typeface import CAP_HEIGHT
from geo.paper.map.legend import Legend
from geo.paper.map.marks import INK
from geo.paper.map_sheet import Sheet

SIZE, TITLE = 15.0, 17.0
COLUMNS = {"landscape": 3, "portrait": 2}
HEAD = 46.0


def _legend(sheet: Sheet, wide: float, k: float) -> list[TextLine]:
    if sheet.behind is None:
        return []
    title = titled(word("paper.legend", sheet.lang), wide, TITLE * k)
    return [*title, gap(4 * k), *Legend(sheet.scene, sheet.behind, wide, k).lines(), gap(16 * k)]


def _sources(sheet: Sheet, wide: float, k: float) -> list[TextLine]:
    found = [*titled(word("frame.print_sources", sheet.lang), wide, TITLE * k), gap(4 * k)]
    for number, name in enumerate(sheet.scene.sources, start=1):
        source = sheet.edition.sources[name]
        address = (source.url or "").removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
        standing = word(f"standing.{source.standing}", sheet.lang).lower()
        said = [f"{cite(source, sheet.lang)} ({standing})", address]
        entry = linked(hanging(str(number), " – ".join(filter(None, said)), wide, SIZE * k, 26 * k), wide, source.url)
        found += [*(TextLine(line.high, line.draw, keep=True) for line in entry[:-1]), entry[-1], gap(5 * k)]
    return found if sheet.scene.sources else []


def source_pages(sheet: Sheet) -> Iterator[Pen]:
    """As many sheets as legend and sources take, each about as full as the others; none when there is neither."""
    left, top, wide, high = sheet.body
    between, head, number = 30 * sheet.k, HEAD * sheet.k, COLUMNS[sheet.wish.orientation]
    column = (wide - between * (number - 1)) / number

    def made(size: float) -> list[TextLine]:
        return [*_legend(sheet, column, sheet.k * size), *_sources(sheet, column, sheet.k * size)]

    tried = (fitting(made, number * pages, high - head, sheet.least) for pages in count(1))
    found = next(found for found, fits in tried if fits)
    for first in range(0, len(found) if found[0] else 0, number):
        pen = Pen(sheet.pen.wide, sheet.pen.high)
        pen.text(left, top + 22 * sheet.k * CAP_HEIGHT, word("site.title", sheet.lang), 22 * sheet.k, INK["ink"], 700)
        run(pen, found[first : first + number], (left, top + head, wide, high - head), between, number)
        yield pen
