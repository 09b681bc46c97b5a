"""What a row of a brought table may point at: indicators by id or name, units of the district, sources."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from geo.edition import Edition
from geo.edition.tables import QUALIFIERS
from geo.language import Words, fold, words

TARGETS, RESULTS = ("muc tieu", "ke hoach", "target", "plan"), ("ket qua", "thuc hien", "result", "actual")
LONGEST = 80
"""Letters of a name that are compared."""
NEAR = 3
"""So many similar names are offered for one that is not known."""
_BULLET = re.compile(r"^\s*(?:[-+•*]|\(?[0-9]{1,2}(?:\.[0-9]{1,2})*[.)]|[IVX]{1,4}[.)]|[a-zđ][.)])\s+")


@dataclass(frozen=True)
class Indicator:
    """One indicator in one unit, as its newest figure has it; a rate of one year and a yearly average are two."""

    id: str
    group: str
    name_vi: str
    name_en: str
    unit: str

    @property
    def key(self) -> str:
        """What tells it apart."""
        return f"{self.id} {self.unit}"


@dataclass(frozen=True)
class Vocabulary:
    """Everything a table may name, by folded name; a name may mean several. ``scope`` is the whole place."""

    indicators: Mapping[str, tuple[Indicator, ...]]
    scopes: Mapping[str, tuple[str, ...]]
    sources: Mapping[str, tuple[str, ...]]
    scope: str


def bare(name: str) -> str:
    """A name without the number or dash before it: "2.1. Thu ngân sách" and "- Thu ngân sách" are the same."""
    return _BULLET.sub("", name).strip()


def _gather(pairs: list[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    meanings: dict[str, list[str]] = {}
    for name, meant in pairs:
        if fold(name) and meant not in meanings.setdefault(fold(name), []):
            meanings[fold(name)].append(meant)
    return {name: tuple(many) for name, many in meanings.items()}


def known_of(edition: Edition) -> Vocabulary:
    """What the tables of a district may name."""
    by_id: dict[str, Indicator] = {}
    names: list[tuple[str, str]] = []
    for value in sorted(edition.figures, key=lambda value: value.span):
        indicator = Indicator(value.indicator, value.group, *value.name, value.unit)
        by_id[indicator.key] = indicator
        names += [(name, indicator.key) for name in (indicator.id, indicator.name_vi, indicator.name_en)]
    every = [unit for units in edition.units.values() for unit in units.values()]
    scopes = [(name, unit.id) for unit in every for name in (unit.id, *unit.name)]
    scope = edition.place.scope
    whole = [(name, scope) for name in (scope, *edition.place.scope_names)]
    sources = [(name, ident) for ident, source in edition.sources.items() for name in (ident, source.title or "", source.url or "")]
    return Vocabulary(
        {name: tuple(by_id[ident] for ident in many) for name, many in _gather(names).items()},
        _gather(scopes + whole),
        _gather(sources),
        scope,
    )


def near(name: str, among: Mapping[str, object]) -> list[str]:
    """The names most like one that is not known."""
    return list(_near(fold(name)[:LONGEST], tuple(among)))


@lru_cache(maxsize=2000)
def _near(name: str, among: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(get_close_matches(name, among, n=NEAR))


class Unknown(Exception):  # noqa: N818 - what happened to a name
    """A name that means nothing, or more than one thing."""

    def __init__(self, why: Words) -> None:
        super().__init__(why.en)
        self.why = why


def one_of(name: str, among: Mapping[str, tuple[str, ...]], what: str) -> str:
    """The one thing a name means; ``what`` is ``scope`` or ``source``. Raises Unknown."""
    meant = among.get(fold(name), ())
    if len(meant) == 1:
        return meant[0]
    if meant:
        raise Unknown(words(f"intake.several_{what}", allowed=", ".join(meant)))
    raise Unknown(words(f"intake.unknown_{what}", near="; ".join(near(name, among)) or "–"))


def kind_of(text: str) -> str:
    """Result or target, in either language. Raises Unknown."""
    plain = fold(text)
    for kind, names in (("target", TARGETS), ("result", RESULTS)):
        if plain in names:
            return kind
    raise Unknown(words("intake.unknown_kind"))


def qualifier_of(text: str) -> str:
    """One of the signs of figures.csv. Raises Unknown."""
    if text in QUALIFIERS:
        return text
    raise Unknown(words("intake.unknown_qualifier", allowed=" ".join(QUALIFIERS)))
