"""Typed or pasted text as a slide may have it."""

from geo.language import nfc


def clean(text: str, *, lines: bool) -> str:
    """NFC, no control characters, no line break where there is one line."""
    kept = "".join(letter if letter == "\n" or letter.isprintable() else " " for letter in nfc(text).replace("\r\n", "\n"))
    return kept.strip() if lines else " ".join(kept.split())
