"""The grammar of a link: a list of parts, from which the server and the client (``core/grammar.js``) read and write alike."""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

Kind = Literal["one", "some", "match", "matches", "numbers", "range", "yes", "text"]
Parts = Mapping[str, "Part"]
"""The parts of a link by what they say."""
NUMBER = "-?[0-9]{1,3}(?:\\.[0-9]{1,12})?"
DIGITS = 5
_CONTROLS = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\ufeff]")


@dataclass(frozen=True)
class Part:
    """One part of a link: its ``name``, and what its text may be; any other text counts as not said, and ``default`` stands.

    ``kind``: ``one`` of ``among``; ``some`` of them, in their order; a ``match`` of the whole text with ``pattern``; up to ``most``
    different ``matches``; as many ``numbers`` as there are ``bounds``, a single one alone, rounded to one of ``steps`` in 1; a ``range``,
    either end open; ``yes`` (1) or nothing; ``text`` of up to ``most`` letters. ``always``: the client writes it even at its default.
    What has ``moved`` is read as what it is called now.
    """

    name: str
    kind: Kind
    default: Any = None
    among: tuple[Any, ...] = ()
    pattern: str = ""
    bounds: tuple[tuple[float, float], ...] = ()
    steps: int = 1
    most: int = 0
    moved: tuple[tuple[str, str], ...] = ()
    always: bool = False

    def fits(self, text: str) -> bool:
        """Whether the whole text is one that ``pattern`` allows."""
        return re.fullmatch(self.pattern, text, re.ASCII) is not None

    def read(self, text: str) -> Any:
        """What a text says; None when it says nothing we know."""
        return _READ[self.kind](self, text)

    def spell(self, value: Any) -> str:
        """A value as a link writes it, "" for None."""
        if self.kind == "range":
            return "-".join(map(_plain, value))
        if isinstance(value, tuple):
            return ",".join(map(_plain, value))
        return "1" if value is True else _plain(value)

    def understands(self, text: str) -> bool:
        """Whether all of a text says something."""
        return self.read(text) is not None and (self.kind != "some" or set(filter(None, text.split(","))) <= {*self.among})

    def checked(self, value: Any) -> Any:
        """A value as a link would bring it back. Raises ValueError for what no link can say."""
        if value == self.default:
            return value
        if not self.understands(text := self.spell(value)):
            raise ValueError(f"no {self.name}: {value!r}")
        return self.read(text)

    def now(self, text: str) -> str:
        """What a text that matches is called now."""
        return dict(self.moved).get(text, text)


def _plain(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:.{DIGITS}f}".rstrip("0").rstrip(".")
    return "" if value is None else str(value)


def _some(part: Part, text: str) -> tuple[Any, ...] | None:
    chosen = [name for name in text.split(",") if name]
    known = tuple(name for name in part.among if name in chosen)
    return known if known or not chosen else None


def _numbers(part: Part, text: str) -> Any:
    texts = text.split(",")
    if len(texts) != len(part.bounds) or not all(map(part.fits, texts)):
        return None
    values = tuple(math.floor(float(number) * part.steps + 0.5) / part.steps for number in texts)
    if not all(low <= float(number) <= high for number, (low, high) in zip(texts, part.bounds, strict=True)):
        return None
    return values if len(values) > 1 else values[0]


def _range(part: Part, text: str) -> tuple[float | None, float | None] | None:
    if not part.fits(text):
        return None
    low, high = (float(end) if end else None for end in text.split("-"))
    return None if low is not None and high is not None and low > high else (low, high)


_READ: Mapping[Kind, Callable[[Part, str], Any]] = {
    "one": lambda part, text: next((value for value in part.among if str(value) == text), None),
    "some": _some,
    "match": lambda part, text: part.now(text) if part.fits(text) else None,
    "matches": lambda part, text: tuple(dict.fromkeys(map(part.now, filter(part.fits, text.split(",")))))[: part.most],
    "numbers": _numbers,
    "range": _range,
    "yes": lambda _, text: True if text == "1" else None,
    "text": lambda part, text: _CONTROLS.sub(" ", text).strip()[: part.most].strip(),
}


def values_in(parts: Parts, texts: Mapping[str, str | None]) -> dict[str, Any]:
    """What texts say, by what they are the texts of; what says nothing is left out."""
    read = {field: part.read(text) for field, part in parts.items() if (text := texts.get(field)) is not None}
    return {field: value for field, value in read.items() if value is not None}


def spelled(parts: Parts, values: Any, always: str = "") -> dict[str, str]:
    """The attributes of ``values`` as the parts of a link, those at their default left out, but for one."""
    chosen = {field: getattr(values, field) for field in parts}
    return {part.name: part.spell(chosen[field]) for field, part in parts.items() if field == always or chosen[field] != part.default}


def as_data(parts: Parts) -> dict[str, dict[str, Any]]:
    """The parts as plain data, for the client."""
    return {field: asdict(part) for field, part in parts.items()}
