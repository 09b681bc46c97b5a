"""What the map knows; each module has one reason to exist. ``geo.explore("data")`` is for notebooks."""

from typing import Any


def __getattr__(name: str) -> Any:
    if name != "explore":
        raise AttributeError(name)
    from geo.notebook import explore  # noqa: PLC0415 - folium and geopandas only for those who ask for a map

    return explore
