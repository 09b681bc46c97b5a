"""How every chart looks: our typeface, our colours for light and dark, numbers as the language writes them."""

from collections.abc import Sequence
from itertools import accumulate
from typing import Any

from babel import Locale
from fontpkg_be_vietnam_pro import FAMILY

from geo.language import Lang
from geo.style.colours import GROUND, SERIES, Theme

SIZE = 14
"""Pixels of a letter: nothing on a page is smaller."""


HOLLOW = 0.18
"""How much of its colour an outlined bar keeps inside; the rest is the surface."""


def lines(theme: Theme, hollow: Sequence[bool]) -> list[str]:
    """The colour of each series; a hollow one is the outline of the series before it.

    Raises ValueError for more filled series than there are colours: a fifth would not be told apart.
    """
    filled = list(accumulate(not outline for outline in hollow))
    if filled and filled[-1] > len(SERIES[theme]):
        raise ValueError(f"{filled[-1]} series, {len(SERIES[theme])} colours")
    return [SERIES[theme][max(nth - 1, 0)] for nth in filled]


def fills(theme: Theme, hollow: Sequence[bool]) -> list[str]:
    """What each series is filled with: its colour, or a breath of it."""
    ground = GROUND[theme]["surface"]
    return [_between(ground, colour, HOLLOW) if outline else colour for colour, outline in zip(lines(theme, hollow), hollow, strict=True)]


def _between(start: str, end: str, part: float) -> str:
    """The colour ``part`` of the way from ``one`` to ``other`` (both ``#rrggbb``)."""
    ends = [(int(start[at : at + 2], 16), int(end[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(low + (high - low) * part):02x}" for low, high in ends)


def _numbers(lang: Lang) -> dict[str, Any]:
    """Decimal and grouping signs of a language (CLDR), as d3-format wants them."""
    signs = Locale(lang).number_symbols["latn"]
    return {"decimal": signs["decimal"], "thousands": signs["group"], "grouping": [3], "currency": ["", ""], "percent": " %"}


def config(lang: Lang, theme: Theme) -> dict[str, Any]:
    """The ``config`` of a Vega-Lite chart: a quiet axis, no frame, no colour that the chart did not ask for."""
    ground = GROUND[theme]
    # Vega would name axis and legend in English; the chart's own text and its values say all of it.
    letters = {
        "aria": False,
        "labelFontSize": SIZE,
        "titleFontSize": SIZE,
        "labelColor": ground["quiet"],
        "titleColor": ground["quiet"],
        "titleFontWeight": 400,
    }
    return {
        "font": FAMILY,
        "background": "transparent",
        "locale": {"number": _numbers(lang)},
        "view": {"stroke": None},
        "axis": {**letters, "domain": False, "ticks": False, "grid": True, "gridColor": ground["line"], "labelPadding": 8},
        "axisQuantitative": {"format": ",~f"},
        "legend": {**letters, "labelColor": ground["ink"], "orient": "top", "direction": "horizontal", "title": None, "offset": 16},
        "title": {
            "color": ground["ink"],
            "fontSize": 18,
            "fontWeight": 600,
            "anchor": "start",
            "frame": "group",
            "offset": 12,
            "subtitleColor": ground["quiet"],
            "subtitleFontSize": SIZE,
            "subtitlePadding": 6,
        },
    }
