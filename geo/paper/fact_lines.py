"""Facts as lines on paper: a label, its values beside it, and numbers that lead to the sources at the foot."""

from collections.abc import Iterable, Sequence

from geo.cards.rows import Row
from geo.language import Lang
from geo.paper.canvas.columns import Line, baseline, gap, prose
from geo.paper.canvas.pen import Pen, segment
from geo.paper.canvas.typeface import width
from geo.paper.map.marks import INK

LABEL = 0.34
"""The share of a column that labels take."""
TEXT, SMALL, HEAD = 8.6, 7.4, 10.2


class Notes:
    """The sources of a sheet, numbered in the order in which they are first named."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def mark(self, names: Sequence[str]) -> str:
        """The numbers of ``names`` in brackets; nothing for none."""
        self.names += [name for name in dict.fromkeys(names) if name not in self.names]
        numbers = ", ".join(str(self.names.index(name) + 1) for name in dict.fromkeys(names))
        return f" [{numbers}]" if numbers else ""


def _value(row: Row, lang: Lang, notes: Notes) -> str:
    said = [row["value"][lang], *(row[key][lang] for key in ("as_of", "note") if key in row)]
    return " · ".join(said) + notes.mark(row.get("cite", ()))


def beside(texts: Sequence[tuple[Sequence[Line], float]]) -> list[Line]:
    """Texts side by side, line by line, each so many points from the left; they stay in one column."""
    most = max(len(lines) for lines, _ in texts)
    found = []
    for index in range(most):
        here = [(lines[index], shift) for lines, shift in texts if index < len(lines)]

        def drawn(pen: Pen, x: float, y: float, here: list[tuple[Line, float]] = here) -> None:
            for line, shift in here:
                line.draw(pen, x + shift, y)

        found.append(Line(max(line.high for line, _ in here), drawn, keep=index + 1 < most))
    return found


def value_lines(row: Row, wide: float, size: float, lang: Lang, notes: Notes) -> list[Line]:
    """A value and what others say of the same, each with its numbers."""
    found = prose(_value(row, lang, notes), wide, TEXT * size, INK["ink"], 500)
    for other in row.get("more", ()):
        found += prose(_value(other, lang, notes), wide, SMALL * size, INK["quiet"])
    return found


def fact(row: Row, wide: float, size: float, lang: Lang, notes: Notes) -> list[Line]:
    """One row of a column of labels and values."""
    indent = wide * LABEL
    label = prose(row["label"][lang], indent - 6 * size, TEXT * size, INK["quiet"])
    return [*beside([(label, 0.0), (value_lines(row, wide - indent, size, lang, notes), indent)]), gap(2.4 * size)]


def heading(text: str, wide: float, size: float) -> list[Line]:
    """The title of a part with a line under it."""
    points = HEAD * size * min(1.0, wide / width(text, HEAD * size, 600))
    high = points * 1.75

    def drawn(pen: Pen, x: float, y: float) -> None:
        pen.part(text, y)
        pen.text(x, baseline(y, high * 0.86, points), text, points, INK["accent"], 600)
        pen.shape(segment([(x, y + high * 0.9), (x + wide, y + high * 0.9)]), line=INK["accent"], thick=0.9)

    return [gap(5 * size), Line(high, drawn, keep=True), gap(2 * size)]


def part(title: str, rows: Iterable[Row], wide: float, size: float, lang: Lang, notes: Notes) -> list[Line]:
    """A titled part; nothing when it has no rows."""
    told = [line for row in rows for line in fact(row, wide, size, lang, notes)]
    return [*heading(title, wide, size), *told] if told else []
