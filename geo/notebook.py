"""A district as an ordinary folium map, for notebooks and for a page of one's own."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Any

import folium
import geopandas as gpd
import shapely

from geo.edition import DATA, Edition, load
from geo.edition.layer import Layer
from geo.edition.units import Era, Unit
from geo.language import Lang, quantity, word
from geo.measures.coordinates import DISK_CRS
from geo.scene.scene import Scene, Thing, common_sign, scene_of
from geo.style.colours import GROUND, TONES, fill
from geo.style.symbols import SYMBOLS
from geo.view import view_of

INK = GROUND["light"]
SIDE, STEP = 22, 23
"""Pixels: a sign, and from one badge of a unit to the next."""
NAME = "text-align:center;font:600 13px sans-serif;text-shadow:" + ",".join(["0 0 2px #fff"] * 6)
Row = dict[str, Any]


def explore(
    data: str | Path | Edition = DATA, layers: Iterable[str] | None = None, era: Era | None = None, lang: Lang = "vi", **options: Any
) -> folium.Map:
    """The units of an era (the first when none is said) and the layers on them, each with its tooltips and its line in the layer control.

    ``data`` is a data folder or what ``load`` made of one; ``layers`` are ids (those that the map opens with when left out); ``options``
    go to ``folium.Map``. Nothing from elsewhere lies below the map unless ``tiles`` says so. A thing known only to its commune is a
    square in the middle of it, one without a published place is not drawn. Raises ValueError for a layer that does not exist.
    """
    edition = data if isinstance(data, Edition) else load(Path(data))
    known = {layer.id: layer.on for layer in edition.registry}
    asked = [name for name, on in known.items() if on] if layers is None else list(layers)
    if unknown := set(asked) - set(known):
        raise ValueError(f"no layer {', '.join(sorted(unknown))}; there are {', '.join(known)}")
    era = era or edition.base_era
    shown = scene_of(edition, view_of(edition, era=era, lang=lang, layers=tuple(asked)))
    made = folium.Map(**{"tiles": None, "zoom_snap": 0.25, **options})
    units = edition.units[era]
    outlines = gpd.GeoSeries([unit.outline for unit in units.values()], crs=DISK_CRS)
    _add(made, word("rests.units", lang), list(_units(units.values(), lang)))
    if shown.status:
        _add(made, shown.status.title.text(lang), list(_levels(shown, shown.status)))
    lines = folium.GeoJson(outlines.boundary, control=False, interactive=False, style_function=lambda _: {"color": "#fff", "weight": 2})
    lines.add_to(made)
    taken = Counter[str]()
    for layer in shown.layers:
        _add(made, layer.title.text(lang), list(_things(shown, layer, taken)))
    folium.LayerControl(collapsed=False).add_to(made)
    west, south, east, north = outlines.total_bounds
    made.fit_bounds([(south, west), (north, east)])
    return made


def _add(made: folium.Map, name: str, rows: Sequence[Row]) -> None:
    """Rows of ``geometry``, ``style`` (of a path, or of a DivIcon for a point) and ``said`` as one layer of the map."""
    if rows:
        folium.GeoJson(
            gpd.GeoDataFrame(rows, crs=DISK_CRS),
            name=escape(name),
            marker=folium.Marker(icon=folium.DivIcon()),
            style_function=lambda feature: feature["properties"]["style"],
            tooltip=folium.GeoJsonTooltip(["said"], labels=False),
        ).add_to(made)


def _row(geometry: Any, lines: Sequence[str], **style: Any) -> Row:
    return {"geometry": geometry, "said": "<br>".join(map(escape, lines)), "style": style}


def _area(geometry: Any, colour: str, *lines: str) -> Row:
    return _row(geometry, lines, fillColor=colour, fillOpacity=1, color="#fff", weight=1)


def _units(units: Iterable[Unit], lang: Lang) -> Iterator[Row]:
    for unit in units:
        lines = (unit.name.text(lang), quantity(unit.area_km2, "km2", "", lang))
        yield _area(unit.outline, INK["district"], *lines)
        label = f'<div style="{NAME}">{escape(unit.label.text(lang))}</div>'
        yield _row(shapely.Point(unit.spot), lines, html=label, iconSize=[120, 18], iconAnchor=[60, 28])


def _levels(shown: Scene, layer: Layer) -> Iterator[Row]:
    """The old units in the colours of what the status layer says of them."""
    lang = shown.view.lang
    titles = {level: title.text(lang) for level, title in layer.classes.items()} | {"unknown": word("frame.status_unknown", lang)}
    if layer.absent:
        titles["absent"] = layer.absent.text(lang)
    for name, standing in shown.levels.items():
        unit = shown.edition.unit(name)
        more = [word("frame.higher_unpublished", lang)] if standing.open else []
        yield _area(unit.outline, fill(layer.ladder, standing.level)["light"], unit.name.text(lang), titles[standing.level], *more)


def _things(shown: Scene, layer: Layer, taken: Counter[str]) -> Iterator[Row]:
    """A sign on its disc of accuracy for each published place, a square in each unit that things are known to lie in."""
    lang, units, colour = shown.view.lang, shown.edition.units[shown.view.era], TONES[layer.tone]["light"]
    yield from _drawn(shown, layer, colour)
    seats = defaultdict[tuple[tuple[float, float], float, str, str], list[Thing]](list)
    for thing in shown.of(layer):
        if thing.point:
            seats[thing.point, thing.accuracy, word(f"precision.{thing.precision}", lang), ""].append(thing)
        for unit in (units[name] for name in thing.units if thing.badge):
            seats[unit.spot, 0, unit.name.text(lang), unit.id].append(thing)
    for (place, accuracy, where, name), things in seats.items():
        lines = [where, *(f"{thing.name.text(lang)} · {layer.classes[thing.kind].text(lang)}" for thing in things)]
        if accuracy:
            disc = (
                gpd.GeoSeries.from_xy(*zip(place), crs=DISK_CRS).to_crs(shown.edition.place.crs).buffer(accuracy).to_crs(DISK_CRS).iloc[0]
            )
            yield _row(disc, lines, color=colour, weight=1.5, dashArray="4 4", fillColor=colour, fillOpacity=0.13)
        yield _row(shapely.Point(place), lines, **_sign(common_sign(things), colour, 7 if name else SIDE / 2, taken[name] * STEP))
        taken[name] += bool(name)


def _drawn(shown: Scene, layer: Layer, colour: str) -> Iterator[Row]:
    """Lines and areas; dashed where they are not exact."""
    for thing in shown.of(layer):
        if thing.geometry is not None:
            dash, faint = "6 5" if thing.form.endswith("_near") else None, 0.2 if thing.form.startswith("area") else 0
            lines = (thing.name.text(shown.view.lang), layer.classes[thing.kind].text(shown.view.lang))
            yield _row(thing.geometry, lines, color=colour, weight=3, dashArray=dash, fillColor=colour, fillOpacity=faint)


def _sign(symbol: str, colour: str, radius: float, shift: float) -> dict[str, Any]:
    """A DivIcon: the sign on a disc, or on a square with round corners, ``shift`` pixels to the right of its point."""
    box = f'<rect x="1" y="1" width="{SIDE - 2}" height="{SIDE - 2}" rx="{radius}" fill="{colour}" stroke="#fff" stroke-width="2"/>'
    path = f'<path transform="translate(4 4) scale(.58)" d="{SYMBOLS[symbol]}" fill="none" stroke="#fff" stroke-width="2.4"/>'
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" width="{SIDE}" height="{SIDE}">{box}{path}</svg>'
    return {"html": drawing, "iconSize": [SIDE, SIDE], "iconAnchor": [SIDE / 2 - shift, SIDE / 2]}
