"""How units are named where both eras may be meant."""

from collections.abc import Iterable

from geo.edition import Edition
from geo.edition.units import ERAS
from geo.language import Words, words


def _plain(edition: Edition, unit: str) -> Words:
    for era in ERAS:
        frame = edition.units[era]
        if unit in frame.index:
            return Words(str(frame.loc[unit, "name_vi"]), str(frame.loc[unit, "name_en"]))
    raise KeyError(unit)


def exists(edition: Edition, unit: str) -> bool:
    """Whether there is such a unit in either era."""
    return any(unit in edition.units[era].index for era in ERAS)


def unit_name(edition: Edition, unit: str) -> Words:
    """The name of a unit; with "(đến 30/6/2025)" or "(từ 1/7/2025)" when the other era has a unit of the same name."""
    name = _plain(edition, unit)
    era = unit[:4]
    other = next(one for one in ERAS if one != era)
    if name.vi not in set(edition.units[other]["name_vi"]):
        return name
    return words(f"era.named_{era}", name=name)


def in_sentence(name: Words) -> Words:
    """The name as it stands inside a Vietnamese sentence: "xã Quảng An"."""
    return Words(name.vi[:1].lower() + name.vi[1:], name.en)


def unit_names(edition: Edition, units: Iterable[str]) -> Words:
    """Names of several units, the first with a capital letter, as one text."""
    names = [unit_name(edition, unit) for unit in units if exists(edition, unit)]
    parts = [name if not index else in_sentence(name) for index, name in enumerate(names)]
    return Words(", ".join(part.vi for part in parts), ", ".join(part.en for part in parts))
