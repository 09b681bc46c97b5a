"""Styles of an OpenDocument workbook: data styles as format codes of Excel, fonts, raised and struck letters (OpenDocument 1.3, part 3)."""

import math
import re
from collections.abc import Mapping

from geo.spreadsheets.sheet import OLD_FONTS

STYLES = frozenset(f"number:{kind}-style" for kind in ("number", "currency", "percentage", "date", "time", "boolean", "text"))
WORDS = ("number:text", "number:currency-symbol", "number:fill-character")
NOT_KNOWN = "[?]"
"""What no code has: it is not understood."""
NOTHING = '""'
"""A section that shows nothing; without its quotes it would be General."""
PLACES = 30
"""The most places behind the point of a format (Excel's specifications and limits)."""
PARTS = {"day": "d", "year": "yy", "hours": "h", "minutes": "m", "seconds": "s", "day-of-week": "ddd"}
"""Parts of a date or time as they are written short; long is twice the letters, a name of a day one letter more."""
_CONDITION = re.compile(r"value\(\) *(<=|>=|<>|!=|<|>|=) *(-?\d{1,30}(?:\.\d{1,30})?)")

PROPERTIES = (
    "style:font-name",
    "fo:font-family",
    "style:text-position",
    "style:text-line-through-style",
    "style:text-line-through-type",
)
ORIGINS = ("style:parent-style-name", "style:data-style-name")
ANCESTORS = 20
"""Styles of which one may be made, each of the next."""

Attributes = Mapping[str, str]
Key = tuple[str, str]
"""Family and name of a style; without a name that by default."""


def _number(attributes: Attributes, key: str, default: int) -> int:
    """A count of places. Raises ValueError."""
    return min(int(attributes.get(f"number:{key}", default)), PLACES)


def _digits(attributes: Attributes) -> str:
    """A number's places; without a count of them behind the point a number is General."""
    if "number:decimal-places" not in attributes and attributes.get("number:grouping") != "true":
        return "General"
    whole, part = "0" * _number(attributes, "min-integer-digits", 1) or "#", _number(attributes, "decimal-places", 0)
    whole = whole.rjust(min(int(attributes.get("loext:exponent-interval", 1)), PLACES), "#")
    if attributes.get("number:grouping") == "true":
        whole = whole.rjust(4, "#")
        whole = f"{whole[:-3]},{whole[-3:]}"
    least = int(attributes.get("loext:min-decimal-places", attributes.get("number:min-decimal-places", part)))
    thousands = math.log10(float(attributes.get("number:display-factor", 1))) / 3
    if thousands != round(thousands):
        return NOT_KNOWN
    return whole + ("." if part else "") + ("0" * min(least, part)).ljust(part, "#") + "," * round(thousands)


def _fraction(attributes: Attributes) -> str:
    below = attributes.get("number:denominator-value") or "?" * _number(attributes, "min-denominator-digits", 1)
    units = "# " if "number:min-integer-digits" in attributes else ""
    return f"{units}{'?' * _number(attributes, 'min-numerator-digits', 1)}/{below}"


def _piece(kind: str, attributes: Attributes) -> str:
    """What one element of a data style is in a code."""
    long = attributes.get("number:style") == "long"
    if "number:calendar" in attributes:
        return NOT_KNOWN
    if kind == "month":
        return ("mmm" if attributes.get("number:textual") == "true" else "m") + ("m" if long else "")
    if kind in PARTS:
        return PARTS[kind] if not long else "dddd" if kind == "day-of-week" else 2 * PARTS[kind]
    if kind in ("number", "scientific-number"):
        return _digits(attributes) + ("E+" + "0" * _number(attributes, "min-exponent-digits", 2) if kind != "number" else "")
    if kind == "fraction":
        return _fraction(attributes)
    return {"text-content": "@", "am-pm": "AM/PM"}.get(kind, NOT_KNOWN)


def _quoted(words: str) -> str:
    return '"' + words.replace('"', '"\\""') + '"' if words else ""


