"""What a view of a place may show: made from the loaded district, so that no layer is known here."""

from collections.abc import Iterable
from dataclasses import dataclass

from pydantic import ValidationInfo

from geo.edition import Edition, load
from geo.edition.kept import kept


@dataclass(frozen=True)
class Rules:
    """What a view of one place may show: its ``layers`` in the order in which they are shown, and those that are ``shown`` at first.

    ``eras`` are those of its units, the first of them shown at first; ``years`` are all it may be set to, ``lat`` and ``lon`` the
    bounds of its center in degrees.
    """

    layers: tuple[str, ...]
    shown: tuple[str, ...]
    eras: tuple[str, ...]
    years: tuple[int, ...]
    lat: tuple[float, float]
    lon: tuple[float, float]


@kept
def rules_of(edition: Edition) -> Rules:
    """What a view of ``edition`` may show."""
    place, layers = edition.place, edition.registry
    return Rules(
        layers=tuple(layer.id for layer in layers),
        shown=tuple(layer.id for layer in layers if layer.on),
        eras=edition.eras,
        years=tuple(range(place.years[0], place.years[1] + 1)),
        lat=place.latitudes,
        lon=place.longitudes,
    )


def unit_pattern(eras: Iterable[str]) -> str:
    """What a unit of one of ``eras`` is called in a link."""
    return f"({'|'.join(eras)})-[0-9]{{5}}"


def current(info: ValidationInfo | None = None) -> Rules:
    """The rules a view is checked by: those handed in (``context``), else those of our own place as it is now."""
    given = info.context if info else None
    return given if isinstance(given, Rules) else rules_of(load())
