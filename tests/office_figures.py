"""One figure in a cell, in each way an office writes it, with what may be read of it."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from tests.office_books import Page, Put, place
from tests.office_words import BY_ID, COUNTED, last_known

Truth = tuple[str, str, str, str, str, Decimal]
"""Indicator, scope, period, kind, qualifier, value in the indicator's unit."""
SCALE = {"tỷ đồng": 9, "triệu đồng": 6, "nghìn đồng": 3, "nghìn người": 3, "nghìn lượt": 3}


@dataclass(frozen=True)
class Setting:
    """Whose table it is, of which time, and how its offices say both."""

    scope: str
    whose: str
    letterhead: tuple[str, ...]
    year: int
    span: str
    period: str
    same_period: str


@dataclass(frozen=True)
class Column:
    """A column of values: its heading as one text and as group and own, and what its figures are (no period: they are none)."""

    role: str
    heading: str
    group: str = ""
    own: str = ""
    period: str = ""
    kind: str = "result"
    qualifier: str = "="
    scope: str = ""


@dataclass
class Draft:
    """A table while it is written: its pages, what may be read of it and where it stands, and the kinds of trouble in it."""

    rng: random.Random
    setting: Setting
    is_book: bool
    style: str
    page: Page
    odd: tuple[str, ...] = ()
    truth: dict[Truth, str] = field(default_factory=dict)
    may: dict[Truth, str] = field(default_factory=dict)
    doubted: list[str] = field(default_factory=list)
    troubles: set[str] = field(default_factory=set)
    argv: list[str] = field(default_factory=list)
    slip: Decimal = Decimal(1)
    slipped: set[str] = field(default_factory=set)
    silent: bool = False

    def chance(self, share: float) -> bool:
        """Yes in so many cases."""
        return self.rng.random() < share

    def share(self) -> Put:
        """A number that is no figure of an indicator: a share, a difference, a row the map does not know."""
        number = Decimal(str(round(self.rng.uniform(40, 160), 1)))
        return Put(float(number)) if self.is_book else Put(written(number, self.style))


@dataclass(frozen=True)
class Unit:
    """A unit as a table writes it, how many of the indicator's unit it is, and whether the number format says it."""

    text: str
    factor: Decimal
    behind: str = ""


def shown(draft: Draft, indicator: str, unit: Unit, scope: str) -> Decimal:
    """A number for a cell, 0.6 to 1.8 times what the map knows; of a commune that the map knows nothing of, a part of the district's."""
    rng, known = draft.rng, last_known(indicator, scope)
    times = Decimal(str(round(rng.uniform(0.6, 1.8), 4)))
    if known is None:
        known = last_known(indicator, "huyen")
        part = (0.35, 0.6) if scope.startswith("2025") else (0.07, 0.2)
        times *= Decimal(str(round(rng.uniform(*part), 4))) if BY_ID[indicator].per_place else 1
    if indicator == "trained_labour":
        times = Decimal(str(round(rng.uniform(0.7, 1.1), 4)))
    assert known
    number = known * times / unit.factor
    whole = BY_ID[indicator].unit in COUNTED
    digits = (3 if unit.factor > 1 else 0) if whole else 3 if number < 10 else rng.randrange(1, 3) if number < 10_000 else rng.randrange(2)
    return max(number.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP), Decimal(1).scaleb(-digits))


def written(number: Decimal, style: str) -> str:
    """A number as text: Vietnamese (1.234,5), English (1,234.5), or ungrouped with a point or a comma."""
    text = f"{number:,f}" if style in ("vi", "en") else f"{number:f}"
    return text.translate(str.maketrans(",.", ".,")) if style in ("vi", "comma") else text


def _digits(number: Decimal) -> int:
    return max(0, -int(number.as_tuple().exponent))


def _form(number: Decimal) -> str:
    return "#,##0" + ("." + "0" * _digits(number) if _digits(number) else "")


def _kept(number: Decimal) -> int | float:
    return float(number) if _digits(number) else int(number)


def plain(draft: Draft, number: Decimal, unit: Unit) -> tuple[Put, str]:
    """A number with or without a format, or text in the table's style."""
    if draft.style in ("vi", "en", "comma", "point"):
        return Put(written(number, draft.style) + (f" {unit.behind}" if unit.behind else "")), ""
    if unit.behind:
        draft.troubles.add("unit in number format")
        return Put(_kept(number), f'{_form(number)}" {unit.behind}"'), ""
    return Put(_kept(number), draft.rng.choice(("General", _form(number)))), ""


