"""What is said of a thing, the surest and newest first; and what can be added up when units are joined."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from geo.edition import Claim, Edition
from geo.edition.keeping import kept
from geo.edition.layer import Field
from geo.facts.regroup import exact
from geo.language import Words
from geo.measures.units import ADDITIVE

UNITS = "communes"
Said = Mapping[str, tuple[Claim, ...]]
"""Claims about one thing by field."""
NOBODY: Said = {}


def _same(claim: Claim) -> tuple[str, ...]:
    return claim.id, claim.field, claim.value, claim.unit


def ordered(claims: Iterable[Claim]) -> list[Claim]:
    """The claims with official ones first and the newest of them on top, then what more sources say; a source nobody knows comes last."""
    every = list(claims)
    backed = Counter(value for value, _ in {(_same(claim), claim.source) for claim in every})
    by_source = sorted(every, key=lambda claim: claim.source)
    newest = sorted(by_source, key=lambda claim: (claim.time, backed[_same(claim)]), reverse=True)
    return sorted(newest, key=lambda claim: claim.rank)


@kept
def _grouped(edition: Edition) -> Mapping[tuple[str, str], Said]:
    groups: dict[tuple[str, str], dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in edition.claims:
        groups[claim.layer, claim.id][claim.field].append(claim)
    return {thing: {field: tuple(ordered(claims)) for field, claims in fields.items()} for thing, fields in groups.items()}


def claims_about(edition: Edition, layer: str, name: str) -> Said:
    """All claims about one row of a layer (``communes`` for a unit) by field, each in order: official first, then the newest."""
    return _grouped(edition).get((layer, name), NOBODY)


def best(edition: Edition, layer: str, name: str, field: str) -> Claim | None:
    """The claim that is shown first, None when nobody said anything."""
    return next(iter(claims_about(edition, layer, name).get(field, ())), None)


def headline(edition: Edition, layer: str, name: str, field: str) -> Claim | None:
    """The claim that may stand large, None when nobody said anything that may."""
    return next((claim for claim in claims_about(edition, layer, name).get(field, ()) if claim.leads), None)


def additive(field: Field) -> bool:
    """Whether figures of a field add up when units are joined: areas and counts do, shares and averages do not."""
    return field.kind == "number" and field.unit in ADDITIVE


def about_units(edition: Edition, units: Iterable[str]) -> list[Claim]:
    """What is claimed of some units, in order."""
    wanted = set(units)
    return ordered(claim for claim in edition.claims if claim.layer == UNITS and claim.id in wanted)


@dataclass(frozen=True)
class SummedClaim:
    """What follows of a unit from its members: the exact sum of ``field`` at one time, the sources of all, the first note."""

    field: str
    value: Decimal
    as_of: str
    sources: tuple[str, ...]
    note: Words | None


def summed(edition: Edition, unit: str) -> list[SummedClaim]:
    """Claims about a unit of a later era that follow from its members: the sum, where every member has a figure for the same time.

    Only exact figures ("=") with a time are added, of each member the surest.
    """
    members = edition.unit(unit).members
    fields = {field.id for field in edition.unit_fields if additive(field)}
    surest: dict[tuple[str, str, str], Claim] = {}
    for claim in about_units(edition, members):
        if claim.field in fields and claim.exact and claim.as_of:
            surest.setdefault((claim.field, claim.as_of, claim.id), claim)
    sums = []
    for (field, as_of), group in groupby(sorted(surest), key=lambda key: key[:2]):
        parts = [surest[key] for key in group]
        if len(parts) == len(members):
            value = exact({claim.id: Decimal(claim.value) for claim in parts})
            sources = tuple(dict.fromkeys(claim.source for claim in parts))
            sums.append(SummedClaim(field, value, as_of, sources, next((claim.note for claim in parts if claim.note), None)))
    return sums
