"""Addresses of a project's profile on this server: the link, and the picture of its code."""

from urllib.parse import urlencode

from geo.export.pieces import profile_address
from geo.language import Lang
from geo.ui.visit import Visit
from geo.view import NAMES


def asked(ref: str, lang: Lang) -> str:
    """The part of the link behind its ``?``."""
    return urlencode({NAMES["selection"]: ref, NAMES["lang"]: lang}, safe="/")


def link(visit: Visit, ref: str, lang: Lang | None = None) -> str:
    """The whole address of a profile in the reader's language, or in ``lang``."""
    return profile_address(visit.base, ref, lang or visit.lang)


def code(visit: Visit, ref: str) -> str:
    """The address of the QR code of a profile."""
    return f"./qr.svg?at=invest&{asked(ref, visit.lang)}"
