"""A row of each table, made once: a feature of a layer, a claim, a figure, a named place; above them nobody reads a table."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from shapely.geometry.base import BaseGeometry

from geo.edition.units import Era
from geo.language import LANGUAGES, Words, parse_day, period, quantity

EXACT = ("", "=")
MONTHS = 12
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Where:
    """Where a feature lies in an era: the ids of its ``units``, and why it is ``unplaced`` (empty: it can be drawn).

    ``parts`` are the smallest units it is known to: those of the base era where its file names them, in every era; else ``units``.
    ``unplaced``: ``district`` when nothing but the district is known; ``new_units`` when only a unit of a later era is known.
    """

    units: tuple[str, ...]
    parts: tuple[str, ...]
    unplaced: str


@dataclass(frozen=True, slots=True)
class Feature:
    """One row of a layer: a thing, or what a status or check layer says of a unit (then ``id`` and ``name`` are empty).

    ``kind`` is its class, ``units`` the ids of any era as the file names them, ``where`` their join with the units of each era;
    ``point`` is longitude and latitude (EPSG:4326), ``accuracy`` in metres, both None when nobody published a place; ``geometry`` is the
    line or area of a thing that is more than a point (EPSG:4326), its sign stands on ``point``; its place is ``inferred`` where nobody
    but this map says that it is there. ``values`` are the columns its layer
    declares (and ``year_qualifier``, ``as_of``) that are not empty: texts in both languages, all else as written.
    """

    layer: str
    id: str
    name: Words
    kind: str
    units: tuple[str, ...]
    where: Mapping[Era, Where]
    point: Point | None
    accuracy: float | None
    precision: str
    village: str
    source: str
    place_source: str
    note: Words | None
    values: Mapping[str, Words]
    geometry: BaseGeometry | None = None
    inferred: bool = False

    @property
    def ref(self) -> str:
        """How links and other tables name it."""
        return f"{self.layer}/{self.id}"

    @property
    def unit(self) -> str:
        """The unit that a row of a status or check layer speaks of."""
        return self.units[0]

    @property
    def year(self) -> int | None:
        """The year of a row of a status layer, None when nobody said."""
        return int(self.code("year")) if self.code("year") else None

    @property
    def form(self) -> str:
        """As what it is drawn beside its sign: ``line`` or ``area``, ``_near`` where that is not exact or inferred; empty for a point."""
        if self.geometry is None:
            return ""
        exact = self.precision == "site" and not self.inferred
        return ("area" if self.geometry.geom_type.endswith("Polygon") else "line") + ("" if exact else "_near")

    @property
    def sources(self) -> tuple[str, ...]:
        """Who named it, and who placed it."""
        return tuple(name for name in (self.source, self.place_source) if name)

    def code(self, field: str) -> str:
        """A column that is no text, as it is written; empty when it is."""
        return self.values[field].vi if field in self.values else ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One row of claims.csv: somebody says ``value`` of the ``field`` of a thing (``layer`` and ``id``).

    ``time`` is its own, else that of its source (partial ISO dates); ``rank`` how much its source counts, the lower the more; ``leads``
    whether it may be a headline.
    """

    layer: str
    id: str
    field: str
    value: str
    value_en: str
    qualifier: str
    unit: str
    as_of: str
    source: str
    note: Words | None
    time: str
    rank: int
    leads: bool

    @property
    def exact(self) -> bool:
        """Whether it is a figure and no bound."""
        return self.qualifier in EXACT


Kind = Literal["result", "target"]


@dataclass(frozen=True, slots=True)
class IndicatorValue:
    """One row of figures.csv: ``value`` in ``unit``, ``span`` the partial ISO date or two that it speaks of.

    ``rank`` is how much its source counts, ``leads`` whether it may be a headline, ``whole`` whether it is of the whole place.
    """

    id: str
    indicator: str
    group: str
    name: Words
    scope: str
    value: Decimal
    qualifier: str
    unit: str
    span: str
    kind: Kind
    source: str
    note: Words | None
    rank: int
    leads: bool = True
    whole: bool = True

    @property
    def words(self) -> Words:
        """The figure with its unit and qualifier."""
        return Words(*(quantity(self.value, self.unit, self.qualifier, lang) for lang in LANGUAGES))

    @property
    def bare(self) -> Words:
        """The figure with its qualifier, without its unit."""
        return Words(*(quantity(self.value, "", self.qualifier, lang) for lang in LANGUAGES))

    @property
    def when(self) -> Words:
        """The time it speaks of; empty when nobody said."""
        return Words(*(period(self.span, lang) if self.span else "" for lang in LANGUAGES))

    @property
    def end(self) -> str:
        """The last day, month or year it speaks of."""
        return self.span.rpartition("/")[2]

    @property
    def year(self) -> str:
        """The year it speaks of, the last of several."""
        return self.end[:4]

    def passed(self) -> tuple[int, int] | None:
        """How many months of its year had passed, of twelve; None when it does not speak of the first months of one year."""
        first, _, last = self.span.partition("/")
        if not last or first[:4] != last[:4] or not first.endswith("-01") or len(last) != len("YYYY-MM"):
            return None
        month = parse_day(last)[1] or MONTHS
        return (month, MONTHS) if month < MONTHS else None


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A row of places.csv: a village, island, shoal, rock or river with its point, or a former unit (without one) and what became of it."""

    id: str
    name: Words
    kind: str
    units: tuple[str, ...]
    point: Point | None
    accuracy: float | None
    aliases: tuple[str, ...]
    source: str
    place_source: str
    note: Words | None
