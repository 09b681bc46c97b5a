"""How the units of before became those of the later era: their figures of one time, added up exactly, beside what is published since."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from geo.edition import Claim, Edition
from geo.edition.keeping import kept
from geo.edition.layer import Field
from geo.facts.claims import UNITS, additive, best, ordered
from geo.facts.regroup import exact


@dataclass(frozen=True)
class Addends:
    """One field of the members of a later unit: of each the surest exact figure of ``as_of``, none where nobody published one.

    ``since`` is what is published of the later unit itself: counted at another time, and never mixed with the sum.
    """

    field: Field
    as_of: str
    members: tuple[str, ...]
    parts: Mapping[str, Claim]
    since: Claim | None

    @property
    def missing(self) -> tuple[str, ...]:
        """The members without a figure: the sum of the others is not that of the whole."""
        return tuple(unit for unit in self.members if unit not in self.parts)

    @property
    def total(self) -> Decimal | None:
        """The exact sum, None where a member has no figure."""
        return None if self.missing else self.up_to(len(self.members))

    def up_to(self, arrived: int) -> Decimal:
        """The exact sum of the first members that have a figure, as they arrive one after the other."""
        return exact({unit: Decimal(self.parts[unit].value) for unit in self.members[:arrived] if unit in self.parts})


@dataclass(frozen=True)
class Joining:
    """A unit of the later era, its members in the order in which they are added (those without a figure last), and what is added."""

    unit: str
    members: tuple[str, ...]
    fields: tuple[Addends, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """Who published the figures that are added, then those of the unit itself; each once."""
        added = [part.source for field in self.fields for part in field.parts.values()]
        return tuple(dict.fromkeys([*added, *(field.since.source for field in self.fields if field.since)]))


def _asked(edition: Edition) -> list[Field]:
    """The figures that every unit should have and that add up, in the order in which the place asks for them."""
    fields = {field.id: field for field in edition.unit_fields if additive(field)}
    return [fields[name] for name in edition.place.asked.of_units if name in fields]


def _at_one_time(edition: Edition, field: Field) -> tuple[str, dict[str, Claim]]:
    """The time for which most of the old units have an exact figure, of several the newest; and of each unit the surest of that time."""
    by_time: dict[str, dict[str, Claim]] = {}
    own = [claim for claim in edition.claims if (claim.layer, claim.field) == (UNITS, field.id) and claim.id in edition.base_units]
    for claim in ordered(claim for claim in own if claim.exact and claim.as_of and claim.unit in ("", field.unit)):
        by_time.setdefault(claim.as_of, {}).setdefault(claim.id, claim)
    when = max(by_time, key=lambda time: (len(by_time[time]), time), default="")
    return when, by_time.get(when, {})


def _addends(edition: Edition, members: tuple[str, ...], unit: str, field: Field) -> Addends:
    when, figures = _at_one_time(edition, field)
    return Addends(field, when, members, {name: figures[name] for name in members if name in figures}, best(edition, UNITS, unit, field.id))


def _in_order(edition: Edition, members: Iterable[str], fields: Iterable[Field]) -> tuple[str, ...]:
    """Members as the tables order them; those that lack a figure come last, so that every sum before is complete as far as it goes."""
    figures = [_at_one_time(edition, field)[1] for field in fields]
    return tuple(sorted(members, key=lambda unit: any(unit not in known for known in figures)))


@kept
def joinings(edition: Edition) -> tuple[Joining, ...]:
    """Every unit of the later era with what its members add up to; none where there is one era, or no figure that adds up to anything."""
    if not edition.later_era:
        return ()
    later = edition.units[edition.later_era]
    every = {unit: [_addends(edition, later[unit].members, unit, field) for field in _asked(edition)] for unit in later}
    offered = [field for index, field in enumerate(_asked(edition)) if any(fields[index].total is not None for fields in every.values())]
    if not offered:
        return ()
    orders = {unit: _in_order(edition, later[unit].members, offered) for unit in later}
    return tuple(Joining(unit, order, tuple(_addends(edition, order, unit, field) for field in offered)) for unit, order in orders.items())
