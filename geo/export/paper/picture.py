"""The sheet as bytes: a picture of so many dots to the inch, or a PDF whose text stays text."""

import io
from datetime import UTC, datetime, time
from threading import Lock

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import PdfPages
from PIL import Image

from geo.district import District
from geo.export.paper.bibliography import source_pages
from geo.export.paper.pen import POINTS, Pen
from geo.export.paper.sheet import Sheet
from geo.export.paper.wish import Wish
from geo.text import word

LARGE = 16_000_000
"""Pixels from which one picture is made at a time: two of the largest would need more memory than the server has for them."""
_large = Lock()


def png_bytes(district: District, wish: Wish) -> bytes:
    """The view as a PNG with its dots to the inch. Raises RefusedError for a choice that cannot be carried out."""
    pen = Sheet(district, wish).draw()
    pixels = pen.wide * pen.high * (wish.dpi / POINTS) ** 2
    if pixels < LARGE:
        return picture(pen, wish.dpi)
    with _large:
        return picture(pen, wish.dpi)


def picture(pen: Pen, dpi: int) -> bytes:
    """What a pen drew as a PNG."""
    pen.figure.set_dpi(dpi)
    canvas = FigureCanvasAgg(pen.figure)
    canvas.draw()  # type: ignore[no-untyped-call]  # matplotlib's backends have no types
    out = io.BytesIO()
    buffer = canvas.buffer_rgba()  # type: ignore[no-untyped-call]
    image = Image.frombuffer("RGBA", (buffer.shape[1], buffer.shape[0]), buffer, "raw", "RGBA", 0, 1)
    image.save(out, "png", dpi=(dpi, dpi), compress_level=4)
    return out.getvalue()


def pdf_bytes(district: District, wish: Wish) -> bytes:
    """The view as a PDF of exactly the paper's size; the sources with titles and addresses follow on sheets of their own."""
    made = datetime.combine(wish.printed, time(), UTC)
    title = word("site.title", wish.view.lang)
    about = {"Title": title, "Subject": word("frame.print_reference", wish.view.lang), "CreationDate": made, "ModDate": made}
    sheet = Sheet(district, wish)
    out = io.BytesIO()
    with PdfPages(out, metadata=about) as pages:
        for pen in (sheet.draw(), *source_pages(sheet)):
            pages.savefig(pen.figure)
    return out.getvalue()
