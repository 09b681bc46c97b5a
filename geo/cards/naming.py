"""How units are named where both eras may be meant."""

from collections.abc import Iterable

from geo.cards.eras import named_with_era
from geo.edition import Edition
from geo.edition.keeping import kept
from geo.language import Words, joined


@kept
def unit_name(edition: Edition, name: str) -> Words:
    """The name of a unit; with the time of its era where another era has a unit of the same name. Raises KeyError for no such unit."""
    unit = edition.unit(name)
    others = (other for era, units in edition.units.items() if era != unit.era for other in units.values())
    return named_with_era(edition, unit.era, unit.name) if any(other.name.vi == unit.name.vi for other in others) else unit.name


def in_sentence(name: Words) -> Words:
    """The name as it stands inside a Vietnamese sentence: "xã Quảng An"."""
    return Words(name.vi[:1].lower() + name.vi[1:], name.en)


def unit_names(edition: Edition, units: Iterable[str]) -> Words:
    """Names of several units, the first with a capital letter, as one text."""
    return _listed(edition, tuple(units))


@kept
def _listed(edition: Edition, units: tuple[str, ...]) -> Words:
    names = [unit_name(edition, unit) for unit in units if edition.has_unit(unit)]
    return joined(", ", [*names[:1], *map(in_sentence, names[1:])])
