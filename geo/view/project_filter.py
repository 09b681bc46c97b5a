"""What an investor looks for and has put aside, and how a link spells it."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Literal, get_args

from pydantic import BaseModel, ConfigDict

from geo.edition import Edition, load
from geo.view.rules import unit_pattern

Sort = Literal["name", "area", "capital", "year"]
Range = tuple[float | None, float | None]
"""From and to, both included; None is open."""

#: The name of every part of a finding in a link; the frame reads them from ``schema()``.
NAMES: Mapping[str, str] = {
    "text": "q",
    "sectors": "sector",
    "stages": "stage",
    "unit": "unit",
    "area": "area",
    "capital": "money",
    "years": "time",
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
_RANGE = re.compile(r"([0-9]{1,7}(?:\.[0-9]{1,2})?)?-([0-9]{1,7}(?:\.[0-9]{1,2})?)?", re.ASCII)
_CONTROLS = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\ufeff]")
_PICK = re.compile(r"[a-z][a-z0-9_]{0,30}/[a-z0-9][a-z0-9-]{0,79}", re.ASCII)


def sectors_of(edition: Edition) -> tuple[str, ...]:
    """The sectors of all undertakings that the layers may have, in the order of layers and classes."""
    return tuple(dict.fromkeys(sector for layer in edition.registry if layer.offer for sector in layer.sectors.values()))


def stages_of(edition: Edition) -> tuple[str, ...]:
    """Their stages, and that nobody says one."""
    fields = (field for layer in edition.registry if layer.offer for field in layer.columns if field.id == layer.offer.stage)
    return tuple(dict.fromkeys([*(stage for field in fields for stage in field.values), UNSAID]))


class ProjectFilter(BaseModel):
    """What an investor looks for: area in hectares, capital in billion đồng, years; ``bare`` keeps rows without the figure asked for.

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
    placed: bool = False
    bare: bool = False
    sort: Sort = "name"
    picks: tuple[str, ...] = ()


def _ids(text: str, known: tuple[str, ...]) -> tuple[str, ...]:
    said = text.split(",")
    return tuple(one for one in known if one in said)


def _range(text: str) -> Range:
    found = _RANGE.fullmatch(text)
    low, high = (float(part) if part else None for part in found.groups()) if found else OPEN
    return OPEN if low is not None and high is not None and low > high else (low, high)


def _picks(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in text.split(",") if _PICK.fullmatch(one)))[:MOST_PICKS]


_READ: Mapping[str, Callable[[str, Edition], Any]] = {
    "text": lambda text, _: _CONTROLS.sub(" ", text).strip()[:TEXT_LONGEST].strip(),
    "sectors": lambda text, edition: _ids(text, sectors_of(edition)),
    "stages": lambda text, edition: _ids(text, stages_of(edition)),
    "unit": lambda text, edition: text if re.fullmatch(unit_pattern(edition.eras), text, re.ASCII) else "",
    "area": lambda text, _: _range(text),
    "capital": lambda text, _: _range(text),
    "years": lambda text, _: _range(text),
    "placed": lambda text, _: text == "1",
    "bare": lambda text, _: text == "1",
    "sort": lambda text, _: text if text in get_args(Sort) else "name",
    "picks": lambda text, _: _picks(text),
}


def parse(query: Mapping[str, str | list[str]], edition: Edition | None = None) -> ProjectFilter:
    """Read a link to ``edition`` (our own when none is given); a part that says nothing we know is taken as not said. Never raises."""
    said: dict[str, Any] = {}
    place = edition or load()
    for part, name in NAMES.items():
        value = query.get(name)
        text = value[0] if isinstance(value, list) and value else value
        if isinstance(text, str):
            said[part] = _READ[part](text, place)
    return ProjectFilter(**said)


def _plain(number: float | None) -> str:
    return "" if number is None else f"{number:.2f}".rstrip("0").rstrip(".")


def spell(finding: ProjectFilter) -> dict[str, str]:
    """The parameters of a finding, those at their default left out."""
    found = {}
    for part, name in NAMES.items():
        value = getattr(finding, part)
        if value != ProjectFilter.model_fields[part].default:
            found[name] = _text(part, value)
    return found


def _text(part: str, value: Any) -> str:
    if part in ("area", "capital", "years"):
        return "-".join(map(_plain, value))
    if isinstance(value, tuple):
        return ",".join(value)
    return "1" if value is True else str(value)


def schema(edition: Edition) -> dict[str, Any]:
    """Names, allowed values and limits as plain data: what the frame reads and writes links by."""
    return {
        "names": dict(NAMES),
        "sectors": list(sectors_of(edition)),
        "stages": list(stages_of(edition)),
        "sorts": list(get_args(Sort)),
        "text": TEXT_LONGEST,
        "picks": MOST_PICKS,
        "compared": MOST_COMPARED,
        "range": _RANGE.pattern,
        "unit": unit_pattern(edition.eras),
        "pick": _PICK.pattern,
    }
