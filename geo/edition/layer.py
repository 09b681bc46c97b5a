"""What a layer is, as ``data/layers/<id>.toml`` says it: its fields, its classes and how it wants to be drawn; no layer is known here."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import BeforeValidator, model_validator
from pydantic import Field as Part
from pydantic_core import PydanticCustomError

from geo.language import Words, catalogue
from geo.schema.declared import Both, Strict, Text
from geo.style.colours import RUNGS, TONES
from geo.style.symbols import SEVERAL, SYMBOLS

Kind = Literal["text", "word", "number", "year", "date", "code"]
Shape = Literal["place", "status", "check"]
Group = Literal["programme", "economy", "infrastructure"]
PRECISIONS = ("site", "village", "commune", "district")


def _allowed(choices: Iterable[str], at: str = "") -> PydanticCustomError:
    return PydanticCustomError("allowed", "not allowed", {"allowed": ", ".join(choices), "at": at})


def one_of(choices: Callable[[], Iterable[str]]) -> BeforeValidator:
    """A value that is one of ``choices``; the fault names them all."""

    def check(value: Any) -> Any:
        if value not in tuple(choices()):
            raise _allowed(choices())
        return value

    return BeforeValidator(check)


def _worded(prefix: str) -> Callable[[], list[str]]:
    """The ids that the locale files have words for."""
    return lambda: [key.removeprefix(prefix) for key in catalogue("vi") if key.startswith(prefix)]


def _rows(table: Any) -> Any:
    """The tables of a table as a list, each with its key as ``id``."""
    tables = isinstance(table, Mapping) and all(isinstance(entry, Mapping) for entry in table.values())
    return [{**entry, "id": key} for key, entry in table.items()] if tables else table


Id = Annotated[str, Part(pattern="^[a-z][a-z0-9_]*$")]


class _Named(Strict):
    id: Id
    vi: Text
    en: Text

    @cached_property
    def label(self) -> Words:
        """What it is called."""
        return Words(self.vi, self.en)


class Class(_Named):
    """A class of the legend: its words and its ``symbol`` (``geo.style.symbols``).

    ``sector``: what an undertaking of this class is to an investor (``invest.sector_<id>`` in the locale files), none without it.
    ``total``: the indicator of figures.csv that publishes how many units reached this level of a ladder.
    """

    symbol: Annotated[str, one_of(lambda: SYMBOLS)]
    sector: Annotated[str, one_of(_worded("invest.sector_"))] = ""
    total: str = ""


class Field(_Named):
    """One thing a layer knows of its rows: a column of its own CSV, or (``claim``) a ``field`` of claims.csv.

    Parameters
    ----------
    kind
        ``text``: free words (``<id>_vi`` and ``<id>_en`` columns; in a claim ``value`` and ``value_en``);
        ``word``: one of ``values``; ``number``: a figure with ``unit``; ``year``; ``date`` (partial ISO: YYYY, YYYY-MM,
        YYYY-MM-DD); ``code``: the same in every language (a decision's number, a name).
        Not said: ``word`` with values, ``number`` with a unit, else ``text``.
    unit
        The unit id (``unit.<id>`` in the locale files); numbers only, empty for a bare number.
    """

    kind: Annotated[Kind, one_of(lambda: get_args(Kind))] = "text"
    unit: Annotated[str, one_of(_worded("unit."))] = ""
    values: dict[Id, Both] = Part(default_factory=dict)
    required: bool = False
    claim: bool = False

    @model_validator(mode="before")
    @classmethod
    def _kind(cls, table: Any) -> Any:
        guess = "word" if table.get("values") else "number" if table.get("unit") else "text"
        return {"kind": guess, **table}

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.unit and self.kind != "number":
            raise _allowed(["number"], "kind")
        if bool(self.values) != (self.kind == "word"):
            raise _allowed(["word"], "kind") if self.values else _allowed(["…"], "values")
        return self


def _claims(table: Any) -> Any:
    rows = _rows(table)
    return [{**row, "claim": True} for row in rows] if isinstance(rows, list) else rows


Columns = Annotated[tuple[Field, ...], BeforeValidator(_rows), Part(strict=False)]
Claims = Annotated[tuple[Field, ...], BeforeValidator(_claims), Part(strict=False)]
Names = Annotated[tuple[str, ...], Part(strict=False)]


class UnitFields(Strict):
    """``units.toml``: what claims.csv may say of a unit itself."""

    claims: Claims


class Offer(Strict):
    """How an investor reads a layer of places: which fields say what about the rows that are undertakings (their class has a sector).

    ``stage`` is a word field of the layer, ``investor`` a text field, ``area`` (hectares) and ``capital`` (money) number claims,
    ``decisions`` the claims that are events of its course, ``twin`` the field that names the same undertaking in another layer (its id
    there): a row is found under the sector of its twin too. Empty: the layer does not say.
    """

    stage: str = ""
    investor: str = ""
    area: str = ""
    capital: str = ""
    decisions: Names = ()
    twin: str = ""


class Layer(Strict):
    """One layer: ``data/layers/<id>.csv`` and what is needed to check, draw and explain it.

    ``shape`` says what its rows are: ``place`` (things with a place or without one), ``status`` (a ladder of levels per
    unit and year) or ``check`` (yes or no per unit, drawn as a check mark). ``legend`` are the values of the word field ``classify``
    in legend order; ``tone`` its colour (``geo.style.colours``), ``symbol`` its own sign, for things of several classes. ``offer`` says
    how an investor reads the layer, ``access`` names the claims that say how one gets there. The classes of a status layer are its
    ladder from low to high (a higher one implies the lower), ``reached`` the states that count as reached, and ``absent`` what it
    means when a unit has no row.
    """

    id: Id
    order: int
    group: Annotated[Group, one_of(lambda: get_args(Group))]
    shape: Annotated[Shape, one_of(lambda: get_args(Shape))]
    title: Both
    about: Both
    legend: Annotated[tuple[Class, ...], BeforeValidator(_rows), Part(min_length=1, strict=False, alias="classes")]
    columns: Columns
    claims: Claims = ()
    classify: str
    tone: Annotated[str, one_of(lambda: TONES)]
    symbol: Annotated[str, one_of(lambda: SYMBOLS)] = ""
    on: bool = False
    reached: Names = ()
    absent: Both | None = None
    offer: Offer | None = None
    access: Names = ()

    @model_validator(mode="before")
    @classmethod
    def _classes(cls, table: Any) -> Any:
        """The field ``classify`` has the classes as its values."""
        columns, classes, name = table.get("columns"), table.get("classes"), table.get("classify")
        if not (isinstance(columns, Mapping) and isinstance(classes, Mapping) and isinstance(columns.get(name), Mapping)):
            return table
        words = {key: {lang: entry.get(lang) for lang in ("vi", "en")} for key, entry in classes.items() if isinstance(entry, Mapping)}
        return {**table, "columns": {**columns, name: {**columns[name], "values": words}}}

    @model_validator(mode="after")
    def _fits(self) -> Self:
        columns, claims = [member.id for member in self.columns], [member.id for member in self.claims]
        fields = [*columns, *claims]
        states = next((field.values for field in self.columns if field.id == "state"), {})
        offer = self.offer or Offer()
        named = {
            "classify": ([self.classify], [field.id for field in self.columns if field.kind == "word"]),
            "claims": ([name for name in claims if name in columns], []),
            "access": (self.access, claims),
            "offer": ([*filter(None, (offer.stage, offer.investor, offer.area, offer.capital, offer.twin)), *offer.decisions], fields),
        }
        if self.shape == "status":
            named |= {
                "columns": ([name for name in ("level", "year", "state") if name not in columns], ["level", "year", "state"]),
                "classes": (["…"] if len(self.legend) > len(RUNGS) else [], [f"≤ {len(RUNGS)}"]),
                "reached": (self.reached or ["…"], list(states)),
                "absent": ([] if self.absent else ["…"], ["vi, en"]),
            }
        for at, (names, allowed) in named.items():
            if not set(names) <= set(allowed):
                raise _allowed(allowed, at)
        return self

    @property
    def fields(self) -> tuple[Field, ...]:
        """All it knows of its rows."""
        return (*self.columns, *self.claims)

    def field(self, name: str) -> Field | None:
        """A field by its id, None for no such field."""
        return next((field for field in self.fields if field.id == name), None)

    @cached_property
    def classes(self) -> Mapping[str, Words]:
        """Classes of the legend with their words, in legend order."""
        return MappingProxyType({entry.id: entry.label for entry in self.legend})

    @property
    def symbols(self) -> Mapping[str, str]:
        """The symbol of each class."""
        return {entry.id: entry.symbol for entry in self.legend}

    @property
    def sign(self) -> str:
        """The sign of the layer itself: its own; else, of places of several classes, that of several things, of others that of a class."""
        alone = self.shape != "place" or len(self.legend) == 1
        return self.symbol or (self.legend[0].symbol if alone else SEVERAL)

    @property
    def ladder(self) -> tuple[str, ...]:
        """Levels of a status layer from low to high."""
        return tuple(self.classes) if self.shape == "status" else ()

    @property
    def totals(self) -> Mapping[str, str]:
        """The indicator of figures.csv that publishes how many units reached a level."""
        return {entry.id: entry.total for entry in self.legend if entry.total}

    @property
    def sectors(self) -> Mapping[str, str]:
        """The sector of each class that is an undertaking."""
        return {entry.id: entry.sector for entry in self.legend if entry.sector}
