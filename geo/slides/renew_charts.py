"""Charts in a deck, renewed: the data of a chart under the looks that it was given."""

from collections.abc import Iterator, Sequence
from typing import Any

from geo.charts import Chart
from geo.edition import Edition
from geo.language import Lang, number
from geo.slides.charts import chart_data, chart_name, content, content_of, heading, qualify
from geo.slides.names import WHOLE, Item, known
from geo.slides.placeholders import describe, described
from geo.slides.renew_words import Renewed, retext
from geo.slides.renewal import Change
from geo.story.chart import chart_of

VALUES, HEADING, WORDS, SOURCES = range(4)
"""Which digest of a chart's name is of what."""


def renew_chart(edition: Edition, shape: Any, items: Sequence[Item], lang: Lang) -> Renewed:
    """A chart; one whose data were changed by hand is left alone."""
    shown, native = items[0], shape.chart
    refs = [part for part in shown.refs.split(" ") if not part.startswith(WHOLE)]
    whole = next((int(part.removeprefix(WHOLE)) for part in shown.refs.split(" ") if part.startswith(WHOLE)), 0)
    chart = chart_of(edition, refs, whole)
    if chart is None:
        return [Change("gone", shown.refs, native.chart_title.text_frame.text if native.has_title else "–")], [shown]
    if not shown.untouched(VALUES, content_of(native)):
        return [Change("kept_drawn", shown.refs)], [shown]
    changes = list(_values(native, chart, shown, lang))
    now = known(chart_name(chart, refs, lang))
    marks = list(now[1][0].marks if now else shown.marks)
    marks[HEADING] = _heading(native, chart, shown, lang) or marks[HEADING]
    if shown.untouched(WORDS, described(shape)):
        if described(shape) != chart.alt(lang):
            describe(shape, chart.alt(lang))
    else:
        marks[WORDS] = shown.marks[WORDS]
    if not shown.untouched(SOURCES, " ".join(chart.sources)):
        changes.append(Change("source", shown.refs))
    return changes, [Item(shown.refs, tuple(marks))]


def _points(text: str) -> dict[tuple[str, str], str]:
    """The values of a chart's content by series and category."""
    (labels, *lines) = [line.split("\t") for line in text.split("\n")]
    return {(line[0], label): value for line in lines for label, value in zip(labels, line[1 : len(labels) + 1], strict=True)}


def _values(native: Any, chart: Chart, shown: Item, lang: Lang) -> Iterator[Change]:
    """New data under the old looks; a line for the values that changed."""
    old, new = content_of(native), content(chart, lang)
    if old == new:
        return
    before, after = _points(old), _points(new)
    different = [point for point in {**before, **after} if before.get(point) != after.get(point)]
    lines = [
        "; ".join(f"{label} {number(values[series, label], lang) if values.get((series, label)) else '–'}" for series, label in different)
        for values in (before, after)
    ]
    native.replace_data(chart_data(chart, lang))
    qualify(native, chart, lang)
    yield Change("renewed", shown.refs, *lines) if different else Change("redrawn", shown.refs)


def _heading(native: Any, chart: Chart, shown: Item, lang: Lang) -> str:
    """Renew what stands above a chart; the digest that stays where somebody wrote it anew."""
    if not native.has_title:
        return shown.marks[HEADING]
    frame = native.chart_title.text_frame
    if not shown.untouched(HEADING, frame.text):
        return shown.marks[HEADING]
    if frame.text != heading(chart, lang):
        retext(frame.paragraphs[0], heading(chart, lang))
    return ""
