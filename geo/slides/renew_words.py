"""Figures and rows of tables in a deck, renewed in the runs that hold them: whatever looks they were given, they keep."""

import copy
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Any

from geo.edition import Edition
from geo.edition.sources import brief
from geo.language import Lang
from geo.slides.merger_sums import Line, sums
from geo.slides.names import Item, item
from geo.slides.renewal import Change
from geo.slides.slide import figure_cells, year_map
from geo.slides.tables import row_text
from geo.slides.year_maps import year_view
from geo.story import StoryFigure, figure_of
from geo.story.merger import merged

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


def renew_year(edition: Edition, shape: Any, items: Sequence[Item], lang: Lang) -> Renewed:
    """The year above a small map, with what was counted then."""
    view = year_view(edition, items[0].refs, lang)
    return _rewritten(shape, items[0], [(text, False) for text in year_map(edition, view).lines(lang)] if view else [])


def renew_sums(edition: Edition, shape: Any, items: Sequence[Item], lang: Lang) -> Renewed:
    """The sums of a merger; sources have the numbers that they had."""
    merger, parts = merged(edition), [part.partition("=") for part in items[0].refs.split(" ")]
    numbers = {name: int(of) for name, _, of in parts if of}
    changes, now = _rewritten(shape, items[0], sums(merger, lang, numbers) if merger else [])
    units = " ".join(name for name, _, of in parts if not of)
    moved = merger is not None and bool(set(merger.sources) - set(numbers)) and bool(changes)
    return [*(replace(change, refs=units) for change in changes), *([Change("source", units)] if moved else [])], now


def _rewritten(shape: Any, shown: Item, lines: Sequence[Line]) -> Renewed:
    """A text of several lines that is still as it was made; without any now, it is gone."""
    frame, new = shape.text_frame, [text for text, _ in lines]
    old = frame.text.split("\n")
    if not lines:
        return [Change("gone", shown.refs, " · ".join(old))], [shown]
    before, after = (" · ".join(text for text in some if text not in others) for some, others in ((old, new), (new, old)))
    if not shown.untouched(0, frame.text):
        return [Change("kept", shown.refs, before or "–", after or "–")], [shown]
    if old == new:
        return [], [shown]
    _rewrite(frame, lines)
    return [Change("renewed", shown.refs, before or "–", after or "–")], [item([shown.refs], "\n".join(new))]


def _rewrite(frame: Any, lines: Sequence[Line]) -> None:
    """Other lines in a text: what stays keeps its looks, a line too many goes, one more looks like the first heading or the last line."""
    old = list(frame.paragraphs)
    if len(old) != len(lines):
        same = {paragraph.text: paragraph._p for paragraph in old}  # noqa: SLF001 - python-pptx moves no paragraphs
        models = copy.deepcopy(old[-1]._p), copy.deepcopy(old[0]._p)  # noqa: SLF001 - same
        made = [same.pop(text) if text in same else copy.deepcopy(models[heading]) for text, heading in lines]
        for paragraph in old:
            frame._txBody.remove(paragraph._p)  # noqa: SLF001 - same
        frame._txBody.extend(made)  # noqa: SLF001 - same
    for paragraph, (text, _) in zip(frame.paragraphs, lines, strict=True):
        retext(paragraph, text)


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
