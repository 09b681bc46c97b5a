"""Which of the days that were seen the clock told rightly, and which letters are old by them: a clock that jumps makes nothing old."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

SEEN = 180
"""Right days that must have gone by since a letter came, beside what the calendar says: a clock that is still wrong deletes nothing."""

BEGAN = "2026-11-27"
"""The day on which this way of counting began: a clock that names an earlier one is wrong."""


class Day(NamedTuple):
    """A day that was seen: its number, by which letters name it, and what the clock called it (ISO 8601)."""

    number: int
    date: str


def right(days: Sequence[Day]) -> list[Day]:
    """The days that the clock told rightly, in the order in which they were seen: the longest part in which time only goes forward.

    Of two parts of one length the one that ends earlier by the calendar (a longest increasing subsequence, by patience sorting).
    """
    ends: list[str] = []
    at: list[int] = []
    before: list[int | None] = []
    for index, day in enumerate(days):
        length = bisect_left(ends, day.date)
        ends[length:] = [day.date, *ends[length + 1 :]]
        before.append(at[length - 1] if length else None)
        at[length:] = [index, *at[length + 1 :]]
    forward: list[Day] = []
    last = at[-1] if at else None
    while last is not None:
        forward.append(days[last])
        last = before[last]
    return forward[::-1]


def sound(days: Sequence[Day]) -> list[Day]:
    """The days that may be believed; where the last that was seen is not among them, nothing may be concluded from today."""
    return right([day for day in days if day.date >= BEGAN])


def old(days: Sequence[Day], before: str) -> list[int]:
    """The numbers of the days whose letters have been kept long enough: from before a date, and with ``SEEN`` right days since.

    A letter of a day that the clock told wrongly is as old as the next right day. Where today is told wrongly, nothing is old.
    """
    believed = sound(days)
    if believed[-1:] != days[-1:]:
        return []
    numbers = [day.number for day in believed]
    nexts = {day.number: bisect_left(numbers, day.number) for day in days}
    return [number for number, at in nexts.items() if believed[at].date < before and len(believed) - 1 - at >= SEEN]
