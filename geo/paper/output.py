"""The sheet as bytes: a picture of so many dots to the inch, or a PDF whose text stays text."""

from geo.edition import District
from geo.language import word
from geo.paper.canvas.book import bound
from geo.paper.canvas.png import picture
from geo.paper.map_sheet import Sheet
from geo.paper.request import Wish
from geo.paper.sources_page import source_pages


def png_bytes(district: District, wish: Wish) -> bytes:
    """The view as a PNG with its dots to the inch. Raises RefusedError for a choice that cannot be carried out."""
    return picture(Sheet(district, wish).draw(), wish.dpi)


def pdf_bytes(district: District, wish: Wish) -> bytes:
    """The view as a PDF of exactly the paper's size; the sources with titles and addresses follow on sheets of their own."""
    sheet = Sheet(district, wish)
    return bound((sheet.draw(), *source_pages(sheet)), word("site.title", wish.view.lang), wish.view.lang, wish.printed)
