"""Figures and rows of tables in a deck, renewed in the runs that hold them: whatever looks they were given, they keep."""

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Any

from geo.edition import Edition
from geo.edition.sources import brief
from geo.language import Lang
from geo.slides.names import Item, item
from geo.slides.renewal import Change
from geo.slides.slide import figure_cells
from geo.slides.tables import row_text
from geo.story import StoryFigure, figure_of

_MARKS = re.compile(r" \[[^\]]*\]$")
"""The numbers of sources behind what a figure means."""
Renewed = tuple[list[Change], list[Item]]


def retext(paragraph: Any, new: str) -> None:
    """Change a paragraph's words only where they differ, so that each run keeps its looks."""
    old = "".join(run.text for run in paragraph.runs)
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    cut, at, middle = len(old) - end, 0, new[start : len(new) - end]
    last = len(paragraph.runs) - 1
    for index, run in enumerate(paragraph.runs):
        text, first = run.text, at
        at += len(text)
        between, middle = (middle, "") if at > start or index == last else ("", middle)
        now = text[: max(start - first, 0)] + between + text[max(cut - first, 0) :]
        if now != text:
            run.text = now


def _alike(old: str, new: str) -> int:
    """How many letters two texts begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))


def _sources(edition: Edition, figure: StoryFigure, lang: Lang) -> str:
    """The sources by name: in a deck whose numbers are not known, another source has no number."""
    return "; ".join(brief(edition.sources[name], lang) for name in figure.cite)


def renew_figure(edition: Edition, shape: Any, items: Sequence[Item], lang: Lang) -> Renewed:
    """A large figure with what it means."""
    shown, old = items[0], shape.text_frame.text
    figure = figure_of(edition, shown.refs)
    if figure is None:
        return [Change("gone", shown.refs, _in_a_line(old))], [shown]
    value, label = figure.value.text(lang), figure.labelled(lang, dict.fromkeys(figure.cite, 0))
    if not shown.untouched(0, old):
        return [Change("kept", shown.refs, _in_a_line(old), value)], [shown]
    cited, marks = " ".join(figure.cite), _MARKS.search(old)
    moved = not shown.untouched(1, cited)
    source = f" [{_sources(edition, figure, lang)}]" if moved and figure.cite else marks[0] if marks else ""
    lines = [value, _MARKS.sub("", label) + source]
    new = "\n".join(lines)
    if new == old:
        return [], [shown]
    for paragraph, line in zip(shape.text_frame.paragraphs, lines, strict=False):
        retext(paragraph, line)
    changes = [Change("renewed", shown.refs, *_different(old.split("\n"), lines))]
    return [*changes, *([Change("source", shown.refs)] if moved else [])], [item([shown.refs], new, cited)]


def _different(before: Sequence[str], after: Sequence[str]) -> tuple[str, str]:
    """What of several texts is another one now: as it was, as it is."""
    pairs = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    return " · ".join(old for old, _ in pairs), " · ".join(new for _, new in pairs)


def _in_a_line(text: str) -> str:
    return " · ".join(text.split("\n"))


def renew_table(edition: Edition, shape: Any, items: Sequence[Item], lang: Lang) -> Renewed:
    """The rows of a table, wherever they stand in it now."""
    rows = {row_text([cell.text_frame.text for cell in row.cells]): row for row in shape.table.rows}
    changes, now = [], []
    for shown in items:
        old = next((text for text in rows if shown.untouched(0, text)), None)
        more, renewed = _row(edition, rows[old] if old else None, shown, lang)
        changes += more
        now.append(renewed)
    return changes, now


def _row(edition: Edition, row: Any, shown: Item, lang: Lang) -> tuple[list[Change], Item]:
    figure = figure_of(edition, shown.refs)
    if figure is None:
        return [Change("gone", shown.refs, _of(row))], shown
    texts = [cell.text(lang) for cell in figure_cells(figure)]
    if row is None:
        return [Change("kept", shown.refs, "–", texts[-1])], shown
    cited, old = " ".join(figure.cite), [cell.text_frame.text for cell in row.cells]
    moved = not shown.untouched(1, cited)
    new = [*texts, *([_sources(edition, figure, lang)] if moved else [])]
    for cell, text in zip(row.cells, new, strict=False):
        if cell.text_frame.text != text:
            retext(cell.text_frame.paragraphs[0], text)
    renewed = item([shown.refs], row_text([*texts, ""]), cited)
    fresh = [cell.text_frame.text for cell in row.cells]
    changes = [Change("renewed", shown.refs, *_different(old, fresh))] if fresh != old else []
    return [*changes, *([Change("source", shown.refs)] if moved else [])], renewed


def _of(row: Any) -> str:
    """A row in a line."""
    return " · ".join(cell.text_frame.text for cell in row.cells) if row else "–"
