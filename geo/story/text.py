"""What may stand on a slide as text: how long it may be, in Unicode NFC, without control characters; a line without line breaks."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from geo.language import nfc

LINE, TEXT, NOTES, LINK = 120, 600, 3000, 600
"""Letters at most."""
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def _written(text: str) -> str:
    """The text, or ValueError for what no slide can show: control characters, letters not in Unicode NFC."""
    if _CONTROL.search(text):
        raise ValueError("control")
    if text != nfc(text):
        raise ValueError("nfc")
    return text


def _line(text: str) -> str:
    if "\n" in text or text != text.strip():
        raise ValueError("line")
    return text


Line = Annotated[str, Field(max_length=LINE), AfterValidator(_written), AfterValidator(_line)]
Title = Annotated[str, Field(min_length=1, max_length=LINE), AfterValidator(_written), AfterValidator(_line)]
Text = Annotated[str, Field(max_length=TEXT), AfterValidator(_written)]
Notes = Annotated[str, Field(max_length=NOTES), AfterValidator(_written)]
Link = Annotated[str, Field(max_length=LINK), AfterValidator(_written), AfterValidator(_line)]
