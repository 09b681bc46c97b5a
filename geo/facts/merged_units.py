"""Figures of the base units joined to those of the later era: sums that are conserved, and why the others cannot be joined."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from geo.edition import Claim, Edition
from geo.edition.keeping import kept
from geo.edition.layer import Field
from geo.facts.claims import UNITS, additive, ordered
from geo.facts.regroup import NotAdditive, Sum, add_up, average
from geo.language import Words, joined, words

MOST_NAMED = 3
"""So many units that lack a figure are named; of more only the number."""


@dataclass(frozen=True)
class Joined:
    """One figure of the old units, joined: ``sums`` by new unit with their total, or ``refused`` with the reason.

    ``published`` is what a source gives for the new units themselves; ``old`` the total of the old ones, to be compared.
    """

    label: Words
    unit: str
    as_of: str
    sums: Sum | None
    old: Decimal | None
    published: Mapping[str, Decimal]
    refused: Words | None
    sources: tuple[str, ...]


def _into(edition: Edition) -> dict[str, str]:
    return {unit.id: unit.successor for unit in edition.base_units.values()}


def _why(edition: Edition, refused: NotAdditive) -> Words:
    if refused.key == "share":
        return words("regroup.share")
    names = [edition.unit(unit).label for unit in refused.units]
    if len(names) <= MOST_NAMED:
        return words("regroup.missing", units=joined(", ", names))
    return words("regroup.missing_many", n=len(names), of=len(edition.base_units))


def _first(claims: Iterable[Claim], units: Container[str]) -> dict[str, Claim]:
    """Of each of the units the first claim."""
    by_unit: dict[str, Claim] = {}
    for claim in claims:
        if claim.id in units:
            by_unit.setdefault(claim.id, claim)
    return by_unit


def _amounts(claims: Mapping[str, Claim]) -> dict[str, Decimal]:
    return {unit: Decimal(claim.value) for unit, claim in claims.items()}


def _joined(edition: Edition, field: Field, as_of: str, old: Mapping[str, Claim], new: Mapping[str, Decimal]) -> Joined:
    """One field at one time: ``told`` of each old unit, the surest exact figure; ``new`` of the new ones themselves."""
    into, values = _into(edition), _amounts(old)
    sources = tuple(dict.fromkeys(claim.source for claim in old.values()))
    try:
        if not additive(field):
            average(values, None, into)
        sums = add_up(values, into)
    except NotAdditive as refused:
        return Joined(field.label, field.unit, as_of, None, None, new, _why(edition, refused), sources)
    return Joined(field.label, field.unit, as_of, sums, sum(values.values(), Decimal(0)), new, None, sources)


@kept
def merged_figures(edition: Edition) -> tuple[Joined, ...]:
    """Every numeric figure of the old units by field and time, joined to the units of the later era or refused with the reason.

    What is measured on the outlines comes first; the number of things in a unit is never added (a thing of two units counts in both).
    A place of one era has none.
    """
    if not edition.later_era:
        return ()
    later = edition.units[edition.later_era]
    area, new = ({unit.id: Decimal(str(unit.area_km2)) for unit in units.values()} for units in (edition.base_units, later))
    into, figures = _into(edition), []
    if area:
        old = sum(area.values(), Decimal(0))
        figures.append(Joined(words("card.area_measured"), "km2", "", add_up(area, into), old, new, None, ()))
    for field in (field for field in edition.unit_fields if field.kind == "number"):
        claims = ordered(claim for claim in edition.claims if claim.layer == UNITS and claim.field == field.id and claim.exact)
        published = _amounts(_first(claims, later))
        times = sorted({claim.as_of for claim in claims if claim.id in into})
        for as_of in times:
            old_claims = _first((claim for claim in claims if claim.as_of == as_of), into)
            figures.append(_joined(edition, field, as_of, old_claims, published))
    return tuple(figures)
