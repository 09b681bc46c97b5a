"""What an investor looks for and has put aside, and how a link spells it."""

from collections.abc import Mapping
from typing import Any, Literal, get_args

from pydantic import BaseModel, ConfigDict

from geo.edition import Edition, load
from geo.edition.keeping import kept
from geo.view.grammar import Part, Parts, as_data, spelled, values_in
from geo.view.view import unit_pattern

Sort = Literal["name", "area", "capital", "year", "reach"]
Range = tuple[float | None, float | None]
"""From and to, both included; None is open."""

#: The name of every part of a finding in a link.
NAMES: Mapping[str, str] = {
    "text": "q",
    "sectors": "sector",
    "stages": "stage",
    "unit": "unit",
    "area": "area",
    "capital": "money",
    "years": "time",
    "target": "to",
    "reach": "km",
    "placed": "placed",
    "bare": "bare",
    "sort": "sort",
    "picks": "pick",
}
TEXT_LONGEST = 100
MOST_PICKS = 12
MOST_COMPARED = 4
OPEN: Range = (None, None)
UNSAID = "not_published"
"""The stage of an undertaking whose layer does not speak of stages."""
_RANGE = "(?:[0-9]{1,7}(?:\\.[0-9]{1,2})?)?-(?:[0-9]{1,7}(?:\\.[0-9]{1,2})?)?"
_PICK = "[a-z][a-z0-9_]{0,30}/[a-z0-9][a-z0-9-]{0,79}"


def sectors_of(edition: Edition) -> tuple[str, ...]:
    """The sectors of all undertakings that the layers may have, in the order of layers and classes."""
    return tuple(dict.fromkeys(sector for layer in edition.registry if layer.offer for sector in layer.sectors.values()))


def stages_of(edition: Edition) -> tuple[str, ...]:
    """Their stages, and that nobody says one."""
    fields = (field for layer in edition.registry if layer.offer for field in layer.columns if field.id == layer.offer.stage)
    return tuple(dict.fromkeys([*(stage for field in fields for stage in field.values), UNSAID]))


class ProjectFilter(BaseModel):
    """What an investor looks for: area in hectares, capital in billion đồng, years, ``reach`` in kilometres from the ``target``.

    ``bare`` keeps rows without the figure asked for.

    ``picks`` is the shortlist, features like "projects/viet-uc"; whether they exist is for the reader of the link to find out.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str = ""
    sectors: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    unit: str = ""
    area: Range = OPEN
    capital: Range = OPEN
    years: Range = OPEN
    target: str = ""
    reach: Range = OPEN
    placed: bool = False
    bare: bool = False
    sort: Sort = "name"
    picks: tuple[str, ...] = ()


@kept
def filter_parts(edition: Edition) -> Parts:
    """The parts of a link to the projects of ``edition``, each with what it may say."""
    span, yes = {"kind": "range", "pattern": _RANGE}, {"kind": "yes"}
    kinds: dict[str, dict[str, Any]] = {
        "text": {"kind": "text", "most": TEXT_LONGEST},
        "sectors": {"kind": "some", "among": sectors_of(edition)},
        "stages": {"kind": "some", "among": stages_of(edition)},
        "unit": {"kind": "match", "pattern": unit_pattern(edition)},
        "area": span,
        "capital": span,
        "years": span,
        "target": {"kind": "one", "among": tuple(target.id for target in edition.place.reach.to)},
        "reach": span,
        "placed": yes,
        "bare": yes,
        "sort": {"kind": "one", "among": get_args(Sort)},
        "picks": {"kind": "matches", "pattern": _PICK, "most": MOST_PICKS, "moved": edition.former.pairs},
    }
    return {field: Part(name, default=ProjectFilter.model_fields[field].default, **kinds[field]) for field, name in NAMES.items()}


def parse(query: Mapping[str, str | list[str]], edition: Edition | None = None) -> ProjectFilter:
    """Read a link to ``edition`` (our own when none is given); a part that says nothing we know is taken as not said. Never raises."""
    parts = filter_parts(edition or load())
    texts = {field: value[0] if isinstance(value := query.get(part.name), list) and value else value for field, part in parts.items()}
    return ProjectFilter(**values_in(parts, {field: text for field, text in texts.items() if isinstance(text, str)}))


def spell(finding: ProjectFilter) -> dict[str, str]:
    """The parameters of a finding, those at their default left out."""
    return spelled(filter_parts(load()), finding)


def schema(edition: Edition) -> dict[str, Any]:
    """The grammar as plain data, and how many projects are compared at once."""
    return {"parts": as_data(filter_parts(edition)), "compared": MOST_COMPARED}
