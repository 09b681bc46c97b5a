"""A format code of a spreadsheet as sections of marked tokens, and which of them is for a number."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

LONGEST = 255
"""Letters of a format code (Excel's specifications and limits)."""
SIGNS = 3
"""Sections for numbers: above, below and at nought; a fourth is for texts."""
NOUGHT = Decimal(0)
DASH = "-\u2010\u2011\u2012\u2013\u2014\u2212"
"""What stands for a minus sign, or for nought."""
PLAIN = re.compile(r"(?:General|@|[#0,]*0(?:\.[0#]+)?|)\Z", re.IGNORECASE)
"""Codes that show a number as it is kept, but for its rounding and what parts its digits."""
GENERAL = ("", "@", "general")
"""Codes that show all decimals, in small letters."""
_TOKEN = re.compile(
    r'"(?P<text>[^"]*)"|\\(?P<letter>.)|_(?P<pad>.)|\*(?P<fill>.)|\[(?P<bracket>[^\]]*)\]|(?P<whole>General)|(?P<power>E[+-])'
    r"|(?P<sign>[0#?.,%@/;])|(?P<noon>AM/PM|A/P)|(?P<day>(?P<run>[ymdhs])(?P=run)*)|(?P<odd>[bge\"\\_*\[])|(?P<bare>.)",
    re.IGNORECASE | re.DOTALL,
)
_COLOUR = re.compile(r"(black|blue|brown|cyan|gr[ae]y|green|magenta|red|white|yellow|color ?\d+)", re.IGNORECASE)
_TEST = re.compile(r"(<=|>=|<>|<|>|=) *(-?\d{1,30}(?:\.\d{0,30})?)")

Test = tuple[str, Decimal]


def rounds_to(code: str) -> int | None:
    """How many decimals a plain code shows: two for "#,##0.00"; None for all, and for codes that are not plain."""
    return len(code.partition(".")[2]) if PLAIN.match(code) and code.lower() not in GENERAL else None


@dataclass(frozen=True, eq=False)
class Section:
    """One section of a code: a mark for each token, what each token shows beside digits, and for which numbers it is (sign, limit).

    Marks are digits and signs as they stand in the code, and G General, P a power, N a bare digit, T a quoted point or comma, L other
    words, S room, D a part of a date, A morning or afternoon, X whatever is not understood.
    """

    marks: str
    shown: tuple[str, ...]
    test: Test | None

    @property
    def words(self) -> str:
        """What it shows beside digits."""
        return "".join(self.shown)


NOT_KNOWN = Section("X", ("",), None)
"""A code that is too long, or does not say how to show a number."""


def _bracket(text: str) -> tuple[str, str]:
    if text.startswith("$"):
        symbol = text[1:].rpartition("-")[0] if "-" in text else text[1:]
        return ("L", symbol) if symbol else ("", "")
    if re.fullmatch(r"h+|m+|s+", text, re.IGNORECASE):
        return "D", f"[{text.lower()}]"
    return ("", "") if _COLOUR.fullmatch(text) or _TEST.fullmatch(text) else ("X", "")


def _mark(kind: str, text: str) -> tuple[str, str]:
    """The mark of a token and what it shows."""
    if kind == "bracket":
        return _bracket(text)
    if kind == "fill":  # a fill of dashes or digits would be read as a sign or a number
        return ("X", "") if text in DASH or text.isdigit() else ("S", " ")
    if kind in ("text", "letter", "bare"):
        if kind == "bare" and text in "123456789":
            return "N", text
        return (" " if text.isspace() else "T" if text in (".", ",") else "L" if text else ""), text
    if kind == "sign":
        return text, text if text in "%/.," else ""
    mark = {"whole": "G", "power": "P", "pad": "S", "noon": "A", "day": "D"}.get(kind, "X")
    return mark, text if mark in "PD" else " " if mark == "S" else ""


def _section(tokens: list[tuple[str, str]]) -> Section:
    """The section of its tokens; nothing but a colour or a language is General."""
    tests = [match for kind, text in tokens if kind == "bracket" and (match := _TEST.fullmatch(text))]
    marked = [pair for kind, text in tokens if (pair := _mark(kind, text))[0]]
    if tokens and not marked and all(kind == "bracket" for kind, _ in tokens):
        marked = [("G", "")]
    test = (tests[-1][1], Decimal(tests[-1][2])) if tests else None
    return Section("".join(mark for mark, _ in marked), tuple(words for _, words in marked), test)


@lru_cache(maxsize=512)
def sections_of(code: str) -> tuple[Section, ...]:
    """The sections of a code, at least one; an empty code is General."""
    if len(code) > LONGEST:
        return (NOT_KNOWN,)
    parts: list[list[tuple[str, str]]] = [[]]
    for token in _TOKEN.finditer(code if code.strip() else "General"):
        kind = str(token.lastgroup)
        if token[0] == ";":
            parts.append([])
        else:
            parts[-1].append((kind, token[kind]))
    return tuple(_section(part) for part in parts)


def _holds(test: Test | None, value: Decimal) -> bool:
    if test is None:
        return True
    sign, limit = test
    return ("<" if value < limit else ">" if value > limit else "=") in sign


@lru_cache(maxsize=512)
def _for_numbers(code: str) -> tuple[tuple[Section, Test | None], ...]:
    """The sections of a code that are for numbers, and which: without limits of their own above, below and at nought."""
    sections = sections_of(code)
    numeric = sections[:-1] if 1 < len(sections) <= SIGNS and "@" in sections[-1].marks else sections[:SIGNS]
    tests = [section.test for section in numeric]
    if len(numeric) > 1:
        full = len(numeric) == SIGNS
        tests[0] = tests[0] or (">" if full else ">=", NOUGHT)
        tests[1] = tests[1] or (("<", NOUGHT) if full or tests[0] in ((">", NOUGHT), (">=", NOUGHT)) else None)
    return tuple(zip(numeric, tests, strict=True))


def _differs(sections: tuple[Section, ...], value: Decimal) -> bool:
    """Whether programs differ: over the sign below nought where a limit is not nought, and over a second section of three without one."""
    if not any(section.test and section.test[1] for section in sections):
        return False
    return value < 0 or (len(sections) == SIGNS and sections[1].test is None and not _holds(sections[0].test, value))


def section_for(value: Decimal, code: str) -> tuple[Section, bool]:
    """The section that shows a number, and whether it is for numbers below nought only: they are shown without their own sign."""
    numeric = _for_numbers(code)
    if len(numeric) > 1 and _differs(tuple(section for section, _ in numeric), value):
        return NOT_KNOWN, False
    for section, test in numeric:
        if _holds(test, value):
            return section, test is not None and test[0] in ("<", "<=") and test[1] <= 0
    return (numeric[-1][0] if len(numeric) > 1 else NOT_KNOWN), False
