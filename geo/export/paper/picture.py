"""The sheet as bytes: a picture of so many dots to the inch, or a PDF whose text stays text."""

from geo.district import District
from geo.export.paper.bibliography import source_pages
from geo.export.paper.book import bound
from geo.export.paper.png import picture
from geo.export.paper.sheet import Sheet
from geo.export.paper.wish import Wish
from geo.text import word


def png_bytes(district: District, wish: Wish) -> bytes:
    """The view as a PNG with its dots to the inch. Raises RefusedError for a choice that cannot be carried out."""
    return picture(Sheet(district, wish).draw(), wish.dpi)


def pdf_bytes(district: District, wish: Wish) -> bytes:
    """The view as a PDF of exactly the paper's size; the sources with titles and addresses follow on sheets of their own."""
    sheet = Sheet(district, wish)
    return bound((sheet.draw(), *source_pages(sheet)), word("site.title", wish.view.lang), wish.view.lang, wish.printed)
