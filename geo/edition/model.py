"""What a loaded district is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from geo.edition.former import FormerIds
from geo.edition.ground import Ground
from geo.edition.layer import Field, Layer
from geo.edition.pictures import Picture
from geo.edition.place import Place
from geo.edition.records import Claim, Feature, IndicatorValue, NamedPlace
from geo.edition.sources import Source
from geo.edition.units import Era, Unit, Units, era_of
from geo.edition.vocabulary import Vocabulary
from geo.schema.faults import Fault


@dataclass(frozen=True, eq=False)
class Edition:
    """One district as its data folder says it is; never changed after it was read.

    ``place`` is what is particular to it, ``registry`` are its layers in the order in which they are shown, ``unit_fields`` what
    claims may say of a unit itself;
    ``units`` are those of each era in order, by their ids;
    ``features`` the rows of each declared layer, ``claims`` and ``figures`` what is said of things and of the district, ``places`` named
    villages, islands and shoals, ``context`` the surroundings and ``country`` what they lie in (outline, province, archipelagos) as
    GeoJSON, ``ground`` roads, waters and relief, ``pictures`` what the office has photographs of, ``former`` what stood in it before.
    ``tables`` are the files themselves by name, for those who hand out tables (strings, numbers as floats), ``vocabulary`` how offices
    write.
    Rows with a fault are left out of all and named in ``faults``. ``compiled`` is the day
    on which the data was put together (partial ISO date, empty when not said), ``version`` the name under which it was published
    (``geo.edition.version``, empty when it was not).
    ``digest`` changes with any byte of any file; ``kept`` holds what was worked out from all this (``geo.edition.keeping``).
    """

    folder: Path
    place: Place
    registry: tuple[Layer, ...]
    unit_fields: tuple[Field, ...]
    units: Units
    context: Mapping[str, Any]
    country: Mapping[str, Any]
    ground: Ground
    tables: Mapping[str, pd.DataFrame]
    features: Mapping[str, tuple[Feature, ...]]
    claims: tuple[Claim, ...]
    figures: tuple[IndicatorValue, ...]
    places: tuple[NamedPlace, ...]
    pictures: tuple[Picture, ...]
    former: FormerIds
    sources: Mapping[str, Source]
    vocabulary: Vocabulary
    faults: tuple[Fault, ...]
    compiled: str
    version: str
    digest: str
    kept: dict[Any, Any] = field(default_factory=dict, init=False, repr=False)

    @property
    def eras(self) -> tuple[Era, ...]:
        """Its eras in order: the base era, and the later one where there is one."""
        return tuple(self.units)

    @property
    def base_era(self) -> Era:
        """The era whose units stand in communes.geojson."""
        return self.eras[0]

    @property
    def base_units(self) -> Mapping[str, Unit]:
        """The units of the base era."""
        return self.units[self.base_era]

    @property
    def later_era(self) -> Era | None:
        """The era whose units were made of the base units, if any."""
        return self.eras[1] if len(self.eras) > 1 else None

    def is_base(self, name: str) -> bool:
        """Whether an era, or a unit by its id, is of the base era."""
        return era_of(name) == self.base_era

    def has_unit(self, name: str) -> bool:
        """Whether there is such a unit in any era."""
        return any(name in units for units in self.units.values())

    def unit(self, name: str) -> Unit:
        """A unit of any era. Raises KeyError when there is none."""
        return next((units[name] for units in self.units.values() if name in units), None) or self.base_units[name]

    def successor(self, unit: Unit) -> Unit | None:
        """What a base unit became part of, if anything."""
        return self.unit(unit.successor) if unit.successor else None

    def layer(self, layer_id: str) -> Layer:
        """What a layer is. Raises KeyError for an id nobody declared."""
        for layer in self.registry:
            if layer.id == layer_id:
                return layer
        raise KeyError(layer_id)

    def table(self, layer_id: str) -> pd.DataFrame:
        """The file of a layer as a table."""
        return self.tables[f"layers/{layer_id}.csv"]

    @cached_property
    def things(self) -> Mapping[str, Feature]:
        """Every row that has an id, by its reference ("projects/viet-uc")."""
        return {feature.ref: feature for features in self.features.values() for feature in features if feature.id}

    def feature(self, layer_id: str, name: str) -> Feature:
        """A thing of a layer. Raises KeyError when there is no such layer or row."""
        return self.things[f"{layer_id}/{name}"]
