"""The documents of the map: units, surroundings and every layer in every era, as bytes under an address that changes with them."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import orjson

from geo.cards import unit_card, unit_name
from geo.cards.unit import check_rows, status_rows
from geo.datasets.cards import card_json, rows_json
from geo.datasets.columns import cited_in, layer_columns, pages
from geo.datasets.ground import ground_json, near_json
from geo.datasets.merger import merger_of
from geo.datasets.projects import project_list
from geo.datasets.source_list import sources_json
from geo.datasets.story import story_json
from geo.edition import Edition
from geo.edition.keeping import kept
from geo.edition.layer import Layer
from geo.edition.units import Era, Unit
from geo.facts import answers, levels_of, years
from geo.search import asides, is_inferred, names, statements
from geo.story import load
from geo.workers.garbage import collecting_later

DIGITS = 5
TYPES = {"geojson": "application/geo+json", "json": "application/json"}


@dataclass(frozen=True)
class DataFile:
    """Bytes with their address; ``digest`` (16 hex digits of SHA-256) is part of the address, so it may be kept for ever.

    ``layer`` is empty for what belongs to none, ``era`` for what holds for all of them; ``features`` counts its rows. ``part``
    is "cards" for a page of the cards of a layer, "shapes" for its lines and areas.
    """

    name: str
    url: str
    body: bytes
    digest: str
    type: str
    layer: str
    era: str
    features: int
    part: str


def compact(value: Any) -> bytes:
    """JSON without a space too many, UTF-8; what is not a number is null."""
    return orjson.dumps(value)


def _file(
    stem: str,
    content: Mapping[str, Any],
    rows: str = "features",
    suffix: str = "geojson",
    layer: str = "",
    era: str = "",
    part: str = "",
) -> DataFile:
    """``content`` as a file; its ``rows`` are counted."""
    body = compact(content)
    digest = hashlib.sha256(body).hexdigest()[:16]
    name, url = f"{stem.replace('/', '-')}.{suffix}", f"/data/{stem}.{digest}.{suffix}"
    return DataFile(name, url, body, digest, TYPES[suffix], layer, era, len(content[rows]), part)


def _rounded(coordinates: Any) -> Any:
    if isinstance(coordinates, list | tuple):
        return [_rounded(part) for part in coordinates]
    return round(float(coordinates), DIGITS)


def geometry(shape: Any) -> dict[str, Any]:
    """A geometry as GeoJSON with 5 decimals (about a metre)."""
    plain = shape.__geo_interface__
    return {"type": plain["type"], "coordinates": _rounded(plain["coordinates"])}


def _unit(edition: Edition, unit: Unit) -> dict[str, Any]:
    relatives: dict[str, Any] = {"now": unit.successor} if edition.is_base(unit.era) else {"members": list(unit.members)}
    properties = {
        "id": unit.id,
        "code": unit.code,
        "era": unit.era,
        "name_vi": unit.name.vi,
        "name_en": unit.name.en,
        "label_vi": unit.label.vi,
        "label_en": unit.label.en,
        "kind": unit.kind,
        "label": [*reversed(unit.spot)],
        **relatives,
        "card": card_json(unit_card(edition, unit.id)),
    }
    return {"type": "Feature", "id": unit.id, "properties": properties, "geometry": geometry(unit.outline)}


def _units(edition: Edition, era: Era) -> dict[str, Any]:
    features = [_unit(edition, unit) for unit in edition.units[era].values()]
    return {"type": "FeatureCollection", "era": era, "features": features}


def _point(place: tuple[float, float] | None) -> dict[str, Any] | None:
    return {"type": "Point", "coordinates": _rounded(place)} if place else None


def _of_unit(edition: Edition, unit: str, **more: Any) -> dict[str, Any]:
    name = unit_name(edition, unit)
    properties = {"id": unit, "unit": unit, "name_vi": name.vi, "name_en": name.en, **more}
    return {"type": "Feature", "id": unit, "properties": properties, "geometry": None}


def _statuses(edition: Edition, layer: Layer) -> list[dict[str, Any]]:
    """The old units in both eras: levels are never blended into the new ones."""
    known = years(edition, layer.id)
    span = range(known[0], known[-1] + 1) if known else range(0)
    by_year = {year: levels_of(edition, layer.id, year) for year in span}
    features = []
    for unit in edition.base_units:
        standings = {str(year): {"class": levels[unit].level, "open": levels[unit].open} for year, levels in by_year.items()}
        features.append(_of_unit(edition, unit, years=standings, card_rows=rows_json(status_rows(edition, layer.id, unit))))
    return features


def _checks(edition: Edition, layer: Layer, era: Era) -> list[dict[str, Any]]:
    features = []
    for unit, answer in answers(edition, layer.id, era).items():
        more = {"class": answer.kind, "values": dict(answer.given), "card_rows": rows_json(check_rows(edition, layer.id, unit))}
        features.append(_of_unit(edition, unit, **more))
    return features


def _said_of_units(edition: Edition, layer: Layer, era: Era) -> dict[str, Any]:
    """A layer that speaks of units."""
    features = _statuses(edition, layer) if layer.shape == "status" else _checks(edition, layer, era)
    return {"type": "FeatureCollection", "layer": layer.id, "era": era, "features": features}


def _layer(edition: Edition, layer: Layer) -> list[DataFile]:
    """A layer of things as columns of every era and its cards; what speaks of units as a file an era."""
    if layer.shape != "place":
        return [_file(f"{layer.id}/{era}", _said_of_units(edition, layer, era), layer=layer.id, era=era) for era in edition.eras]
    cards, cited = [], dict[str, None]()
    for number, page in enumerate(pages(edition, layer)):
        cards.append(_file(f"{layer.id}/cards-{number}", page, "cards", "json", layer.id, part="cards"))
        cited |= cited_in(page)
    shapes = _shapes(edition, layer)
    drawn = layer_columns(edition, layer, [card.url for card in cards], [shape.url for shape in shapes], cited)
    return [*cards, *shapes, _file(f"{layer.id}/places", drawn, "id", "json", layer.id)]


def _shapes(edition: Edition, layer: Layer) -> list[DataFile]:
    """The lines and areas of a layer by the id of their thing; no file where there are none. The client simplifies them for each zoom."""
    rows = [row for row in edition.features[layer.id] if row.geometry is not None]
    drawn = {row.id: {**geometry(row.geometry), **({"near": True} if row.form.endswith("_near") else {})} for row in rows}
    return [_file(f"{layer.id}/shapes", {"shapes": drawn}, "shapes", "json", layer.id, part="shapes")] if drawn else []


def _named_places(edition: Edition) -> dict[str, Any]:
    """Villages, islands, shoals, rocks and rivers that stand somewhere, as quiet labels; a name that this map has inferred says so."""
    features = []
    for place in edition.places:
        if place.point:
            note = {"note_vi": place.note.vi, "note_en": place.note.en} if place.note else {}
            about = {"id": place.id, "kind": place.kind, "name_vi": place.name.vi, "name_en": place.name.en, **note}
            inferred = {"inferred": True} if is_inferred(edition, place) else {}
            properties = {**about, **inferred, "accuracy_m": place.accuracy, "cite": [place.source if inferred else place.place_source]}
            features.append({"type": "Feature", "id": place.id, "properties": properties, "geometry": _point(place.point)})
    return {"type": "FeatureCollection", "features": features}


def _ground(edition: Edition) -> list[DataFile]:
    """Roads, waters and relief, where a place has them; the small roads only for those who are near."""
    if edition.ground.empty:
        return []
    return [_file("ground", ground_json(edition), "parts", "json"), _file("ground-near", near_json(edition), "parts", "json")]


def _merger(edition: Edition) -> list[DataFile]:
    """What became of the units of before, where it adds up to something."""
    content = merger_of(edition)
    return [_file("merger", content, "units", "json")] if content else []


@kept
@collecting_later()
def data_files(edition: Edition) -> Mapping[str, DataFile]:
    """Every document of a district by its address; built once for each state of the data."""
    made = [
        *(_file(f"communes/{era}", _units(edition, era), era=era) for era in edition.eras),
        _file("context", edition.context),
        *([_file("country", edition.country)] if edition.country["features"] else []),
        _file("places", _named_places(edition)),
        _file("sources", {"sources": sources_json(edition, edition.sources)}, "sources", "json"),
        _file("search", {"names": [*names(edition), *statements(edition)], "asides": asides()}, "names", "json"),
        _file("prospects", project_list(edition), "rows", "json"),
        _file("story", story_json(load(edition)), "slides", "json"),
        *_merger(edition),
        *_ground(edition),
        *(document for layer in edition.registry for document in _layer(edition, layer)),
    ]
    return MappingProxyType({document.url: document for document in made})


def layer_file(edition: Edition, layer: Layer, era: Era) -> DataFile:
    """The document of a layer that is drawn in an era."""
    return next(made for made in data_files(edition).values() if made.layer == layer.id and not made.part and made.era in ("", era))


def placed(edition: Edition, layer: Layer, era: Era) -> int:
    """How many rows of a layer can be drawn in an era; of what speaks of units, all."""
    if layer.shape != "place":
        return layer_file(edition, layer, era).features
    return sum(not row.where[era].unplaced for row in edition.features[layer.id])
