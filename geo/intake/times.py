"""Times inside a text: "Thực hiện 6 tháng đầu năm 2025" names one; what is left of the text without them."""

import re
from calendar import monthrange
from functools import lru_cache

from geo.language import fold
from geo.measures import NotAFigure, read_period

LONGEST = 300
"""Letters of a text in which times are looked for; a longer one is no heading and no title."""
WIDEST = 9
"""Words of one time: "từ tháng 1 năm 2024 đến tháng 6 năm 2025"."""
BEGINS = re.compile(r"\d|(?:thang|quy|nam|ca|ngay|giai|tu|nua|first|second|last|q[1-4]|period|from|year|[a-z]{3,9})$")
YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_BETWEEN = re.compile(r"[\s,;:()\[\]“”\"]+")
_MONTHS = re.compile(r"\b(\d{1,2})\s?T(?=\b|[/ ])", re.IGNORECASE)
_MONTH = re.compile(r"\bT\.?\s?(\d{1,2})(?=\s*[/.-]\s*(?:19|20)\d{2}\b)", re.IGNORECASE)
_QUARTER = re.compile(r"\b(?:Q\.?|quý)\s?(IV|I{1,3}|[1-4])\s*[/.-]\s*(?=(?:19|20)\d{2}\b)", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def only_year(text: str) -> str:
    """The year of a text; empty when it names none or several."""
    years = set(YEAR.findall(text))
    return years.pop() if len(years) == 1 else ""


@lru_cache(maxsize=20_000)
def _period(text: str) -> str:
    try:
        span = read_period(text)
    except NotAFigure:
        return ""
    return whole_months(span) if all(YEAR.match(end) for end in span.split("/")) else ""


def _longest(words: list[str], at: int, year: str) -> tuple[int, str]:
    """How many words from ``at`` on are a time, and which; nought for none."""
    if not BEGINS.match(fold(words[at])):
        return 0, ""
    for many in range(min(WIDEST, len(words) - at), 0, -1):
        text = " ".join(words[at : at + many])
        dated = YEAR.search(text)
        for way in (text,) if dated or not year else (f"{text} {year}", f"{text} năm {year}"):
            span = _period(way) if dated or any(letter.isdigit() or letter in "IVXivx" for letter in text) else ""
            if span:
                return many, span
    return 0, ""


@lru_cache(maxsize=20_000)
def spans_in(text: str, year: str = "") -> tuple[tuple[str, ...], str]:
    """The times that a text names, in its order, and the text without them; ``year`` completes those that name none."""
    if len(text) > LONGEST:
        return (), text
    plain = _QUARTER.sub(r"quý \1 năm ", _MONTH.sub(r"tháng \1", _MONTHS.sub(r"\1 tháng", text)))
    words = [word.rstrip(".") for word in _BETWEEN.split(plain) if word.rstrip(".")]
    spans: list[str] = []
    rest: list[str] = []
    at = 0
    while at < len(words):
        many, span = _longest(words, at, year)
        if many:
            spans.append(span)
        else:
            rest.append(words[at])
        at += many or 1
    return tuple(spans), " ".join(rest)


def whole_months(span: str) -> str:
    """A span of days that begins and ends with a month, as months, or as a year: 2025-01-01/2025-06-30 is 2025-01/2025-06."""
    start, _, end = span.partition("/")
    if not (_DAY.fullmatch(start) and _DAY.fullmatch(end) and start.endswith("-01") and end == last_day(end[:7])):
        return span
    if start[4:7] == "-01" and end[4:7] == "-12" and start[:4] == end[:4]:
        return start[:4]
    return start[:7] if start[:7] == end[:7] else f"{start[:7]}/{end[:7]}"


def is_day(span: str) -> bool:
    """Whether a span is a single day."""
    return _DAY.fullmatch(span) is not None


def first_day(span: str) -> str:
    """The first day of a partial ISO date or of two."""
    start = span.split("/", maxsplit=1)[0]
    return start + "-01-01"[len(start) - len("2025") :]


def last_day(span: str) -> str:
    """The last day of a partial ISO date or of two."""
    parts = [int(part) for part in span.rpartition("/")[2].split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    day = parts[2] if len(parts) > 2 else monthrange(year, month)[1]  # noqa: PLR2004 - year, month, day
    return f"{year:04}-{month:02}-{day:02}"


def moved(span: str, years: int) -> str:
    """The same span some years later, or before."""
    return "/".join(f"{int(end[:4]) + years:04}{end[4:]}" for end in span.split("/"))


def from_january(span: str) -> str:
    """From January to the end of a span; a whole year stays one."""
    end = span.rpartition("/")[2]
    return end if len(end) == len("2025") or end[4:] == "-12" else f"{end[:4]}-01/{end[:7]}"
