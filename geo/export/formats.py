"""Every format of a view: what people call it, its type, and how it is made."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from geo.client import one_file
from geo.datasets.workbook import workbook_bytes
from geo.edition import Edition
from geo.paper import PrintRequest, pdf_bytes, png_bytes
from geo.slides import pptx_bytes


class Format(NamedTuple):
    """One format; ``make`` gives the bytes of a view and raises CannotPrintError for one that cannot be drawn."""

    name: str
    type: str
    make: Callable[[Edition, PrintRequest], bytes]


FORMATS: Mapping[str, Format] = {
    "png": Format("PNG", "image/png", png_bytes),
    "pdf": Format("PDF", "application/pdf", pdf_bytes),
    "pptx": Format("PPTX", "application/vnd.openxmlformats-officedocument.presentationml.presentation", pptx_bytes),
    "html": Format("HTML", "text/html", lambda edition, wish: one_file.page(edition, wish.view)),
    "xlsx": Format(
        "XLSX",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        lambda edition, wish: workbook_bytes(edition, wish.view.lang),
    ),
}
