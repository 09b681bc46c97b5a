"""What happened to a unit: the levels it reached, and the reform that ended it or made it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from geo.communes import predecessors, successor
from geo.layer import Field, Layer
from geo.shell.reader import Reader


@dataclass(frozen=True, order=True)
class Event:
    """One event: ``order`` sorts it, ``when`` and ``what`` are said in the reader's language."""

    order: str
    when: str
    what: str
    source: str = ""


def history(here: Reader, unit: str) -> list[Event]:
    """The events of a unit, the oldest first; what has no known year stands before the reform, which ends or begins every unit."""
    nine = here.district.nine
    members = (unit,) if unit.startswith("2024-") else predecessors(nine, unit)
    events = [
        event for layer in here.district.registry if layer.shape == "status" for old in members for event in _levels(here, layer, old, unit)
    ]
    if unit.startswith("2024-"):
        what = here.say("card.now", name=_name(here, successor(nine, unit)))
    else:
        what = here.say("card.merged", n=len(members)) + ": " + ", ".join(_name(here, old) for old in members)
    return [*sorted(events), Event("2025-07", here.say("page.reform_day"), f"{what} · {here.say('site.resolution')}")]


def _name(here: Reader, unit: str) -> str:
    """The name of a unit as it stands inside a sentence: "xã Quảng An"."""
    frame = next(frame for frame in here.district.units.values() if unit in frame.index)
    name = str(frame.loc[unit, f"name_{here.lang}"])
    return name[:1].lower() + name[1:] if here.lang == "vi" else name


def _levels(here: Reader, layer: Layer, old: str, asked: str) -> Iterator[Event]:
    """The rows of a ladder about one old unit; in a new unit each says which old one it speaks of."""
    frame = here.district.layers[layer.id]
    words = {field.id: field for field in layer.columns if field.kind == "word"}
    for row in frame[frame["unit"] == old].to_dict("records"):
        if row["state"] in layer.reached:
            what = f"{layer.title.said(here.lang)}: {', '.join(_word(words[name], row, here) for name in (layer.classify, 'state'))}"
            yield Event(*_when(here, row), what if old == asked else f"{what} ({_name(here, old)})", str(row["source"]))


def _word(field: Field, row: dict[Any, Any], here: Reader) -> str:
    return field.values[row[field.id]].said(here.lang).lower() if row[field.id] in field.values else ""


def _when(here: Reader, row: dict[Any, Any]) -> tuple[str, str]:
    """How an event sorts, and its year as it is known."""
    year = str(row["year"]).removesuffix(".0")
    if not year.isdigit():
        return "2025", here.say("card.year_unknown")
    return year, here.say("card.by", year=year) if row.get("year_qualifier") == "≤" else year
