"""What a view of the map shows, as rows for other programs: its units with their levels or answers, and its things with their places."""

import json
from collections.abc import Iterator
from typing import Any

from geo.cards import unit_name
from geo.cards.eras import era_title
from geo.cards.side_by_side import level_words
from geo.datasets.layer_files import wound
from geo.datasets.source_list import sources_json
from geo.edition import Edition
from geo.facts import data_dates
from geo.facts.citation import cited_as
from geo.gazetteer.entry import Host, entry_of
from geo.language import Lang, word
from geo.scene.scene import Scene, Thing, scene_of
from geo.schema.cells import neutral, to_csv
from geo.view import View, query

UNITS = "units"
"""What stands in place of a layer in the rows of the units themselves."""
COLUMNS = ("layer", "id", "name", "class", "class_title", "year", "note", "units", "unit_names", "precision", "accuracy_m", "lon", "lat",
           "sources")  # fmt: skip
"""``id`` is that of a thing or unit, ``units`` and ``sources`` are ids with ``;`` between them; degrees are in WGS 84 (EPSG:4326)."""

Row = dict[str, Any]


def _units(scene: Scene) -> Iterator[Row]:
    """The units of the era; of a view with levels also the former ones that reached them, and where a higher level may be theirs."""
    edition, lang, status = scene.edition, scene.view.lang, scene.status
    yield from (_of_unit(edition, unit, lang) | {"layer": UNITS} for unit in edition.units[scene.view.era])
    if status is None:
        return
    for unit, standing in scene.levels.items():
        known = {"class": standing.level, "class_title": level_words(status, standing.level, lang), "year": scene.view.year}
        more = {"note": word("status.open", lang) if standing.open else None, "sources": ";".join(scene.cites[status.id])}
        yield _of_unit(edition, unit, lang) | known | more | {"layer": status.id}


def _of_unit(edition: Edition, unit: str, lang: Lang) -> Row:
    name = unit_name(edition, unit).text(lang)
    return {"id": unit, "name": name, "units": unit, "unit_names": name, "precision": "unit"}


def _thing(edition: Edition, thing: Thing, lang: Lang) -> Row:
    """A thing of a layer, or a unit's answer; a position only where somebody published one."""
    lon, lat = thing.point or (None, None)
    title = thing.layer.classes.get(thing.kind)
    return {
        "layer": thing.layer.id,
        "id": thing.ref,
        "name": thing.name.text(lang),
        "class": thing.kind,
        "class_title": title.text(lang) if title else None,
        "units": ";".join(thing.units),
        "unit_names": ", ".join(unit_name(edition, unit).text(lang) for unit in thing.units),
        "precision": thing.precision,
        "accuracy_m": thing.accuracy or None,
        "lon": lon,
        "lat": lat,
        "sources": ";".join(thing.sources),
    }


def _rows(scene: Scene) -> Iterator[Row]:
    """Units first, then things, layer by layer."""
    yield from _units(scene)
    yield from (_thing(scene.edition, thing, scene.view.lang) for thing in scene.things)


def _geometry(edition: Edition, row: Row) -> dict[str, Any] | None:
    """An outline, a line, an area or a point; none for what is known only to its units."""
    if row["precision"] == "unit":
        return wound(edition.unit(row["id"]).outline)
    thing = edition.things[row["id"]]
    if thing.geometry is not None:
        return wound(thing.geometry)
    return {"type": "Point", "coordinates": [*thing.point]} if thing.point else None


def _head(scene: Scene, host: Host) -> dict[str, Any]:
    view, edition = scene.view, scene.edition
    layers = [{"id": layer.id, "title": layer.title.text(view.lang)} for layer in scene.layers]
    return {
        "title": word("page.title", view.lang),
        "url": f"{host.base}{host.live}?{query(view, edition)}",
        "lang": view.lang,
        "era": {"id": view.era, "title": era_title(edition, view.era).text(view.lang)},
        "year": view.year,
        "layers": layers,
        "dates": data_dates(edition).text(view.lang),
        "sources": sources_json(edition, scene.sources),
        "cite": cited_as(edition, host.base).text(view.lang),
    }


def _with_page(edition: Edition, row: Row, lang: Lang, host: Host) -> Row:
    there = entry_of(edition, row["id"])
    known = {name: row[name] for name in COLUMNS if row.get(name) not in (None, "")}
    return known | ({"url": f"{host.base}{host.at(there, lang)}"} if there else {})


def view_json(edition: Edition, view: View, host: Host) -> bytes:
    """Everything that the view shows, with the address of each page, and who says so; what is empty is left out."""
    scene = scene_of(edition, view)
    rows = [_with_page(edition, row, view.lang, host) for row in _rows(scene)]
    return json.dumps({**_head(scene, host), "rows": rows}, ensure_ascii=False, indent=1).encode()


def view_csv(edition: Edition, view: View, _host: Host) -> bytes:
    """The rows as a table; text that a spreadsheet would run gets an apostrophe in front."""
    rows = ([row.get(name, "") for name in COLUMNS] for row in _rows(scene_of(edition, view)))
    plain = ([neutral(cell) if isinstance(cell, str) else "" if cell is None else str(cell) for cell in row] for row in rows)
    return to_csv([[*COLUMNS], *plain])


def view_geojson(edition: Edition, view: View, host: Host) -> bytes:
    """The rows as features, whose geometry is null where no place is published."""
    scene = scene_of(edition, view)
    features = [
        {"type": "Feature", "properties": {name: row.get(name) or None for name in COLUMNS}, "geometry": _geometry(edition, row)}
        for row in _rows(scene)
    ]
    head = _head(scene, host)
    about = {name: head[name] for name in ("title", "url", "cite")}
    return json.dumps({"type": "FeatureCollection", **about, "features": features}, ensure_ascii=False).encode()


VIEW_FORMS = {"json": view_json, "csv": view_csv, "geojson": view_geojson}
"""How each form of a view that is not drawn is made."""
