"""Frame the pages: read the link once at a cold start, draw bar and widgets, answer a selection; never write the link."""

import logging


def warm() -> None:
    """Import everything heavy before the first reader comes: the modules of the pages.

    Needs Streamlit's running server: called while it starts.
    """
    talk = logging.getLogger("streamlit.runtime.scriptrunner_utils.script_run_context")
    talk.disabled = True  # it would warn that no page is running yet; register() does what the import could not do now
    from geo.ui import chart_block, invest, page, sources, units_table  # noqa: F401, PLC0415 - imported for their weight
    from geo.ui.map import component, selection  # noqa: F401, PLC0415 - same

    talk.disabled = False
    component.register()
