"""What a number format of a spreadsheet shows of a number: the number as shown, and the words before and behind it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from functools import lru_cache

from geo.language import nfc
from geo.spreadsheets.format_code import DASH, Section, section_for, sections_of
from geo.spreadsheets.sheet import Cell

WIDEST = 400
"""Places of a number before or behind its point: a double has at most 324."""
LONG = 3
"""Letters from which on a part of a date is a name: ddd, mmm."""
EXACT = Context(prec=5 * WIDEST, rounding=ROUND_HALF_UP)
"""A spreadsheet rounds halves away from nought."""
_FRACTION = r"(?:(?P<units>[0#?]+)[ LS]+)?(?P<top>[0#?]+) */ *(?P<bottom>[0#?]+|N[N0]*)"
_POWER = r"(?P<mantissa>[0#?]+)(?:\.(?P<places>[0#?]*))?P(?P<power>[0#?]+)"
_PLAIN = r"(?=\.?[0#?])(?P<whole>[0#?][0#?,]*(?:[T ][0#?]{3})*)?(?P<point>\.(?P<part>[0#?]*))?(?P<scale>,*)"
_CORE = re.compile(rf"{_FRACTION}|{_POWER}|{_PLAIN}|(?P<general>[G@])")
_NO_WORDS = re.compile(r"[0#?PXDAG@,]")
_SIGNED = re.compile(rf"^[{DASH}]|[{DASH}]$")
_MORE_DIGITS = re.compile(r"\d[\s.,]*\n|\n[\s.,]*\d")

When = datetime | date | time | timedelta


def _plain(number: Decimal) -> Decimal:
    """The same number without an exponent and without noughts at its end."""
    return number.quantize(Decimal(1), context=EXACT) if number == number.to_integral_value() else number.normalize(EXACT)


@lru_cache(maxsize=512)
def _places(whole: str) -> tuple[int, bool]:
    """How many digits stand before the point at least, and whether thousands are parted."""
    places = re.sub(r"[^0#?]", "", whole)
    return len(places) - places.index("0") if "0" in places else 0, bool(re.search(r"[,T ]", whole.rstrip(",")))


def _digits(number: Decimal, whole: str, part: str | None) -> str:
    """A number of no sign in the places of a format: ``whole`` before the point, ``part`` behind it (None: no point)."""
    part, point = part or "", "" if part is None else "."
    least, grouped = _places(whole)
    units, _, rest = f"{number.quantize(Decimal(1).scaleb(-len(part)), context=EXACT):f}".partition(".")
    units = units.lstrip("0").rjust(least, "0")
    if grouped:
        units = f"{int(units or '0'):0{len(units) + (len(units) - 1) // 3},}" if units else ""
    least = part.rfind("0") + 1
    return units + point + rest[:least] + rest[least:].rstrip("0")


def _power(number: Decimal, core: re.Match[str], sign: str) -> str:
    """A number of no sign as a mantissa and a power of ten, in steps of as many places as stand before the point."""
    whole, part = core["mantissa"], core["places"]
    exponent = number.adjusted() // len(whole) * len(whole) if number else 0
    kept = max(number.adjusted() - exponent + 1 + len(part or ""), 1)
    number = Context(prec=kept, rounding=ROUND_HALF_UP).plus(number)  # 9.99 may become 10.0
    exponent = number.adjusted() // len(whole) * len(whole) if number else 0
    minus = "-" if exponent < 0 else sign[1:].replace("-", "")
    return f"{_digits(number.scaleb(-exponent, EXACT), whole, part)}E{minus}{abs(exponent):0{len(core['power'])}d}"


def _fraction(number: Decimal, core: re.Match[str], words: tuple[str, ...]) -> str:
    """A number of no sign as a fraction, of the given denominator or of one with as many digits as there is room for."""
    if core["bottom"].startswith("N"):
        below = int("".join(word or "0" for word in words[core.start("bottom") : core.end("bottom")]))
        above = int(EXACT.multiply(number, Decimal(below)).quantize(Decimal(1), context=EXACT))
    else:
        above, below = Fraction(number).limit_denominator(10 ** len(core["bottom"]) - 1).as_integer_ratio()
    if core["units"] is None:
        return f"{above}/{below}"
    units, above = divmod(above, below)
    return f"{units or ''} {above}/{below}".strip() if above else str(units)


def _spelled(number: Decimal, core: re.Match[str], section: Section) -> str:
    """The digits of a number of no sign, already scaled, as a section shows them."""
    if core["general"]:
        return f"{number:f}"
    if core["power"]:
        return _power(number, core, section.shown[core.start("power") - 1])
    if core["bottom"]:
        return _fraction(number, core, section.shown)
    return _digits(number, core["whole"] or "", core["part"] if core["point"] else None)


def _unsigned(before: str, behind: str) -> tuple[bool, str, str]:
    """Whether words around digits are a minus sign or brackets, and the words without them."""
    signed = "(" in before and ")" in behind
    if signed:
        before, behind = "".join(before.rsplit("(", 1)).strip(), behind.replace(")", "", 1).strip()
    for side in (before, behind):
        signed = signed or bool(_SIGNED.search(side))
    return signed, _SIGNED.sub("", before).strip(), _SIGNED.sub("", behind).strip()


def _tidy(text: str) -> str:
    return nfc(" ".join(text.split()))


def _no_digits(value: Decimal, words: str) -> Cell:
    """A number of which a section shows no digit."""
    if not words:
        return Cell(number=value, doubt="unseen")
    dash = not value and (bool(_SIGNED.search(words)) or not any(letter.isalnum() for letter in words))
    return Cell(words, value, doubt="dash" if dash else "format")


@dataclass(frozen=True)
class _Way:
    """How a section shows numbers: where its digits stand, and what is around them.

    The scale is in powers of ten; ``points`` are quoted ones between digits; ``beside`` says that words around read as more digits;
    ``before`` and ``behind`` are these words without signs, and ``signed`` says that there are some.
    """

    core: re.Match[str]
    scale: int
    points: int
    left: str
    right: str
    beside: bool
    signed: bool
    before: str
    behind: str

    def misleads(self, digits: str) -> bool:
        """Whether words beside digits would be read as digits of theirs, or quoted points stand where they part no thousands."""
        if not self.points:
            return self.beside
        units = re.sub(r"\D|^0+", "", digits.partition(".")[0])
        return self.beside or not 0 < len(units) - 3 * self.points <= 3  # noqa: PLR2004 - a thousand


@lru_cache(maxsize=512)
def _way(section: Section) -> _Way | None:
    """How a section shows digits; None when it shows none, or is not understood."""
    core = _CORE.search(section.marks)
    if core is None or _NO_WORDS.search(_CORE.sub("", section.marks, count=1)):
        return None
    whole, left, right = core["whole"] or "", "".join(section.shown[: core.start()]), "".join(section.shown[core.end() :])
    scale = 2 * section.marks.count("%") - 3 * (len(core["scale"] or "") + len(whole) - len(whole.rstrip(",")))
    signed, before, behind = _unsigned(_tidy(left), _tidy(right))
    beside = bool(_MORE_DIGITS.search(f"{left}\n{right}"))
    return _Way(core, scale, whole.count("T"), left, right, beside, signed, re.sub(r"^\+|\+$", "", before).strip(), behind)


def _number(value: Decimal, code: str) -> Cell:
    section, negative = section_for(value, code)
    way = _way(section)
    if way is None:
        return Cell(f"{value:f}", value, doubt="format") if _NO_WORDS.search(section.marks) else _no_digits(value, _tidy(section.words))
    number = _plain(value.scaleb(way.scale, EXACT)) if way.scale else value
    digits = _spelled(abs(number), way.core, section)
    minus = "-" if value < 0 and not negative and digits.strip("0.,") else ""
    text = _tidy(minus + way.left + digits + way.right)
    if not digits.strip(".,"):
        return _no_digits(value, text)
    hidden = (value and way.signed != negative) or way.misleads(digits)
    return Cell(text, number, way.before, way.behind, "format" if hidden else "")


def _clock(value: When, *, seconds: bool) -> str:
    """A time of day, or how long something took, in hours."""
    if isinstance(value, datetime | time):
        value = timedelta(hours=value.hour, minutes=value.minute, seconds=value.second)
    length = int(value.total_seconds()) if isinstance(value, timedelta) else 0
    minutes, rest = divmod(abs(length), 60)
    return f"{'-' if length < 0 else ''}{minutes // 60:02d}:{minutes % 60:02d}" + (f":{rest:02d}" if seconds else "")


def _parts(section: Section) -> Iterator[tuple[str, str]]:
    """The parts of a date or time that a section shows, and how they are written; minutes are told from months by what is beside them."""
    runs = [words.lower() for mark, words in zip(section.marks, section.shown, strict=True) if mark == "D"]
    for last, run, following in zip(["", *runs], runs, [*runs[1:], ""], strict=False):
        kind = run.strip("[")[0]
        if kind == "m" and (run[0] == "[" or last.strip("[").startswith("h") or following.strip("[").startswith("s")):
            kind = "minute"
        if len(run) < LONG or kind != "d":  # a day of the week is no day
            yield kind, run


def _day(value: date, section: Section, runs: dict[str, str]) -> str:
    """What a section shows of a day: its day, month and year, the month in digits, in the order of the language."""
    day, month, year = f"{value.day:02d}", f"{value.month:02d}", f"{value.year:04d}"
    if "y" in runs:
        if "d" in runs:
            return f"{year}-{month}-{day}" if section.words.lower().startswith("yyyy-mm-dd") else f"{day}/{month}/{year}"
        return f"{month}/{year}" if "m" in runs else year
    if "d" not in runs:
        return str(value.month) if runs["m"] == "m" else month
    if runs["d"] == "d":
        day = str(value.day)
    if "m" in runs and (runs["m"] == "m" or (len(runs["m"]) >= LONG and runs["d"] == "d")):
        month = str(value.month)
    return f"{day}/{month}" if "m" in runs else day


def _when(value: When, code: str) -> Cell:
    section = sections_of(code)[0]
    runs, marks = dict(_parts(section)), section.marks
    whole = f"{value:%d/%m/%Y}" if isinstance(value, date) else _clock(value, seconds=True)
    if marks in ("G", "@"):
        return Cell(whole, doubt="date")
    if not marks.strip("S "):
        return Cell(doubt="unseen")
    days, calendar, elapsed = isinstance(value, date), bool(runs.keys() & set("dmy")), any(run.startswith("[") for run in runs.values())
    if not runs or "X" in marks or (calendar and not days) or (elapsed and days):
        return Cell(whole, doubt="format")
    text = _day(value, section, runs) if isinstance(value, date) and calendar else _clock(value, seconds="s" in runs)
    if marks.count("D") == 1:
        place = marks.index("D")
        text = _tidy("".join((*section.shown[:place], text, *section.shown[place + 1 :])))
    return Cell(text, doubt="date")


def shown(value: Decimal | When, code: str) -> Cell:
    """What a cell shows of a number, date or time under a format code of Excel, as a workbook keeps it: in English letters.

    Of a number: the number as shown in kind (times 100 for each percent sign, over 1000 for each comma that scales, not rounded), its
    words, and its text with "." before decimals and "," between thousands. A doubt says that it shows as a dash (``dash``), not at all
    (``unseen``), or in a way that is not understood, or that reads as another number or as none (``format``). Of a date or time: no number,
    the doubt ``date``, and as text the parts that are shown: dd/mm/yyyy, yyyy-mm-dd, mm/yyyy, yyyy, d/m, hh:mm. Raises nothing.
    """
    if not isinstance(value, Decimal):
        return _when(value, code)
    places = value.as_tuple().exponent
    if not isinstance(places, int) or (value and (value.adjusted() > WIDEST or places < -WIDEST)):
        return Cell(str(value), value if value.is_finite() else None, doubt="format")
    return _number(_plain(value), code)
