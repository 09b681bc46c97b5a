"""Times as people write them, as partial ISO dates or spans of two: "4 tháng đầu năm 2024" is 2024-01/2024-04."""

import re
from collections.abc import Callable

from babel import Locale

from geo.language import nfc, parse_day
from geo.measures.unread import NotAFigure

LONGEST = 80
MONTHS: dict[str, int] = {name.lower(): number for number, name in Locale("en").months["format"]["wide"].items()}
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_MONTH = r"(?P<{0}>[a-z]{{3,9}})\.?"
_YEAR = r"(?P<y>\d{4})"
_DAY = r"(?:ngày )?(?P<d>\d{1,2})[/.](?P<m>\d{1,2})[/.]" + _YEAR
_IN_YEAR = r"(?:\s*/\s*|\s+(?:năm\s+)?)" + _YEAR


def _month(name: str) -> int:
    """The number of an English month, whole or cut to three letters at least. Raises KeyError for another word."""
    return MONTHS[next((full for full in MONTHS if full.startswith(name)), name)]


def _iso(year: str | int, month: str | int | None = None, day: str | int | None = None) -> str:
    parts = [f"{int(year):04}", *(f"{int(part):02}" for part in (month, day) if part is not None)]
    return "-".join(parts)


def _span(year: str, first: int, last: int) -> str:
    return f"{_iso(year, first)}/{_iso(year, last)}"


def _months(match: re.Match[str]) -> str:
    many = int(match["n"])
    if not 1 <= many <= 12:  # noqa: PLR2004 - a year has twelve
        raise ValueError(match[0])
    last = "cuối" in match[0] or "last" in match[0]
    return match["y"] if many == 12 else _span(match["y"], 13 - many if last else 1, 12 if last else many)  # noqa: PLR2004 - same


def _quarter(match: re.Match[str]) -> str:
    nth = ROMAN.get(match["q"]) or int(match["q"])
    if not 1 <= nth <= 4:  # noqa: PLR2004 - a year has four
        raise ValueError(match[0])
    return _span(match["y"], 3 * nth - 2, 3 * nth)


def _half(match: re.Match[str]) -> str:
    return _span(match["y"], *((1, 6) if "first" in match[0] or "đầu" in match[0] else (7, 12)))


_WAYS: tuple[tuple[str, Callable[[re.Match[str]], str]], ...] = (
    (r"(?:cả )?(?:năm |year )?" + _YEAR, lambda m: m["y"]),
    (r"\d{4}-\d{2}(?:-\d{2})?", lambda m: m[0]),
    (_DAY, lambda m: _iso(m["y"], m["m"], m["d"])),
    (r"ngày (?P<d>\d{1,2}) tháng (?P<m>\d{1,2}) năm " + _YEAR, lambda m: _iso(m["y"], m["m"], m["d"])),
    (r"(?:tháng )?(?P<m>\d{1,2})\s*/\s*" + _YEAR, lambda m: _iso(m["y"], m["m"])),
    (r"tháng (?P<m>\d{1,2}) năm " + _YEAR, lambda m: _iso(m["y"], m["m"])),
    (_MONTH.format("m") + " " + _YEAR, lambda m: _iso(m["y"], _month(m["m"]))),
    (r"(?P<d>\d{1,2}) " + _MONTH.format("m") + ",? " + _YEAR, lambda m: _iso(m["y"], _month(m["m"]), m["d"])),
    (_MONTH.format("m") + r" (?P<d>\d{1,2}), " + _YEAR, lambda m: _iso(m["y"], _month(m["m"]), m["d"])),
    (r"tháng (?P<a>\d{1,2})\s*-\s*(?P<b>\d{1,2})" + _IN_YEAR, lambda m: _span(m["y"], int(m["a"]), int(m["b"]))),
    (_MONTH.format("a") + r"\s*-\s*" + _MONTH.format("b") + " " + _YEAR, lambda m: _span(m["y"], _month(m["a"]), _month(m["b"]))),
    (r"(?P<n>\d{1,2}) tháng(?: (?:đầu|cuối))?" + _IN_YEAR, _months),
    (r"(?:first|last) (?P<n>\d{1,2}) months(?: of)? " + _YEAR, _months),
    (r"quý (?P<q>[1-4]|iv|i{1,3})" + _IN_YEAR, _quarter),
    (r"q(?P<q>[1-4])[ /]" + _YEAR, _quarter),
    (r"(?:first|second) half(?: of)? " + _YEAR, _half),
    (r"nửa (?:đầu|cuối) năm " + _YEAR, _half),
)
_COMPILED = tuple((re.compile(way, re.ASCII), made) for way, made in _WAYS)
_LEAD = re.compile(r"^(?:giai đoạn|từ|period|from)\s+")
_BETWEEN = re.compile(r"\s*(?:-|đến|to|/)\s*")


def _one(text: str) -> str | None:
    for way, made in _COMPILED:
        match = way.fullmatch(text)
        if match:
            try:
                period = made(match)
                for end in period.split("/"):
                    parse_day(end)
            except (ValueError, KeyError) as error:
                raise NotAFigure("no_period", text) from error
            return period
    return None


def read_period(text: str) -> str:
    """The time that ``text`` says as figures.csv keeps it: a partial ISO date, or two joined by "/".

    Days stand before months (26/10/2021), as in every Vietnamese document. Raises NotAFigure for anything else.
    """
    plain = re.sub(r"\s+", " ", nfc(text).replace("–", "-").replace("—", "-").replace("\u00a0", " ")).strip().casefold()
    if not plain or len(plain) > LONGEST:
        raise NotAFigure("no_period", plain[:LONGEST])
    plain = _LEAD.sub("", plain)
    whole = _one(plain)
    if whole:
        return whole
    for gap in _BETWEEN.finditer(plain):
        first, last = plain[: gap.start()], plain[gap.end() :]
        ends = [_one(part) if part else None for part in (first, last)]
        if ends[0] and ends[1] and "/" not in ends[0] + ends[1] and ends[0] <= ends[1]:
            return f"{ends[0]}/{ends[1]}"
    raise NotAFigure("no_period", text)