def _scaled(draft: Draft, number: Decimal, unit: Unit) -> tuple[Put, str] | None:
    power = SCALE.get(unit.text.casefold())
    return (Put(int(number.scaleb(power)), _form(number) + "," * (power // 3)), "") if power and draft.is_book else None


def _percent(draft: Draft, number: Decimal, unit: Unit) -> tuple[Put, str] | None:
    if unit.text != "%" or not draft.is_book:
        return None
    form = "0" + ("." + "0" * _digits(number) if _digits(number) else "")
    return draft.rng.choice([(Put(float(number / 100), form + "%"), ""), (Put(float(number), form + '"%"'), "")])


def _qualified_format(draft: Draft, number: Decimal, unit: Unit) -> tuple[Put, str] | None:
    word, sign = draft.rng.choice([("trên ", ">"), ("≥ ", "≥"), ("khoảng ", "≈"), ("gần ", "<")])
    return (Put(_kept(number), f'"{word}"{_form(number)}'), sign) if draft.is_book else None


def _qualified_text(draft: Draft, number: Decimal, unit: Unit) -> tuple[Put, str]:
    word, sign = draft.rng.choice([("trên ", ">"), ("≥ ", "≥"), ("khoảng ", "≈"), ("gần ", "<"), ("Trên ", ">"), ("~", "≈"), ("hơn ", ">")])
    return Put(word + written(number, draft.style if draft.style != "number" else "vi")), sign


def _raised(draft: Draft, number: Decimal, unit: Unit) -> tuple[Put, str] | None:
    return (Put(written(number, "vi"), raised=draft.rng.choice("123")), "") if draft.is_book else None


def _footnote(draft: Draft, number: Decimal, unit: Unit) -> tuple[Put, str]:
    text = written(number, draft.style if draft.style != "number" else "vi")
    return Put(text + draft.rng.choice((" (1)", "*", "¹", " (*)", "²", " [1]"))), ""


def _formula(draft: Draft, number: Decimal, unit: Unit) -> tuple[Put, str] | None:
    return (Put(_kept(number), _form(number), formula=f"={number:f}+0"), "") if draft.is_book else None


Way = Callable[[Draft, Decimal, Unit], tuple[Put, str] | None]
WAYS: dict[str, Way] = {
    "scaled format": _scaled,
    "percent format": _percent,
    "qualifier in format": _qualified_format,
    "qualifier in text": _qualified_text,
    "raised footnote": _raised,
    "footnote mark": _footnote,
    "formula": _formula,
}
ABSENT = {
    "zero as dash": Put(0, '_(* #,##0_);_(* \\(#,##0\\);_(* "-"??_);_(@_)', text="-"),
    "hidden by format": Put(350, ";;;"),
    "no figure": Put("…"),
    "dash": Put("-"),
}
"""Cells that hold no figure, though two of them keep a number."""


def _absent(draft: Draft, row: int, column: int, way: str) -> None:
    put = ABSENT[way]
    if put.format != "General" and not draft.is_book:
        return
    draft.page.put(row, column, put)
    draft.troubles.add(way)
    if way == "zero as dash":
        draft.doubted.append(place(row, column))


def put_figure(draft: Draft, at: tuple[int, int], indicator: str, column: Column, unit: Unit) -> None:
    """Write a figure into a cell and note what may be read of it."""
    scope = column.scope or draft.setting.scope
    number = shown(draft, indicator, unit, scope)
    way = draft.rng.choice(draft.odd) if draft.odd and draft.chance(0.2) else ""
    if way in ABSENT:
        _absent(draft, *at, way)
        return
    if way == "rounded by format" and draft.is_book and _digits(number) and not unit.behind:
        draft.troubles.add(way)
        draft.page.put(*at, Put(_kept(number), "#,##0"))
        note(draft, at, indicator, column, "=", number * unit.factor)
        note(draft, at, indicator, column, "=", number.quantize(Decimal(1), ROUND_HALF_UP) * unit.factor, sure=False)
        return
    odd = WAYS[way](draft, number, unit) if way in WAYS and not unit.behind else None
    if odd and odd[1] and column.qualifier != "=":
        odd = None
    put, sign = odd or plain(draft, number, unit)
    draft.page.put(*at, put)
    draft.troubles |= {way} if odd else set()
    note(draft, at, indicator, column, sign, number * unit.factor)


def note(draft: Draft, at: tuple[int, int], indicator: str, column: Column, sign: str, value: Decimal, *, sure: bool = True) -> None:
    """Note what a cell says; a table without units says nothing, and must be asked about; what is not sure may be read, but need not."""
    scope = column.scope or draft.setting.scope
    if draft.silent:
        draft.doubted.append(place(*at))
        return
    known_then = not (scope.startswith("2025") and column.period < "2025-07")
    sign = sign if sign and sign != "=" else column.qualifier
    entry = (indicator, scope, column.period, column.kind, sign, value.normalize())
    (draft.truth if sure and known_then else draft.may)[entry] = place(*at)
    if column.role == "preliminary":  # "Sơ bộ 2024": an estimate, or a result with a note
        draft.may[(*entry[:4], "=", entry[5])] = place(*at)
