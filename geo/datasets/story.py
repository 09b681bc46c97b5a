"""The story as plain data for the frame: what each slide shows and says, and the sources of all of them in the order of their numbers."""

from collections.abc import Callable
from typing import Any

from geo.cards.rows import as_json
from geo.charts import Chart, Row
from geo.charts.theme import lines
from geo.charts.timeline import domain, places
from geo.datasets.pictures import pictures_json
from geo.language import LANGUAGES, Lang, Words, quantity
from geo.story import Slide, Story, StoryFigure, link_of, numbered


def _figure(figure: StoryFigure, numbers: dict[str, int]) -> dict[str, Any]:
    plain = {"value": as_json(figure.value), "label": as_json(figure.label), "cite": [numbers[name] for name in figure.cite]}
    return plain | ({"note": as_json(figure.note)} if figure.note else {})


ROOM = 1.12
"""How much higher than its highest column a chart is: the number on top needs room."""


def _both(say: Callable[[Lang], str]) -> dict[str, str]:
    return as_json(Words(*(say(lang) for lang in LANGUAGES)))


def _stands(chart: Chart) -> list[dict[str, Any]]:
    """For each row of columns where it stands along the axis, in parts of it, and how many lines its label is lifted; bars need nothing."""
    if chart.form == "bars":
        return [{} for _ in chart.rows]
    if not chart.years:
        step = 1 / len(chart.rows)
        return [{"from": (index + 0.2) * step, "to": (index + 0.8) * step, "lift": 0} for index in range(len(chart.rows))]
    first, last = domain(chart)
    along = [{name: (place[name] - first) / (last - first) for name in ("from", "to")} for place in places(chart)]
    return [ends | {"lift": int(place["level"])} for ends, place in zip(along, places(chart), strict=True)]


def _row(chart: Chart, row: Row, top: float, numbers: dict[str, int]) -> dict[str, Any]:
    keys = list(chart.series) or [""]
    parts = [[keys.index(series), round(float(value) / top, 4)] for series, value in row.segments().items()]
    return {
        "label": as_json(row.label),
        "text": _both(lambda lang: chart.text(row, lang) if chart.form == "bars" else quantity(row.value, "", row.qualifier, lang)),
        "parts": parts,
        "cite": [numbers[name] for name in row.sources],
    }


def _chart(chart: Chart, numbers: dict[str, int]) -> dict[str, Any]:
    """A chart as shapes in parts of its room, with its words: whoever draws it computes nothing."""
    hollow = [key in chart.hollow for key in chart.series] or [False]
    tones = [dict(zip(("light", "dark"), pair, strict=True)) for pair in zip(lines("light", hollow), lines("dark", hollow), strict=True)]
    names = list(chart.series.values()) or [chart.title]
    highest = max((float(row.value) for row in chart.rows), default=1.0) or 1.0
    top = float(chart.whole) if chart.whole else highest * (ROOM if chart.form == "columns" else 1)
    return {
        "form": chart.form,
        "title": as_json(chart.title),
        "measure": _both(chart.measure),
        "alt": _both(chart.alt),
        "whole": chart.whole is not None,
        "series": [tone | {"name": as_json(name), "hollow": open_} for tone, name, open_ in zip(tones, names, hollow, strict=True)],
        "rows": [_row(chart, row, top, numbers) | stand for row, stand in zip(chart.rows, _stands(chart), strict=True)],
    }


def _slide(slide: Slide, numbers: dict[str, int]) -> dict[str, Any]:
    return {
        "kind": slide.kind,
        "link": link_of(slide.view),
        "title": as_json(slide.title),
        "text": as_json(slide.text),
        "notes": as_json(slide.notes),
        "figures": [_figure(figure, numbers) for figure in slide.figures],
        "cite": [numbers[name] for name in slide.cited],
        **({"lead": [as_json(line) for line in slide.lead]} if slide.lead else {}),
        **({"chart": _chart(slide.chart, numbers)} if slide.chart else {}),
        **({"map": True} if slide.chart and slide.shows_map else {}),
        **({"table": [_figure(figure, numbers) for figure in slide.table]} if slide.table else {}),
        **({"years": list(slide.years)} if slide.years else {}),
        **({"pictures": pictures_json(slide.pictures)} if slide.pictures else {}),
    }


def story_json(story: Story) -> dict[str, Any]:
    """``slides`` in their order, ``cite`` as numbers; ``sources`` are ids: the first of them is number 1."""
    numbers = numbered(story.slides)
    return {"slides": [_slide(slide, numbers) for slide in story.slides], "sources": list(numbers)}
