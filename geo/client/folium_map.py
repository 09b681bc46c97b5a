"""The folium map that carries the frame."""

from typing import Any

import folium
from branca.element import MacroElement
from folium.template import Template

ZOOM_STEP = 0.25


class BaseMap(folium.Map):
    """A folium map that loads one script, ours, and nothing from elsewhere; made anew for each page run, never shared between readers.

    Parameters
    ----------
    script_url
        Address of the joined script (Leaflet and the frame). It travels beside the map's own script, which therefore never changes.
    """

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "var {{ this.get_name() }} = L.map({{ this.get_name()|tojson }}, {{ this.options|tojavascript }});"
        "{% endmacro %}"
    )

    def __init__(self, script_url: str) -> None:
        super().__init__(tiles=None, zoom_control=False, attribution_control=False, track_resize=False, zoom_snap=ZOOM_STEP, zoom_delta=1)
        self._name = "Map"
        self.default_css = []
        self.default_js = [("atlas", script_url)]
        self.add_child(_Start())  # type: ignore[no-untyped-call]  # branca's MacroElement has no types

    def render(self, **kwargs: Any) -> str:
        """Render without folium's own head: its viewport forbids zooming on a phone and its styles are the frame's business."""
        return str(MacroElement.render(self, **kwargs))  # type: ignore[no-untyped-call]


class _Start(MacroElement):
    """Hands the map over to the frame."""

    _name = "Start"
    _template = Template("{% macro script(this, kwargs) %}atlas.start({{ this._parent.get_name() }}, {host: 'page'});{% endmacro %}")


def inline_script() -> str:
    """The one inline script that streamlit-folium puts into its frame, letter for letter: the same in every run and for all data."""
    carrier = BaseMap("")
    carrier._id = "div"  # noqa: SLF001 - the name that streamlit-folium gives to every map
    drawn = [_script_of(element) for element in (carrier, *carrier._children.values())]  # noqa: SLF001 - branca's own way
    return "\n".join([*drawn, "var drawnItems = [];"]) + "window.map = map_div; window.initComponent(map_div, false);"


def _script_of(element: Any) -> str:
    return str(element._template.module.script(element))  # noqa: SLF001 - branca's own way
