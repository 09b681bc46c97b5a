"""What a reader looks at and filters by, and its spelling in a link."""

from geo.view.view import (
    CENTER_DIGITS,
    NAMES,
    ZOOM_STEP,
    ZOOMS,
    Background,
    View,
    misread,
    parse,
    query,
    reader_language,
    schema,
    spell,
)

__all__ = [
    "CENTER_DIGITS",
    "NAMES",
    "ZOOMS",
    "ZOOM_STEP",
    "Background",
    "View",
    "misread",
    "parse",
    "query",
    "reader_language",
    "schema",
    "spell",
]
