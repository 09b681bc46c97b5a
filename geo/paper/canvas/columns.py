"""Lines that run down columns: what does not fit is set smaller until it does."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from geo.paper.canvas.pen import Box, Pen
from geo.paper.canvas.typeface import CAP_HEIGHT, short, wrap
from geo.paper.map.marks import INK

Draw = Callable[[Pen, float, float], None]
SMALLEST = 0.55
SHRINK = 0.96
LEAD, INDENT = 1.32, 1.85
"""Line height, and room of the number before a line, in parts of the size of the letters."""


@dataclass(frozen=True)
class TextLine:
    """Something ``high`` points high that draws itself at (left, top); ``keep``: never the last of a column."""

    high: float
    draw: Draw
    keep: bool = False
    space: bool = False


def gap(high: float) -> TextLine:
    """Empty room, left out at the top of a column."""
    return TextLine(high, lambda _pen, _x, _y: None, keep=True, space=True)


def together(lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines of a part that stands in one column."""
    return [*(replace(line, keep=True) for line in lines[:-1]), *lines[-1:]]


def baseline(top: float, high: float, size: float) -> float:
    """The baseline of letters in the middle of a line."""
    return top + high / 2 + size * CAP_HEIGHT / 2


def prose(text: str, wide: float, size: float, colour: str = INK["ink"], weight: int = 400) -> list[TextLine]:
    """A text in lines of ``wide`` points."""
    high = size * LEAD

    def drawn(piece: str) -> Draw:
        return lambda pen, x, y: pen.text(x, baseline(y, high, size), piece, size, colour, weight)

    return [TextLine(high, drawn(piece)) for piece in wrap(text, wide, size, weight)]


def numbered(number: int, text: str, wide: float, size: float, address: str | None) -> TextLine:
    """A line after its number, cut where it is too long; pressed in a PDF, it leads to ``address``."""
    high, indent = size * LEAD, size * INDENT

    def drawn(pen: Pen, x: float, y: float) -> None:
        base = baseline(y, high, size)
        pen.text(x + indent * 0.78, base, str(number), size, INK["ink"], 600, align=1)
        pen.text(x + indent, base, short(text, wide - indent, size), size, INK["quiet"])
        if address:
            pen.link((x, y, wide, high), address)

    return TextLine(high, drawn)


def in_columns(lines: Sequence[TextLine], high: float) -> list[list[TextLine]]:
    """The lines in as many columns of ``high`` points as they take."""
    columns: list[list[TextLine]] = [[]]
    used = 0.0
    for index, line in enumerate(lines):
        need = line.high
        for later in range(index, len(lines) - 1):
            if not lines[later].keep:
                break
            need += lines[later + 1].high
        if used + need > high and used:
            columns.append([])
            used = 0.0
        if line.space and not used:
            continue
        columns[-1].append(line)
        used += line.high
    return columns


def fitting(
    make: Callable[[float], Sequence[TextLine]], number: int, high: float, least: float = SMALLEST
) -> tuple[list[list[TextLine]], bool]:
    """The columns at the largest size at which ``number`` of them hold all lines, and whether they do.

    ``make`` gives the lines at a size (1: as wished, never below ``least``). Columns that need not be full are made even.
    """
    size = 1.0
    while True:
        lines = list(make(size))
        columns = in_columns(lines, high)
        if len(columns) <= number:
            return _even(lines, number, high, columns), True
        if size <= least:
            return columns[:number], False
        size = max(size * SHRINK, least)


def _even(lines: Sequence[TextLine], number: int, high: float, columns: list[list[TextLine]]) -> list[list[TextLine]]:
    """The same lines in columns of about the same height."""
    if number == 1:
        return columns
    low = sum(line.high for line in lines) / number
    while low < high:
        tried = in_columns(lines, low)
        if len(tried) <= number and not any(column[-1].keep for column in tried[:-1]):
            return tried
        low += 2
    return columns


def run(pen: Pen, columns: Sequence[Sequence[TextLine]], box: Box, between: float, number: int) -> None:
    """Draw columns side by side in a box."""
    left, top, wide, _ = box
    step = (wide + between) / number
    for index, column in enumerate(columns):
        y = top
        for line in column:
            line.draw(pen, left + index * step, y)
            y += line.high
