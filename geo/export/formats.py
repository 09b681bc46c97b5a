"""Every format of a view: what people call it, its type, and how it is made."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from geo.client import one_file
from geo.datasets.workbook import workbook_bytes
from geo.edition import Edition
from geo.paper import PrintRequest, pdf_bytes, png_bytes
from geo.slides import pptx_bytes
from geo.workers import LONG, SHORT, Limits


class Format(NamedTuple):
    """One format; ``make`` gives the bytes of a view and raises CannotPrintError for one that cannot be drawn.

    ``limits``: what making it may take.
    """

    name: str
    type: str
    make: Callable[[Edition, PrintRequest], bytes]
    limits: Limits


def _html(edition: Edition, wish: PrintRequest) -> bytes:
    return one_file.page(edition, wish.view)


def _xlsx(edition: Edition, wish: PrintRequest) -> bytes:
    return workbook_bytes(edition, wish.view.lang)


FORMATS: Mapping[str, Format] = {
    "png": Format("PNG", "image/png", png_bytes, LONG),
    "pdf": Format("PDF", "application/pdf", pdf_bytes, LONG),
    "pptx": Format("PPTX", "application/vnd.openxmlformats-officedocument.presentationml.presentation", pptx_bytes, LONG),
    "html": Format("HTML", "text/html", _html, SHORT),
    "xlsx": Format("XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _xlsx, SHORT),
}
