"""What a layer is: its fields, its classes and how it wants to be drawn; no particular layer is known here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from geo.language import Words

Kind = Literal["text", "word", "number", "year", "date", "code"]
Shape = Literal["place", "status", "check"]
PRECISIONS = ("site", "village", "commune", "district")


@dataclass(frozen=True)
class Field:
    """One thing a layer knows of its rows.

    Parameters
    ----------
    id
        Column of the layer's own CSV, or ``field`` of a row of claims.csv when ``claim`` is true.
    kind
        ``text``: free words (``<id>_vi`` and ``<id>_en`` columns; in a claim ``value`` and ``value_en``);
        ``word``: one of ``values``; ``number``: a figure with ``unit``; ``year``; ``date`` (partial ISO: 2024, 2024-05,
        2024-05-17); ``code``: the same in every language (a decision's number, a name).
    unit
        The unit id (``unit.<id>`` in the locale files); numbers only, empty for a bare number.
    values
        Allowed values of a ``word`` with their words.
    """

    id: str
    label: Words
    kind: Kind = "text"
    unit: str = ""
    values: Mapping[str, Words] = field(default_factory=dict)
    required: bool = False
    claim: bool = False


@dataclass(frozen=True)
class Offer:
    """How an investor reads a layer of places: which rows are undertakings, and which fields say what about them.

    ``sectors`` gives each class that is an undertaking its sector (``invest.sector_<id>`` in the locale files); a class left out is
    none. ``stage`` is a word field of the layer, ``investor`` a text field, ``area`` (hectares) and ``capital`` (money) number claims,
    ``decisions`` the claims that are events of its course, ``twin`` the field that names the same undertaking in another layer (its id
    there): a row is found under the sector of its twin too. Empty: the layer does not say.
    """

    sectors: Mapping[str, str]
    stage: str = ""
    investor: str = ""
    area: str = ""
    capital: str = ""
    decisions: tuple[str, ...] = ()
    twin: str = ""


@dataclass(frozen=True)
class Layer:
    """One layer: ``data/layers/<id>.csv`` and what is needed to check, draw and explain it.

    ``shape`` says what its rows are: ``place`` (things with a place or without one), ``status`` (a ladder of levels per
    unit and year) or ``check`` (yes or no per unit, drawn as a check mark). ``classify`` names the word field whose
    values are the classes of the legend; ``symbols`` gives each class its symbol (``geo.style.symbols``); ``tone`` its colour
    (``geo.style.colours``). ``offer`` says how an investor reads the layer, ``access`` names the claims that say how one gets there.
    For a status layer ``ladder`` lists the levels from low to high (a higher one implies the lower),
    ``reached`` the states that count as reached, ``totals`` the indicator of figures.csv that publishes how many units
    reached a level, and ``absent`` what it means when a unit has no row.
    """

    id: str
    order: int
    group: Literal["programme", "economy", "infrastructure"]
    shape: Shape
    title: Words
    about: Words
    fields: tuple[Field, ...]
    classify: str
    symbols: Mapping[str, str]
    tone: str
    on: bool = False
    ladder: tuple[str, ...] = ()
    reached: tuple[str, ...] = ()
    totals: Mapping[str, str] = field(default_factory=dict)
    absent: Words | None = None
    offer: Offer | None = None
    access: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[Field, ...]:
        """Fields that are columns of the layer's own file."""
        return tuple(f for f in self.fields if not f.claim)

    @property
    def claims(self) -> tuple[Field, ...]:
        """Fields whose values are rows of claims.csv."""
        return tuple(f for f in self.fields if f.claim)

    @property
    def classes(self) -> Mapping[str, Words]:
        """Classes of the legend with their words, in legend order."""
        return next(f.values for f in self.fields if f.id == self.classify)
