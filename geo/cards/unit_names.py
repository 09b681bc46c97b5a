"""How units are named where both eras may be meant."""

from collections.abc import Iterable

from geo.cards.eras import named_with_era
from geo.edition import Edition
from geo.edition.units import era_of
from geo.language import Words


def _plain(edition: Edition, unit: str) -> Words:
    for frame in edition.units.values():
        if unit in frame.index:
            return Words(str(frame.loc[unit, "name_vi"]), str(frame.loc[unit, "name_en"]))
    raise KeyError(unit)


def exists(edition: Edition, unit: str) -> bool:
    """Whether there is such a unit in either era."""
    return any(unit in frame.index for frame in edition.units.values())


def unit_name(edition: Edition, unit: str) -> Words:
    """The name of a unit; with the time of its era where another era has a unit of the same name."""
    name, era = _plain(edition, unit), era_of(unit)
    alike = any(name.vi in set(frame["name_vi"]) for other, frame in edition.units.items() if other != era)
    return named_with_era(edition, era, name) if alike else name


def in_sentence(name: Words) -> Words:
    """The name as it stands inside a Vietnamese sentence: "xã Quảng An"."""
    return Words(name.vi[:1].lower() + name.vi[1:], name.en)


def unit_names(edition: Edition, units: Iterable[str]) -> Words:
    """Names of several units, the first with a capital letter, as one text."""
    names = [unit_name(edition, unit) for unit in units if exists(edition, unit)]
    parts = [name if not index else in_sentence(name) for index, name in enumerate(names)]
    return Words(", ".join(part.vi for part in parts), ", ".join(part.en for part in parts))
