"""Frame the pages: read the link once at a cold start, draw bar and widgets, answer a selection; never write the link."""

from geo.routes.fonts import fonts
from geo.routes.served import current


def warm() -> None:
    """Import and make everything heavy before the first reader comes: the pages' modules, the data, the frame's script.

    Not ``streamlit_folium`` itself: it tells Streamlit of its frame only when it is first imported by a running page.
    """
    import folium.plugins  # noqa: F401, PLC0415 - imported for its weight

    from geo.shell import answer, compare, documents, site  # noqa: F401, PLC0415 - same

    fonts()
    current()
