"""The place of a data folder, as its ``district.toml`` says it: how the tables call it, its projection, its bounds."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, ValidationError
from pydantic_core import PydanticCustomError

from geo.language import PLACE_FILE, Words
from geo.schema.declared import Day, Strict, in_words, toml
from geo.schema.faults import Fault

Listed = Annotated[tuple[str, ...], Field(strict=False)]
Said = Annotated[tuple[Words, ...], Field(strict=False)]


class DeclaredEra(Strict):
    """A time in which the place had the same units, from ``since`` ``until`` (partial ISO dates; left out where it has no such end).

    Its ``title`` and its ``units`` are said with ``{n}``, how many there are; ``end`` is what is said of its end, ``decision`` that by
    which its units came to be. Where these are left out, words that fit every place stand in.
    """

    id: Annotated[str, Field(pattern="^[0-9a-z]{1,16}$")]
    since: Day | None = None
    until: Day | None = None
    title: Words | None = None
    units: Words | None = None
    end: Words | None = None
    decision: Words | None = None


def _in_order(eras: tuple[DeclaredEra, ...]) -> tuple[DeclaredEra, ...]:
    """One era, or two of which the second says since when."""
    if len(eras) not in (1, 2) or len({era.id for era in eras}) < len(eras) or not all(era.since for era in eras[1:]):
        raise PydanticCustomError("eras", "one era, or two")
    return eras


class Headline(Strict):
    """A figure of the bar: its words are ``headline.<id>`` (``_share`` with what it is a ``share`` of), its value the newest row."""

    id: str
    indicator: str
    kind: Literal["result", "target"] = "result"
    share: str = ""


class Ask(Strict):
    """One card to be made: its indicator, and those that belong beside it."""

    indicator: str
    beside: Listed = ()


Asks = Annotated[tuple[Ask, ...], Field(strict=False)]


class Asked(Strict):
    """Which figures are asked for first, as ids of figures.csv and claims.csv.

    ``results`` are the cards by group and ``targets`` those of targets; ``over_time`` and ``why`` are drawn as charts, ``aims`` as one;
    ``groups`` order the table of all; every unit should have a figure ``of_units``; ``sights`` is the layer that is counted as such.
    """

    headlines: Annotated[tuple[Headline, ...], Field(strict=False)] = ()
    results: dict[str, Asks] = Field(default_factory=dict)
    targets: Asks = ()
    over_time: Listed = ()
    why: Listed = ()
    aims: Listed = ()
    groups: Listed = ()
    of_units: Listed = ()
    about_others: Listed = ()
    sights: str = ""


class Target(Strict):
    """What a thing may be near: the nearest of ``things`` ("infrastructure/quoc-lo-18"), or a ``point`` that stands in no layer.

    ``point`` is longitude and latitude, ``accuracy`` its metres, ``source`` who says so; ``note`` is said beside every distance to it.
    """

    id: Annotated[str, Field(pattern="^[a-z][a-z0-9-]{0,15}$")]
    name: Words
    things: Listed = ()
    point: Annotated[tuple[float, float], Field(strict=False)] | None = None
    accuracy: float = 0.0
    source: str = ""
    note: Words | None = None


class Reach(Strict):
    """From what distances are told, and ``roads``, the source of the roads of ``ground/``; ``note`` says how they were measured."""

    to: Annotated[tuple[Target, ...], Field(strict=False)] = ()
    roads: str = ""
    note: Words | None = None


class Place(Strict):
    """What is particular to a place.

    ``eras`` are its times in order: the units of the first stand in communes.geojson, those of the second are made of them;
    ``scope`` is what figures.csv and claims.csv call the whole of it, ``scope_names`` how tables that are brought call it; ``crs`` is
    the EPSG code of the projection in metres that is used while measuring and on paper; ``stem`` is how the names of files begin,
    ``store`` the folder of what readers leave, ``credits`` whose data it is, ``ground_credit`` whose roads and relief (said where these
    are drawn); a link's centre lies between ``latitudes`` and ``longitudes``, its year between ``years``; ``asked`` is what is asked for
    first, ``reach`` what distances are told to. ``fill`` and ``words`` are its words in the locale files (``geo.language``).
    """

    eras: Annotated[tuple[DeclaredEra, ...], Field(strict=False), AfterValidator(_in_order)]
    scope: str
    scope_names: Listed = ()
    crs: int
    stem: str = "map"
    store: str = "map"
    credits: Said = ()
    ground_credit: Words | None = None
    latitudes: Annotated[tuple[float, float], Field(strict=False)] = (-90.0, 90.0)
    longitudes: Annotated[tuple[float, float], Field(strict=False)] = (-180.0, 180.0)
    years: Annotated[tuple[int, int], Field(strict=False)] = (1900, 2100)
    asked: Asked = Asked()
    reach: Reach = Reach()
    fill: dict[str, Words] = Field(default_factory=dict)
    words: dict[str, Words] = Field(default_factory=dict)

    def era(self, name: str) -> DeclaredEra:
        """What is said of an era; nothing but its id where nobody says anything."""
        return next((era for era in self.eras if era.id == name), DeclaredEra.model_construct(id=name))


UNKNOWN = Place.model_construct(eras=(), scope="", crs=3857)
"""A place of which nothing particular is known, on the plane of web maps."""


def read(folder: Path) -> tuple[Place, list[Fault]]:
    """The place of a folder, and everything that is wrong in its file; then nothing particular is known of it."""
    table, faults = toml(folder, PLACE_FILE)
    if faults:
        return UNKNOWN, faults
    try:
        return Place.model_validate(table), []
    except ValidationError as error:
        return UNKNOWN, in_words(PLACE_FILE, table, Place, error)
