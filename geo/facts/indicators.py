"""One row of figures.csv as it is said, and what can be said of two of them: which is newer, by how much it changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from geo.edition import Edition
from geo.language import LANGUAGES, Words, number, parse_day, period, quantity, words

Kind = Literal["result", "target"]
LAST_RANK = 9
MONTHS = 12
AT_LEAST = (">", "≥")


@dataclass(frozen=True)
class IndicatorValue:
    """A figure: ``value`` in ``unit``, ``span`` the partial ISO date or two that it speaks of.

    ``rank`` is how much its source counts, ``leads`` whether it may be a headline, ``whole`` whether it is of the whole place.
    """

    id: str
    indicator: str
    name: Words
    scope: str
    value: Decimal
    qualifier: str
    unit: str
    span: str
    kind: Kind
    source: str
    note: Words
    rank: int
    leads: bool = True
    whole: bool = True

    @property
    def said(self) -> Words:
        """The figure with its unit and qualifier."""
        return Words(*(quantity(self.value, self.unit, self.qualifier, lang) for lang in LANGUAGES))

    @property
    def bare(self) -> Words:
        """The figure with its qualifier, without its unit."""
        return Words(*(quantity(self.value, "", self.qualifier, lang) for lang in LANGUAGES))

    @property
    def when(self) -> Words:
        """The time it speaks of; empty when nobody said."""
        return Words(*(period(self.span, lang) if self.span else "" for lang in LANGUAGES))

    @property
    def end(self) -> str:
        """The last day, month or year it speaks of."""
        return self.span.rpartition("/")[2]

    @property
    def year(self) -> str:
        """The year it speaks of, the last of several."""
        return self.end[:4]

    def passed(self) -> tuple[int, int] | None:
        """How many months of its year had passed, of twelve; None when it does not speak of the first months of one year."""
        first, _, last = self.span.partition("/")
        if not last or first[:4] != last[:4] or not first.endswith("-01") or len(last) != len("YYYY-MM"):
            return None
        month = parse_day(last)[1] or MONTHS
        return (month, MONTHS) if month < MONTHS else None


def _fact(edition: Edition, row: dict[str, Any]) -> IndicatorValue:
    known = edition.sources.get(row["source"])
    return IndicatorValue(
        id=row["id"],
        indicator=row["indicator"],
        name=Words(row["name_vi"], row["name_en"]),
        scope=row["scope"],
        value=Decimal(str(row["value"])),
        qualifier=row["qualifier"],
        unit=row["unit"],
        span=row["period"],
        kind=row["kind"],
        source=row["source"],
        note=Words(row["note_vi"], row["note_en"]),
        rank=known.rank if known else LAST_RANK,
        leads=known is None or known.leads,
        whole=row["scope"] == edition.place.scope,
    )


def indicator_values(edition: Edition, indicators: Iterable[str] | None = None) -> tuple[IndicatorValue, ...]:
    """The figures of the district (of some indicators only), the newest first, of one time the surest source first, undated ones last."""
    rows = edition.figures.to_dict("records")
    wanted = None if indicators is None else set(indicators)
    found = [_fact(edition, {str(k): v for k, v in row.items()}) for row in rows if wanted is None or row["indicator"] in wanted]
    surest = sorted(found, key=lambda fact: (fact.rank, fact.id))
    return tuple(sorted(surest, key=lambda fact: fact.end and fact.end.ljust(10, "~"), reverse=True))


def _comparable(one: IndicatorValue, other: IndicatorValue) -> bool:
    same = (one.indicator, one.unit, one.scope, one.kind) == (other.indicator, other.unit, other.scope, other.kind)
    shape = ["/".join(end[4:] for end in fact.span.split("/")) for fact in (one, other)]
    return same and shape[0] == shape[1] and len(set(one.span.split("/"))) == len(set(other.span.split("/"))) and other.year < one.year


def change(new: IndicatorValue, older: Iterable[IndicatorValue]) -> Words | None:
    """By how much a figure differs from the one before it that speaks of the same part of a year; None when there is none.

    The older figure must be exact; a lower bound ("over") gives a lower bound. Shares differ by points, everything else in its unit.
    """
    before = next((fact for fact in older if _comparable(new, fact)), None)
    if (
        before is None
        or before.qualifier != "="
        or new.qualifier not in ("=", *AT_LEAST)
        or (new.qualifier in AT_LEAST and new.value < before.value)
    ):
        return None
    difference = new.value - before.value
    key = "figures.change_points" if new.unit == "percent" else "figures.change"
    sign = "+" if difference >= 0 else "−"
    amounts = {}
    for lang in LANGUAGES:
        bare = quantity(abs(difference), "" if new.unit == "percent" else new.unit, "", lang)
        more = quantity(abs(difference) * 100 / before.value, "percent", "", lang, digits=1) if before.value else ""
        amounts[lang] = (f"{sign}{bare}", f"{sign}{more}" if more and new.unit != "percent" else "")
    low = words("figures.at_least") if new.qualifier in AT_LEAST else Words("", "")
    said = [words(key, low=low, by=amounts[lang][0], share=amounts[lang][1], year=before.when).said(lang) for lang in LANGUAGES]
    return Words(*(text.replace(" ()", "").strip() for text in said))


def months_words(passed: tuple[int, int]) -> Words:
    """How much of the year had passed: "đã qua 33 % của năm (4/12 tháng)"."""
    share = Decimal(passed[0] * 100) / passed[1]
    rounded = Words(*(number(share, lang, digits=0) for lang in LANGUAGES))
    return words("figures.passed", share=rounded, months=passed[0], of=passed[1])
