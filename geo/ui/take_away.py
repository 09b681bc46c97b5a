"""Links to files that any process makes from the data and the link's own words, whoever's session has ended meanwhile."""

from urllib.parse import urlencode

from geo.ui.html import SafeHtml, element
from geo.ui.visit import Visit
from geo.view import NAMES


def file_link(visit: Visit, label: str, file: str, **asked: str) -> SafeHtml:
    """A link drawn like a button to a file of ``geo.export.pieces``; the page's script says how it stands (``server/take-file.js``).

    The address is relative to the page's folder: whatever stands in front of it stays.
    """
    query = urlencode({NAMES["lang"]: visit.lang, **asked}, safe="/,")
    return element("a", label, href=f"./files/{file}?{query}", download="", class_="take-file")


def file_links(*links: SafeHtml) -> SafeHtml:
    """Several beside each other."""
    return element("p", *links, class_="take-files")