class DataStyles:
    """The data styles of a workbook, gathered while its parts pass by; names of elements as ``number:number``."""

    def __init__(self) -> None:
        self.codes: dict[str, str] = {}
        self.maps: dict[str, list[tuple[str, str]]] = {}
        self.name, self.percent, self.words, self.elapsed = "", False, "", False

    def start(self, tag: str, attributes: Attributes) -> None:
        """An element begins. Raises ValueError for a count that is none."""
        if tag in STYLES:
            self.name, self.percent = attributes.get("style:name", ""), tag == "number:percentage-style"
            self.elapsed = attributes.get("number:truncate-on-overflow") == "false"
            self.codes[self.name], self.maps[self.name] = "", []
        elif not self.name:
            return
        elif tag == "style:map":
            condition = _CONDITION.fullmatch(attributes.get("style:condition", "").strip())
            test = f"[{condition[1].replace('!=', '<>')}{condition[2]}]" if condition else NOT_KNOWN
            self.maps[self.name].append((test, attributes.get("style:apply-style-name", "")))
        elif tag in WORDS:
            self.words = ""
        elif tag == "number:embedded-text":
            self.codes[self.name] += NOT_KNOWN
        elif tag.startswith("number:"):
            piece = _piece(tag.removeprefix("number:"), attributes)
            self.codes[self.name] += f"[{piece}]" if self.elapsed and piece in ("h", "hh") else piece

    def letters(self, text: str) -> None:
        """Words inside an element."""
        self.words += text

    def end(self, tag: str) -> None:
        """An element is over."""
        if tag in STYLES:
            self.name = ""
        elif self.name and tag == "number:fill-character":
            self.codes[self.name] += f"*{self.words}" if len(self.words) == 1 else ""
        elif self.name and tag in WORDS:
            pieces = self.words.split("%") if self.percent else [self.words]
            self.codes[self.name] += "%".join(_quoted(piece) for piece in pieces)

    def code(self, name: str) -> str:
        """The code of a data style with its conditions; "" when it is General, of texts, or not there."""
        if name not in self.codes:
            return ""
        sections = [test + (self.codes.get(applied, NOT_KNOWN) or NOTHING) for test, applied in self.maps[name]]
        code = ";".join([*sections, self.codes[name] or NOTHING])
        return "" if code in ("General", "@") else code


class Styles(DataStyles):
    """The styles of cells and of letters inside them as well; those that come later win."""

    def __init__(self) -> None:
        super().__init__()
        self.faces: dict[str, str] = {}
        self.own: dict[Key, dict[str, str]] = {}
        self.style: dict[str, str] | None = None
        self.cells: dict[str, tuple[str, str]] = {}

    def start(self, tag: str, attributes: Attributes) -> None:
        """An element begins. Raises ValueError for a count that is none."""
        if tag == "style:font-face":
            self.faces[attributes.get("style:name", "")] = attributes.get("svg:font-family", "")
        elif tag in ("style:style", "style:default-style"):
            key = attributes.get("style:family", ""), attributes.get("style:name", "")
            self.style = self.own[key] = {name: attributes[name] for name in ORIGINS if name in attributes}
        elif tag == "style:text-properties" and self.style is not None:
            self.style.update((name, attributes[name]) for name in PROPERTIES if name in attributes)
        else:
            super().start(tag, attributes)

    def end(self, tag: str) -> None:
        """An element is over."""
        if tag in ("style:style", "style:default-style"):
            self.style = None
        super().end(tag)

    def _read(self, family: str, name: str, keys: tuple[str, ...]) -> str:
        """What a style, or the next before it that does, says of the first of these."""
        for _ in range(ANCESTORS):
            style = self.own.get((family, name), {})
            value = next((style[key] for key in keys if key in style), None)
            if value is not None or not name:
                return value or ""
            name = style.get("style:parent-style-name", "")
        return ""

    def cell(self, name: str) -> tuple[str, str]:
        """The format code of a cell's style, and its font where that is one of before Unicode."""
        if name not in self.cells:
            font = self._read("table-cell", name, ("style:font-name", "fo:font-family"))
            font = (self.faces.get(font) or font).strip("'\"")
            code = self.code(self._read("table-cell", name, ("style:data-style-name",)))
            self.cells[name] = code, font if font.lower().startswith(OLD_FONTS) else ""
        return self.cells[name]

    def raised(self, name: str) -> bool:
        """Whether a style raises letters: "super 58%", or "33%" of their height."""
        position = self._read("text", name, ("style:text-position",)).split(" ")[0]
        return position == "super" or bool(re.fullmatch(r"[1-9]\d*(\.\d+)?%", position))

    def struck(self, name: str) -> bool:
        """Whether a style strikes letters out."""
        return self._read("text", name, ("style:text-line-through-style", "style:text-line-through-type")) not in ("", "none")
