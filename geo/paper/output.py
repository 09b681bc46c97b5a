"""The sheet as bytes: a picture of so many dots to the inch, or a PDF whose text stays text."""

from geo.edition import Edition
from geo.language import word
from geo.paper.canvas.book import bound
from geo.paper.canvas.png import picture
from geo.paper.map_sheet import Sheet
from geo.paper.request import PrintRequest
from geo.paper.sources_page import source_pages


def png_bytes(edition: Edition, wish: PrintRequest) -> bytes:
    """The view as a PNG with its dots to the inch. Raises CannotPrintError for a choice that cannot be carried out."""
    return picture(Sheet(edition, wish).draw(), wish.dpi)


def pdf_bytes(edition: Edition, wish: PrintRequest) -> bytes:
    """The view as a PDF of exactly the paper's size; the sources with titles and addresses follow on sheets of their own."""
    sheet = Sheet(edition, wish)
    return bound((sheet.draw(), *source_pages(sheet)), word("site.title", wish.view.lang), wish.view.lang, wish.printed)
