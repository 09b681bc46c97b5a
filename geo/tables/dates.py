"""A date of a workbook as exactly as its number format shows it: the day, the month or the year."""

import re
from datetime import datetime, time

from geo.spreadsheets.format_code import sections_of

_CALENDAR = re.compile(r"\[\$[^\]]*-[0-9a-f]{0,2}(0?[2-9a-f]|[1-9a-f][0-9a-f])[0-9a-f]{4}\]", re.IGNORECASE)
"""A language with a calendar that is not ours, 0 or 1 (ECMA-376 part 1, 18.8.31): [$-D07041E] counts years of the Buddha."""
MARKS = frozenset("DSLTA/., ")
"""What a format that shows a date consists of: parts of the date, room, and words."""
WORDS = frozenset({"", "ngày", "tháng", "năm", "thg", "t"})
"""Words of a format that say nothing which the date does not say."""
AS_FAR = {"ymd": 10, "ym": 7, "y": 4}
"""How many letters of an ISO date are shown, by the parts that a format shows."""


def _part(run: str) -> str:
    """The part of a date that a run of one letter shows: y, m, d, h, s; w a weekday; "?" hours added up, or a month's first letter."""
    kind = run[0].lower()
    return "?" if kind == "[" or run.lower() == "mmmmm" else "w" if kind == "d" and len(run) > len("dd") else kind


def _parts(code: str) -> str:
    """The parts that a format shows, each by its letter, "?" among them for whatever is not understood."""
    section, parts, words = sections_of(code)[0], "", ""
    for mark, shown in zip(section.marks, section.shown, strict=True):
        if mark == "D":
            parts += _part(shown)
        else:
            words += shown
    known = MARKS.issuperset(section.marks) and WORDS.issuperset(re.split(r"[\s\-/.,:()]+", words.lower())) and not _CALENDAR.search(code)
    return re.sub("(?<=h)m|m(?=s)", "", parts) + "?" * (not known)


def partial_date(when: datetime, code: str) -> str | None:
    """A date as partial ISO date, as exactly as the number format ``code`` shows it (2025-06-01, 2025-06, 2025).

    None where the format shows no year, a day without its month, an hour other than midnight, another calendar, or words of its own.
    """
    shown = set(_parts(code))
    if shown & set("hs"):
        if when.time() != time() or not shown >= set("ymd"):
            return None
        shown -= set("hs")
    if "d" in shown:
        shown.discard("w")
    far = AS_FAR.get("".join(part for part in "ymdw?" if part in shown))
    return when.date().isoformat()[:far] if far else None
