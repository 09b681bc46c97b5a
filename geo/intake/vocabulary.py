"""What a table may name, by folded name: indicators, units of the place, sources, and the words offices use around them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from geo.edition import Edition
from geo.edition.keeping import kept
from geo.edition.tables import QUALIFIERS
from geo.edition.vocabulary import Vocabulary
from geo.language import Words, fold, known, words
from geo.measures.units import SCALES, MeasureUnit, measure_of

LONGEST = 80
"""Letters of a name that are compared."""
NEAR = 3
"""So many similar names are offered for one that is not known."""
LIKE = 0.6
"""How like a name must be to be offered (``difflib`` ratio)."""
_BULLET = re.compile(
    r"^\s*(?:[-–—+•*]+|\(?(?:[0-9]{1,2}(?:\.[0-9]{1,2})+|[0-9]{1,2}(?=\s?[.)–-])|[IVXivx]{1,4}(?=[.)])|[A-Za-zđĐ](?=[.)]))\s?[.)–-]?)\s*(?=\S)"
)
MARK = re.compile(r"(?:\s*(?:\*+|[(⁽\[]?(?<!m)[¹²³⁴⁵⁶⁷⁸⁹⁰]+[)⁾\]]?|\[\d{1,2}\]|\(\d{1,2}\)|\(\*+\)))+$")
_IN_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*[:;]?\s*$")
_BEHIND_COMMA = re.compile(r"\s*[,;–-]\s+([^,;()]{1,30})$")


@dataclass(frozen=True)
class Indicator:
    """One indicator in one unit, as its newest figure has it; a rate of one year and a yearly average are two."""

    id: str
    group: str
    name_vi: str
    name_en: str
    unit: str

    @property
    def key(self) -> str:
        """What tells it apart."""
        return f"{self.id} {self.unit}"


class Unknown(Exception):  # noqa: N818 - what happened to a name
    """A name that means nothing, or more than one thing; ``key`` says why."""

    def __init__(self, key: str, why: Words) -> None:
        super().__init__(why.en)
        self.key, self.why = key, why


@dataclass(frozen=True)
class Known:
    """Everything a table may name, by folded name; a name may mean several. ``names`` are the names as people write them."""

    indicators: Mapping[str, tuple[Indicator, ...]]
    scopes: Mapping[str, tuple[str, ...]]
    sources: Mapping[str, tuple[str, ...]]
    names: Mapping[str, str]
    scope: str
    roles: Mapping[str, str]
    kinds: Mapping[str, str]
    units: Mapping[str, str]
    phrases: Mapping[str, tuple[str, ...]]
    long_names: tuple[str, ...]
    long_scopes: tuple[str, ...]
    unit_line_names: tuple[str, ...]
    ahead_names: tuple[str, ...]
    elsewhere: re.Pattern[str]
    parts: re.Pattern[str]
    plan: str

    def measure(self, text: str) -> MeasureUnit:
        """The unit that words name, as offices write them or by its id. Raises NotAFigure."""
        plain = unfootnoted(text.strip()).strip("()[]:;").strip()
        if known(f"unit.{plain}"):
            return MeasureUnit(plain)
        if squeezed(plain) in self.units:
            return measure_of(self.units[squeezed(plain)])
        scale, _, noun = plain.partition(" ")
        if scale.casefold() in SCALES and squeezed(noun) in self.units:
            return measure_of(f"{scale} {self.units[squeezed(noun)]}")
        return measure_of(plain)

    def starts(self, text: str, what: str) -> bool:
        """Whether a text begins with one of the ``what`` words."""
        plain = fold(text) + " "
        return any(plain.startswith(f"{word} ") for word in self.phrases[what])

    def scopes_of(self, text: str) -> tuple[str, ...]:
        """The units that a name may mean, with or without an office before it: "UBND xã X", "xã X" and "X"."""
        plain = fold(text)
        for office in self.phrases["office"]:
            plain = plain.removeprefix(f"{office} ")
        if plain in self.scopes:
            return self.scopes[plain]
        bare = next((plain.removeprefix(f"{word} ") for word in self.phrases["commune"] if plain.startswith(f"{word} ")), "")
        return () if bare else self.scopes.get(plain, ())


def squeezed(text: str) -> str:
    """A unit as written, without blanks, dots and capitals: "Tr. đồng" is "trđồng"."""
    return re.sub(r"[\s.]+", "", text.casefold())


def unfootnoted(text: str) -> str:
    """A text without the mark of a footnote behind it."""
    return MARK.sub("", text).strip()


def unmarked(name: str) -> str:
    """A name without the number or dash before it and the colon or footnote behind: "2.1 Thu ngân sách¹:" is "Thu ngân sách"."""
    return unfootnoted(_BULLET.sub("", name, count=1).strip().rstrip(":;.").strip())


def measured(name: str, words_: Known) -> tuple[str, MeasureUnit | None]:
    """A name without the unit behind it, and that unit: "Giá trị sản xuất (tỷ đồng)"."""
    for tail in (_IN_BRACKETS, _BEHIND_COMMA):
        match = tail.search(name)
        if match:
            unit = unit_in(match[1], words_)
            if unit:
                return name[: match.start()].strip(), unit
    return name, None


def unit_in(text: str, words_: Known) -> MeasureUnit | None:
    """The unit that a text consists of, also behind "ĐVT:"; None when it is something else."""
    plain = text.strip().strip("()[]").strip()
    before, colon, behind = plain.partition(":")
    if colon and fold(before) in words_.phrases["unit_line"]:
        plain = behind
    if not plain.strip() or (any(letter.isdigit() for letter in plain) and squeezed(plain) not in words_.units):
        return None
    try:
        return words_.measure(plain)
    except ValueError:  # NotAFigure
        return None


def _gather(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    meanings: dict[str, list[str]] = {}
    for name, meant in pairs:
        if fold(name) and meant not in meanings.setdefault(fold(name), []):
            meanings[fold(name)].append(meant)
    return {name: tuple(many) for name, many in meanings.items()}


def _phrases(written: Vocabulary) -> dict[str, tuple[str, ...]]:
    """The words around tables, folded, the longest first; ditto marks as they are."""
    lists: dict[str, tuple[str, ...]] = {name: tuple(many) for name, many in written.words if name != "ditto"}
    folded = {name: tuple(sorted({fold(word) for word in many}, key=lambda word: (-len(word), word))) for name, many in lists.items()}
    return {**folded, "ditto": tuple(word.casefold() for word in written.words.ditto)}


def _long_scopes(units: Iterable[str], whole: Iterable[str]) -> tuple[str, ...]:
    """Names of several words, folded, those of units first, the longest first: "xa dam ha" before "huyen dam ha"."""
    return tuple(
        name
        for names in (units, whole)
        for name in sorted({fold(name) for name in names if len(fold(name).split()) > 1}, key=lambda name: (-len(name), name))
    )


def _place_names(before: Sequence[str]) -> re.Pattern[str]:
    """A word for a kind of place, and a name behind it, which begins with a capital letter."""
    words_ = "|".join(sorted((re.escape(word) for word in before), key=len, reverse=True)) or "(?!)"
    many = "".join(rf"(?<!\b{word} )" for word in ("các", "Các", "CÁC", "số", "Số", "SỐ", "cấp", "CẤP", "theo", "THEO", "từng", "TỪNG"))
    return re.compile(rf"{many}\b(?i:{words_})\s+(?!(?i:hội|ủy|uỷ|trên|đạt)\b)[A-ZĐÀ-ỸƠƯĂÂÊÔ]")


@kept
def known_of(edition: Edition) -> Known:
    """What the tables of a district may name."""
    written = edition.vocabulary
    by_id: dict[str, Indicator] = {}
    names: list[tuple[str, str]] = []
    for value in sorted(edition.figures, key=lambda value: value.span):
        indicator = Indicator(value.indicator, value.group, *value.name, value.unit)
        by_id[indicator.key] = indicator
        others = written.indicators.get(indicator.id, ())
        names += [(name, indicator.key) for name in (indicator.id, indicator.name_vi, indicator.name_en, *others)]
    every = [unit for units in edition.units.values() for unit in units.values()]
    scope = edition.place.scope
    scopes = [(name, unit.id) for unit in every for name in (unit.id, *unit.name, *unit.label)]
    whole = [(name, scope) for name in (scope, *edition.place.scope_names)]
    sources = [(name, ident) for ident, source in edition.sources.items() for name in (ident, source.title or "", source.url or "")]
    kinds = {fold(word): kind for kind, many in written.kinds for word in many}
    return Known(
        {name: tuple(by_id[ident] for ident in many) for name, many in _gather(names).items()},
        _gather([*scopes, *whole]),
        _gather(sources),
        {fold(name): name for name, _ in [*reversed(names), *scopes, *whole, *sources]},
        scope,
        {fold(word): role for role, many in written.columns for word in many},
        dict(sorted(kinds.items(), key=lambda pair: -len(pair[0]))),
        {squeezed(word): means for word, means in written.units.items()},
        _phrases(written),
        tuple(sorted({fold(name) for name, _ in names if len(fold(name).split()) > 1}, key=lambda name: (-len(name), name))),
        _long_scopes([name for unit in every for name in unit.name], [name for name, _ in whole]),
        tuple(sorted(map(re.escape, written.words.unit_line), key=len, reverse=True)),
        tuple(map(re.escape, written.words.ahead)),
        _place_names(written.words.elsewhere),
        _place_names(written.words.parts),
        next(iter(written.kinds.target), ""),
    )


def near(name: str, among: Mapping[str, object], words_: Known, like: float = LIKE) -> list[str]:
    """The names most like one that is not known, as people write them."""
    return [words_.names.get(key, key) for key in _near(fold(name)[:LONGEST], tuple(among), like)]


@lru_cache(maxsize=2000)
def _near(name: str, among: tuple[str, ...], like: float) -> tuple[str, ...]:
    return tuple(get_close_matches(name, among, n=NEAR, cutoff=like))


def source_of(name: str, words_: Known) -> str:
    """The one source a name means. Raises Unknown."""
    meant = words_.sources.get(fold(name), ())
    if len(meant) == 1:
        return meant[0]
    if meant:
        raise Unknown("several_source", words("intake.several_source", allowed=", ".join(meant)))
    raise Unknown("unknown_source", words("intake.unknown_source", near="; ".join(near(name, words_.sources, words_)) or "–"))


def qualifier_of(text: str) -> str:
    """One of the signs of figures.csv. Raises Unknown."""
    if text in QUALIFIERS:
        return text
    raise Unknown("unknown_qualifier", words("intake.unknown_qualifier", allowed=" ".join(QUALIFIERS)))
