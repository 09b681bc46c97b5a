"""The documents of the map: units, surroundings and every layer in every era, as bytes under an address that changes with them."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import pandas as pd

from geo.cards import named, unit_card
from geo.cards.feature import made_card
from geo.cards.unit import check_rows, status_rows
from geo.datasets.story_json import story_json
from geo.edition import District, rows
from geo.edition.kept import kept
from geo.edition.layer import Layer
from geo.edition.units import ERAS, Era, predecessors, successor
from geo.facts import answers, standing, years
from geo.invest.projects import listed
from geo.search import names
from geo.story import load

DIGITS = 5
TYPE = "application/geo+json"


@dataclass(frozen=True)
class Document:
    """Bytes with their address; ``digest`` (16 hex digits of SHA-256) is part of the address, so it may be kept for ever.

    ``layer`` and ``era`` are empty for what belongs to none; ``features`` counts all rows, ``placed`` those that can be drawn.
    """

    name: str
    url: str
    body: bytes
    digest: str
    type: str = TYPE
    layer: str = ""
    era: str = ""
    features: int = 0
    placed: int = 0


def compact(value: Any) -> bytes:
    """JSON without a space too many, UTF-8."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def _document(name: str, stem: str, collection: Mapping[str, Any], layer: str = "", era: str = "") -> Document:
    body = compact(collection)
    digest = hashlib.sha256(body).hexdigest()[:16]
    features = collection["features"]
    placed = sum(not feature.get("properties", {}).get("unplaced") for feature in features)
    return Document(name, f"/data/{stem}.{digest}.geojson", body, digest, layer=layer, era=era, features=len(features), placed=placed)


def _rounded(coordinates: Any) -> Any:
    if isinstance(coordinates, list | tuple):
        return [_rounded(part) for part in coordinates]
    return round(float(coordinates), DIGITS)


def geometry(shape: Any) -> dict[str, Any]:
    """A geometry as GeoJSON with 5 decimals (about a metre)."""
    plain = shape.__geo_interface__
    return {"type": plain["type"], "coordinates": _rounded(plain["coordinates"])}


def _unit(district: District, era: Era, unit: str, row: pd.Series) -> dict[str, Any]:
    words = ("code", "era", "name_vi", "name_en", "label_vi", "label_en", "kind")
    relatives = {"now": successor(district.nine, unit)} if era == "2024" else {"members": list(predecessors(district.nine, unit))}
    properties = {
        "id": unit,
        **{name: row[name] for name in words},
        "label": [float(row["label_lat"]), float(row["label_lon"])],
        **relatives,
        "card": unit_card(district, unit),
    }
    return {"type": "Feature", "id": unit, "properties": properties, "geometry": geometry(row["geometry"])}


def _units(district: District, era: Era) -> dict[str, Any]:
    features = [_unit(district, era, str(unit), row) for unit, row in district.units[era].iterrows()]
    return {"type": "FeatureCollection", "era": era, "features": features}


def _place(district: District, layer: Layer, row: pd.Series) -> dict[str, Any]:
    placed = pd.notna(row["lon"])
    properties: dict[str, Any] = {
        "id": row["id"],
        "name_vi": row["name_vi"],
        "name_en": row["name_en"],
        "class": row[layer.classify],
        "precision": row["precision"],
        "accuracy_m": float(row["accuracy_m"]) if pd.notna(row["accuracy_m"]) else None,
        "units": list(row["units_here"]),
        "unplaced": row["unplaced"],
        "card": made_card(district, layer, row),
    }
    point = {"type": "Point", "coordinates": _rounded([row["lon"], row["lat"]])} if placed else None
    return {"type": "Feature", "id": f"{layer.id}/{row['id']}", "properties": properties, "geometry": point}


def _places(district: District, layer: Layer, era: Era) -> list[dict[str, Any]]:
    return [_place(district, layer, row) for _, row in rows(district, layer.id, era).iterrows()]


def _of_unit(district: District, unit: str, **more: Any) -> dict[str, Any]:
    name = named(district, unit)
    properties = {"id": unit, "unit": unit, "name_vi": name.vi, "name_en": name.en, **more}
    return {"type": "Feature", "id": unit, "properties": properties, "geometry": None}


def _statuses(district: District, layer: Layer) -> list[dict[str, Any]]:
    """The old units in both eras: levels are never blended into the new ones."""
    told = years(district, layer.id)
    span = range(told[0], told[-1] + 1) if told else range(0)
    by_year = {year: standing(district, layer.id, year) for year in span}
    found = []
    for unit in map(str, district.nine.index):
        said = {
            str(year): {"class": str(frame.loc[unit, "level"]), "open": bool(frame.loc[unit, "open"])} for year, frame in by_year.items()
        }
        found.append(_of_unit(district, unit, years=said, card_rows=status_rows(district, layer.id, unit)))
    return found


def _checks(district: District, layer: Layer, era: Era) -> list[dict[str, Any]]:
    found = []
    for unit, answer in answers(district, layer.id, era).iterrows():
        values = {str(key): str(value) for key, value in answer.items() if key not in ("class", "rows")}
        rows_ = check_rows(district, layer.id, str(unit))
        found.append(_of_unit(district, str(unit), **{"class": answer["class"], "values": values, "card_rows": rows_}))
    return found


def _layer(district: District, layer: Layer, era: Era) -> dict[str, Any]:
    if layer.shape == "place":
        features = _places(district, layer, era)
    else:
        features = _statuses(district, layer) if layer.shape == "status" else _checks(district, layer, era)
    return {"type": "FeatureCollection", "layer": layer.id, "era": era, "features": features}


def _named_places(district: District) -> dict[str, Any]:
    """Villages, islands, shoals and rocks that stand somewhere, as quiet labels."""
    features = []
    for _, row in district.places[district.places["lon"].notna()].iterrows():
        properties = {name: row[name] for name in ("id", "kind", "name_vi", "name_en", "note_vi", "note_en") if row[name]}
        about = {**properties, "accuracy_m": float(row["accuracy_m"]), "cite": [row["place_source"]]}
        point = {"type": "Point", "coordinates": _rounded([row["lon"], row["lat"]])}
        features.append({"type": "Feature", "id": row["id"], "properties": about, "geometry": point})
    return {"type": "FeatureCollection", "features": features}


def _listing(stem: str, told: Mapping[str, Any], number: int) -> Document:
    """A document that is no map: every row of it counts as placed."""
    body = compact(told)
    digest = hashlib.sha256(body).hexdigest()[:16]
    return Document(f"{stem}.json", f"/data/{stem}.{digest}.json", body, digest, type="application/json", features=number, placed=number)


def _index(district: District) -> Document:
    found = names(district)
    return _listing("search", {"names": found}, len(found))


def _prospects(district: District) -> Document:
    found = listed(district)
    return _listing("prospects", found, len(found["rows"]))


def _story(district: District) -> Document:
    story = load(district)
    return _listing("story", story_json(story), len(story.slides))


@kept
def documents(district: District) -> Mapping[str, Document]:
    """Every document of a district by its address; built once for each state of the data."""
    made = [_document(f"communes-{era}.geojson", f"communes/{era}", _units(district, era), era=era) for era in ERAS]
    made.append(_document("context.geojson", "context", district.context))
    made.append(_document("places.geojson", "places", _named_places(district)))
    made += [_index(district), _prospects(district), _story(district)]
    for layer in district.registry:
        for era in ERAS:
            stem = f"{layer.id}/{era}"
            made.append(_document(f"{layer.id}-{era}.geojson", stem, _layer(district, layer, era), layer.id, era))
    return MappingProxyType({document.url: document for document in made})
