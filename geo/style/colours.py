"""Value → colour, shape, size and hatch, and the legend that explains them; the only place that chooses a colour.

Luminance steps (WCAG ratio) keep land : sea : district at 1.3 : 1 or more on a projector; every mark stands at 3 : 1 or
more on the ground it is drawn on or wears a white rim; its white sign and number stand at 4.5 : 1 on it. Tones differ in
hue and their signs differ in shape, so that no layer is known by colour alone. ``tests/test_style.py`` checks both.
"""

from typing import Literal, TypedDict

Theme = Literal["light", "dark"]

# The ground and the ink of each theme.
GROUND: dict[Theme, dict[str, str]] = {
    "light": {
        "land": "#f3efe6",
        "sea": "#b4d0e3",
        "district": "#a3b6a0",
        "neighbour-line": "#cfc6b4",
        "border": "#8a3b52",
        "grid": "#8fb4cd",
        "ink": "#16232e",
        "halo": "#ffffff",
        "quiet": "#5b6670",
        "sea-ink": "#3f6f90",
        "river-ink": "#1b4f74",
        "accent": "#0b6e5b",
        "surface": "#ffffff",
        "soft": "#eef3f1",
        "line": "#dde3e1",
    },
    "dark": {
        "land": "#3a4146",
        "sea": "#111d27",
        "district": "#58645a",
        "neighbour-line": "#566069",
        "border": "#e08aa2",
        "grid": "#223443",
        "ink": "#eef3f5",
        "halo": "#10181f",
        "quiet": "#aab6bf",
        "sea-ink": "#7fa9c6",
        "river-ink": "#a9d3ee",
        "accent": "#4cc2a5",
        "surface": "#19232b",
        "soft": "#243039",
        "line": "#33414b",
    },
}

# Roads and waters beneath the map: calm, none of them white (the lines between units are).
WAYS: dict[Theme, dict[str, str]] = {
    "light": {
        "water": "#8fb9d6",
        "flat": "#d9d2b8",
        "mangrove": "#9dbb94",
        "road-small": "#5d6a61",
        "road": "#fbf6e6",
        "road-edge": "#6c776f",
        "highway": "#ffe08a",
        "highway-edge": "#8a6d1f",
        "motorway": "#f3a35c",
        "motorway-edge": "#8a4a14",
    },
    "dark": {
        "water": "#1d4a68",
        "flat": "#4a4a3c",
        "mangrove": "#3c5240",
        "road-small": "#36433c",
        "road": "#c9c6b8",
        "road-edge": "#1f2724",
        "highway": "#d9b45a",
        "highway-edge": "#221c0c",
        "motorway": "#e08a45",
        "motorway-edge": "#2a1607",
    },
}

# One tone a layer: the colour of its marks; both themes keep a light sign on it.
TONES: dict[str, dict[Theme, str]] = {
    "rural": {"light": "#14573f", "dark": "#338063"},
    "farm": {"light": "#7d5410", "dark": "#8f6117"},
    "industry": {"light": "#6a3fa0", "dark": "#8257bd"},
    "tourism": {"light": "#a8264f", "dark": "#bf3b66"},
    "digital": {"light": "#1f4e79", "dark": "#3a70a1"},
    "transport": {"light": "#4a5560", "dark": "#66737f"},
}


class Fill(TypedDict):
    """How an area of a status layer is filled, per theme."""

    light: str
    dark: str


# Rungs of a status ladder from low to high, then what is outside it and what nobody has published.
RUNGS: tuple[Fill, ...] = (
    {"light": "#84bf9b", "dark": "#2f7556"},
    {"light": "#3f9070", "dark": "#5fb78d"},
    {"light": "#14573f", "dark": "#b4ecce"},
)
ABSENT: Fill = {"light": "#c3ab82", "dark": "#7a6a4c"}
UNKNOWN: Fill = {"light": "#a3b6a0", "dark": "#58645a"}
# The dots that say "a higher level is met by units that nobody has named, this one may be among them".
DOT: Fill = {"light": "#14573f", "dark": "#b4ecce"}


# Series of a chart, in the order in which they are given out: 3 : 1 on the surface, and apart for every kind of colour blindness.
SERIES: dict[Theme, tuple[str, ...]] = {
    "light": ("#0b5e4c", "#c4710f", "#7d6bd0", "#2b3a45"),
    "dark": ("#4cc2a5", "#f0b45a", "#a98fe8", "#e6edf0"),
}


class Tones(TypedDict):
    """Everything the frame needs to draw: grounds, marks and fills."""

    ground: dict[Theme, dict[str, str]]
    marks: dict[str, dict[Theme, str]]
    rungs: list[Fill]
    absent: Fill
    unknown: Fill
    dot: Fill


def tones() -> Tones:
    """The palette as plain data for the frame, the slides and the print."""
    return {"ground": GROUND, "marks": TONES, "rungs": list(RUNGS), "absent": ABSENT, "unknown": UNKNOWN, "dot": DOT}


def fill(ladder: tuple[str, ...], level: str) -> Fill:
    """The fill of one class of a status layer.

    Parameters
    ----------
    ladder
        Levels from low to high.
    level
        One of them, ``absent`` or ``unknown``.

    Raises
    ------
    ValueError
        When ``level`` is none of these.
    """
    if level == "absent":
        return ABSENT
    if level == "unknown":
        return UNKNOWN
    return RUNGS[ladder.index(level)]


SRGB_TOE = 0.04045  # IEC 61966-2-1: below it the curve is a straight line


def luminance(colour: str) -> float:
    """Relative luminance of ``#rrggbb`` (WCAG 2.2, section "relative luminance"), 0 for black and 1 for white."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= SRGB_TOE else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """WCAG contrast ratio of two colours, 1 to 21."""
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)
