"""Frame the pages: read the link once at a cold start, draw bar and widgets, answer a selection; never write the link."""

import logging

from geo.routes.fonts import fonts
from geo.routes.served import current


def warm() -> None:
    """Import and make everything heavy before the first reader comes: the pages' modules, the data, the frame's script.

    Needs Streamlit's running server: called while it starts.
    """
    talk = logging.getLogger("streamlit.runtime.scriptrunner_utils.script_run_context")
    talk.disabled = True  # it would warn that no page is running yet; register() does what the import could not do now
    from geo.shell import answer, atlas, chart, compare, documents, invest, site  # noqa: F401, PLC0415 - imported for their weight

    talk.disabled = False
    atlas.register()
    fonts()
    current()
