"""The sources with titles and addresses, on sheets behind the map."""

from collections.abc import Iterator

from geo.export.paper.flow import Line, columns, gap, hanging, run
from geo.export.paper.letters import CAP_HEIGHT
from geo.export.paper.pen import Pen
from geo.export.paper.sheet import Sheet
from geo.export.paper.signs import INK
from geo.sources import cite
from geo.text import word

SIZE = 15.0
COLUMNS = 2
HEAD = 46.0


def _lines(sheet: Sheet, wide: float) -> list[Line]:
    size, found = SIZE * sheet.k, []
    for number, name in enumerate(sheet.scene.sources, start=1):
        source = sheet.district.sources[name]
        address = (source.url or "").removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
        standing = word(f"standing.{source.standing}", sheet.lang).lower()
        said = [source.title or "", f"{cite(source, sheet.lang)} ({standing})", address]
        entry = hanging(str(number), " – ".join(filter(None, said)), wide, size, 26 * sheet.k)
        found += [*(Line(line.high, line.draw, keep=True) for line in entry[:-1]), entry[-1], gap(5 * sheet.k)]
    return found


def source_pages(sheet: Sheet) -> Iterator[Pen]:
    """As many sheets as the sources take; none when nothing is cited."""
    left, top, wide, high = sheet.body
    between = 30 * sheet.k
    column = (wide - between * (COLUMNS - 1)) / COLUMNS
    head = HEAD * sheet.k
    found = columns(_lines(sheet, column), high - head) if sheet.scene.sources else []
    for first in range(0, len(found), COLUMNS):
        pen = Pen(sheet.pen.wide, sheet.pen.high)
        title = f"{word('site.title', sheet.lang)} · {word('frame.print_sources', sheet.lang)}"
        pen.text(left, top + 22 * sheet.k * CAP_HEIGHT, title, 22 * sheet.k, INK["ink"], 700)
        run(pen, found[first : first + COLUMNS], (left, top + head, wide, high - head), between, COLUMNS)
        yield pen
