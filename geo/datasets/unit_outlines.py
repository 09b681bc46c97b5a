"""The outlines of the units of an era, and what a layer of levels says of them year by year, as GeoJSON for other programs."""

from typing import Any

from geo.datasets.client_files import compact
from geo.datasets.layer_files import wound
from geo.datasets.open_tables import unit_row
from geo.datasets.years import level_words, span
from geo.edition import Edition
from geo.edition.layer import Layer
from geo.edition.units import Era, Unit
from geo.facts import levels_of
from geo.facts.data_date import dates_of


def _collection(edition: Edition, name: str, rows: list[tuple[Unit, dict[str, Any]]]) -> bytes:
    features = [{"type": "Feature", "id": unit.id, "properties": about, "geometry": wound(unit.outline)} for unit, about in rows]
    return compact({"type": "FeatureCollection", "name": name, **dates_of(edition), "features": features})


def outlines_geojson(edition: Edition, era: Era) -> bytes:
    """The units of an era in WGS 84 (5 decimals), with the columns of units.csv; null where nothing is said."""
    rows = [(unit, {name: cell or None for name, cell in unit_row(edition, unit).items()}) for unit in edition.units[era].values()]
    return _collection(edition, f"units-{era}", rows)


def levels_geojson(edition: Edition, layer: Layer) -> bytes:
    """A unit of the base era a feature, with ``level_<year>`` and the same in words for each year, as the last of them is drawn."""
    rows = []
    for unit in edition.base_units.values():
        about: dict[str, Any] = {"unit": unit.id, "code": unit.code, "name_vi": unit.name.vi, "name_en": unit.name.en}
        for year in span(edition, layer):
            level = levels_of(edition, layer.id, year)[unit.id].level
            text = level_words(layer, level)
            about |= {f"level_{year}": level, f"level_{year}_vi": text.vi, f"level_{year}_en": text.en}
        rows.append((unit, about))
    return _collection(edition, f"{layer.id}-by-year", rows)
