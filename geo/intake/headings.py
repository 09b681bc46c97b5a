"""What a column means, by the words of its heading: all of them are understood, or the column is asked about."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, cast

from geo.intake.times import YEAR, is_day, only_year, spans_in
from geo.intake.vocabulary import Indicator, Known, measured, unfootnoted, unit_in
from geo.language import fold
from geo.measures.units import MeasureUnit

Role = Literal[
    "id", "indicator", "unit", "period", "kind", "source", "note", "scope", "qualifier", "number", "ignored", "value", "unclear", ""
]
UNSURE = "?"
"""Stands in the path of a column of which it cannot be read which heading above is its own."""
_LETTER = re.compile(r"\s*\n\s*\([A-Za-z0-9]\)\s*$")
_NUMBER_WORD = re.compile(r"\bsố\s+\d[\w/.-]*|(?<!tổng )\bsố\b(?!\s+(?:tt|lượng|liệu|tiền|lần|thứ tự|gần nhất)\b)", re.IGNORECASE)
_YEAR_BEHIND = re.compile(r"([A-Za-zĐđ]|[^\W\d_])\s*/?\s*(?=(?:19|20)\d\d\b)")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")


@dataclass(frozen=True)
class Column:
    """One column: its number (from 1), its heading as read, its role; of a value what its heading says of all its figures.

    ``same`` and ``cumulative``: the span depends on the columns beside it; ``share``: the heading has words that compare;
    ``dated``: it names a year itself.
    """

    number: int
    heading: str
    role: Role
    period: str = ""
    kind: str = ""
    qualifier: str = ""
    unit: MeasureUnit | None = None
    scopes: tuple[str, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    same: bool = False
    cumulative: bool = False
    share: bool = False
    dated: bool = False


def plain_heading(text: str) -> str:
    """A heading without footnotes and letters of columns, a blank before its year, and without "số": folded it would compare."""
    text = unfootnoted(_LETTER.sub("", text))
    return _NUMBER_WORD.sub(" ", _YEAR_BEHIND.sub(r"\1 ", text)).strip()


def _role(path: Sequence[str], words: Known) -> Role:
    """What whole headings say; a unit below "Chỉ tiêu" does not change it."""
    roles = [role for text in path if (role := words.roles.get(fold(text))) or not unit_in(text, words)]
    return cast("Role", roles[0]) if roles and roles[0] and all(roles) else ""


def _units(path: Sequence[str], words: Known) -> tuple[MeasureUnit | None, str]:
    """The unit that a heading names in brackets, behind "ĐVT:" or in a row of its own; and the heading without it."""
    unit, rest = None, []
    for text in path:
        whole = unit_in(text, words) if text != "%" and fold(text) not in words.roles else None  # "chỉ tiêu" is a unit elsewhere
        if whole:
            unit = whole
            continue
        for inside in _BRACKETS.findall(text):
            measure = unit_in(inside, words)
            if measure and measure.unit != "percent":
                unit, text = measure, text.replace(f"({inside})", " ").replace(f"[{inside}]", " ")  # noqa: PLW2901 - the rest of it
        bare, behind = measured(text, words)
        if behind and behind.unit != "percent":
            unit, text = behind, bare  # noqa: PLW2901 - same
        rest.append(text)
    return unit, " ".join(rest)


def _kinds(plain: str, words: Known) -> tuple[set[str], str]:
    """The kinds that words of a heading name, the longest phrases first; and what is left."""
    kinds, rest = set(), f" {plain} "
    for phrase, kind in words.kinds.items():
        while f" {phrase} " in rest:
            kinds.add(kind)
            rest = rest.replace(f" {phrase} ", " | ", 1)
    return kinds, " ".join(rest.replace("|", " ").split())


def _strip(plain: str, phrases: Sequence[str]) -> str:
    rest = f" {plain} "
    for phrase in phrases:
        while f" {phrase} " in rest:
            rest = rest.replace(f" {phrase} ", " ")
    return " ".join(rest.split())


def scopes_in(plain: str, words: Known) -> tuple[tuple[str, ...], str]:
    """The units of the place that a folded text may name, and what is left of it.

    A bare name counts only where it is the whole text, and the whole place only where no part of it is named.
    """
    if words.scopes_of(plain):
        return words.scopes_of(plain), ""
    for name in words.long_scopes:
        if f" {name} " in f" {plain} ":
            return words.scopes[name], _strip(_strip(plain, [name]), words.phrases["office"])
    return (), plain


def _scopes(parts: Sequence[str], words: Known) -> tuple[tuple[str, ...], str]:
    """The units that the rows of a heading name, a bare name where it is a row of its own; and what is left of all rows."""
    scopes: tuple[str, ...] = ()
    rest = []
    for part in parts:
        named, left = scopes_in(fold(part), words)
        scopes = named or scopes
        rest.append(left)
    return scopes, " ".join(filter(None, rest))


def indicators_in(plain: str, words: Known) -> tuple[tuple[Indicator, ...], str]:
    """The indicator that a heading names, which may hold words that mean something else elsewhere; and what is left."""
    if plain in words.indicators:
        return words.indicators[plain], ""
    for name in words.long_names:
        if f" {name} " in f" {plain} ":
            return words.indicators[name], _strip(plain, [name])
    return (), plain


def _agree(kinds: set[str]) -> bool:
    """Whether kinds go together: an estimate is a result, and the same period or a sum from January is one of either."""
    return "same_again" not in kinds and not ("target" in kinds and kinds & {"result", "estimate", "same_period"})


def _span(path: Sequence[str], year: str) -> tuple[str, list[str]]:
    """The time of a heading, the finest that it names, and its rows without times; "?" for several."""
    own = only_year(" ".join(path))
    read = [spans_in(text, own or year) for text in path]
    spans = [span for named, _ in read for span in named]
    finer = list(dict.fromkeys(span for span in spans if len(span) > len("2025")))
    chosen = finer or list(dict.fromkeys(spans))
    return (chosen[0] if len(chosen) == 1 else UNSURE if chosen else ""), [rest for _, rest in read]


def _kinds_of(path: Sequence[str], words: Known) -> set[str]:
    """The kinds that the rows of a heading name together; a group "Thực hiện kế hoạch" above rows of one kind says nothing more."""
    own = [kinds for plain in path if (kinds := _kinds(plain, words)[0])]
    plain = [kinds for kinds in own if len(own) == 1 or _agree(kinds)]
    return set().union(*(plain or own))


def _compares(text: str, kinds: set[str], left: str) -> bool:
    """Whether a heading compares: it says so, or has a "%" beside more than a time, or two kinds with a stroke between."""
    years = [int(year) for year in YEAR.findall(text)]
    if re.search(r"(?:19|20)\d\d\s*/\s*(?:năm\s+)?(?:19|20)\d\d", text) and years[0] > years[-1]:
        return True
    stroke = "/" in re.sub(r"\d\s*/\s*\d", "", text)
    return "share" in kinds or ("%" in text and bool(kinds or left)) or (stroke and len(kinds & {"result", "target", "same_period"}) > 1)


def understood(number: int, path: Sequence[str], words: Known, year: str) -> Column:
    """The meaning of one column whose heading has the rows ``path``; ``year`` is that of the report, for times that name none.

    The role is ``unclear`` where a word is not understood, two things contradict each other, or the time is not certain.
    """
    heading = " / ".join(path)
    path = [plain_heading(text) for text in path]
    role = _role(path, words)
    if role or not heading:
        return Column(number, heading, role)
    unit, text = _units(path, words)
    span, left = _span([_units([part], words)[1] for part in path], year)
    scopes, plain = _scopes([part for part in left if part], words)
    every = plain
    indicators, plain = indicators_in(plain, words)
    plain = _kinds(plain, words)[1]
    kinds = _kinds_of([indicators_in(fold(part), words)[1] for part in left], words)
    if not span and any(f" {phrase} " in f" {plain} " for phrase in words.phrases["whole_year"]):
        span = year
    plain = _strip(_strip(plain, words.phrases["filler"]), words.phrases["office"])
    share = _compares(text, kinds | _kinds(every, words)[0] & {"share"}, plain)
    if "%" in heading and not plain and ((span and not kinds) or (indicators and kinds <= {"share"})):
        unit = words.measure("%")
    elif share and not indicators:
        return Column(number, heading, "ignored")
    unclear = UNSURE in path or span == UNSURE or is_day(span) or plain or not _agree(kinds) or not (kinds or span or indicators or scopes)
    return Column(
        number,
        heading,
        "unclear" if unclear else "value",
        "" if span == UNSURE else span,
        "target" if "target" in kinds else "result" if kinds & {"result", "estimate"} else "",
        "≈" if "estimate" in kinds else "",
        unit,
        scopes,
        indicators,
        "same_period" in kinds,
        "cumulative" in kinds,
        share,
        bool(only_year(heading)),
    )
