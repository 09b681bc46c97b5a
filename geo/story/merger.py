"""The units of before that became those of the later era, in words: what each brings, and every sum written out, for screen and paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from geo.cards import unit_name
from geo.cards.eras import era_title
from geo.cards.rows import cited
from geo.edition import Edition
from geo.edition.keeping import kept
from geo.facts.joining import Addends, Joining, joinings
from geo.language import LANGUAGES, Words, day, joined, measure, number, quantity, same, words


@dataclass(frozen=True)
class Merger:
    """All that became something else, by unit of the later era; ``sources`` are those of every figure in it, each once."""

    edition: Edition
    joinings: tuple[Joining, ...]
    sources: tuple[str, ...]

    @property
    def eras(self) -> tuple[Words, ...]:
        """What both times are called: before, and since."""
        return tuple(era_title(self.edition, era) for era in self.edition.eras)

    def name(self, joining: Joining) -> Words:
        """A unit of the later era, with its time where one of before has the same name."""
        return unit_name(self.edition, joining.unit)

    @property
    def sentence(self) -> Words:
        """The whole of it for who does not see it."""
        sums = [joined(": ", [self.name(joining), joined("; ", self._sums(joining))]) for joining in self.joinings]
        return words("merger.alt", before=self.eras[0], since=self.eras[-1], sums=joined(". ", sums))

    def _sums(self, joining: Joining) -> list[Words]:
        return [joined(" ", [heading(field), equation(self.edition, field)]) for field in joining.fields]


@kept
def merged(edition: Edition) -> Merger | None:
    """What became of the units of before, None where nothing did or nothing of it adds up."""
    joined_units = joinings(edition)
    sources = cited(edition, [name for joining in joined_units for name in joining.sources])
    return Merger(edition, joined_units, sources) if joined_units else None


def former(edition: Edition, unit: str) -> Words:
    """The short name of a unit of before, and that it is one of before where a later unit has the same."""
    label = edition.unit(unit).label
    later = edition.units[edition.later_era].values() if edition.later_era else ()
    return words("merger.former", name=label) if any(other.label.vi == label.vi for other in later) else label


def digits(value: Decimal | str) -> Words:
    """A figure with every digit that it has."""
    exact = Decimal(value)
    places = max(0, -int(exact.as_tuple().exponent))
    return Words(*(number(exact, lang, places) for lang in LANGUAGES))


def heading(field: Addends) -> Words:
    """What is added, in what, and of when: "Dân số (người, 2009)"."""
    unit = Words(*(measure(field.field.unit, lang) for lang in LANGUAGES))
    return words("merger.heading", field=field.field.label, of=joined(", ", [unit, when(field.as_of)]))


def when(partial: str) -> Words:
    """A time as people write it; nothing where nobody says one."""
    return Words(*(day(partial, lang) if partial else "" for lang in LANGUAGES))


def up_to(field: Addends, arrived: int) -> Words:
    """The sum when so many have arrived; where one of them has no figure, what is known and a question mark."""
    gone = field.members[:arrived]
    partial = digits(field.up_to(arrived)) if any(unit in field.parts for unit in gone) else None
    return joined(" + ", [partial, same("?") if any(unit in field.missing for unit in gone) else None])


def equation(edition: Edition, field: Addends) -> Words:
    """The sum written out: "5.958 + 3.370 = 9.328"; without one who lacks a figure, and why there is no sum."""
    parts = joined(" + ", [digits(field.parts[unit].value) if unit in field.parts else same("?") for unit in field.members])
    if field.total is None:
        return joined(": ", [parts, lacking(edition, field)])
    return joined(" = ", [parts, digits(field.total)])


def lacking(edition: Edition, field: Addends) -> Words:
    """Who has no figure, so that nothing is added up."""
    return words("regroup.missing", units=joined(", ", [former(edition, unit) for unit in field.missing]))


def since(field: Addends) -> Words | None:
    """What is published of the later unit itself, None where nothing is."""
    claim = field.since
    return Words(*(quantity(claim.value, "", claim.qualifier, lang) for lang in LANGUAGES)) if claim else None


def published(fields: Sequence[Addends]) -> Words:
    """What the row of the published figures is called, with their times."""
    times = dict.fromkeys(when(field.since.as_of) for field in fields if field.since)
    return words("merger.since", when=joined(", ", times))


def added(fields: Sequence[Addends]) -> Words:
    """What the row of the sums is called, with their times."""
    return words("merger.sum", when=joined(", ", dict.fromkeys(when(field.as_of) for field in fields)))


def remarks(edition: Edition, joining: Joining) -> list[Words]:
    """What must be known beside its figures: who lacks one, and what is noted of the others."""
    gaps = [joined(": ", [field.field.label, lacking(edition, field)]) for field in joining.fields if field.missing]
    return [*gaps, *noted(edition, joining)]


def noted(edition: Edition, joining: Joining) -> list[Words]:
    """What is noted of the figures that are added, with whose they are, and of those published since."""
    of: dict[Words, dict[str, None]] = {}
    for field in joining.fields:
        for unit, claim in field.parts.items():
            if claim.note:
                of.setdefault(claim.note, {})[unit] = None
    parts = [words("merger.of", note=note, units=joined(", ", [former(edition, unit) for unit in units])) for note, units in of.items()]
    later = [
        words("merger.note", field=field.field.label, when=when(field.since.as_of), note=field.since.note)
        for field in joining.fields
        if field.since and field.since.note
    ]
    return [*parts, *later]
