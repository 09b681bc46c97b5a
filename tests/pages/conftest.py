"""Pages as Streamlit runs them, without a browser."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geo.ui import waiting

MAIN = Path(__file__).parents[2] / "pages" / "_site.py"


def opened(page="map.py", *, runs=2, **link):
    """Open a page with a link; answers the page after the map has had its first run to itself."""
    app = AppTest.from_file(str(MAIN), default_timeout=60)
    for name, value in link.items():
        app.query_params[name] = value
    for _ in range(runs):
        app.run()
    return app if page == "map.py" else app.switch_page(page).run()


@pytest.fixture(autouse=True)
def _waits(monkeypatch):
    """Whatever a worker does is waited for: the part that asks by itself meanwhile is run by a browser alone."""
    monkeypatch.setattr(waiting, "MOMENT", 50)


@pytest.fixture
def open_page():
    """How a test opens a page."""
    return opened


@pytest.fixture
def said():
    """Everything a page says, as one text: its own HTML, captions, warnings and tables."""

    def of(app):
        html = [element.proto.body for element in app.get("html")]
        others = [element.value for kind in ("caption", "warning", "info", "markdown") for element in app.get(kind)]
        tables = [str(table.value.to_dict("records")) for table in app.dataframe]
        return "\n".join([*html, *others, *tables])

    return of
