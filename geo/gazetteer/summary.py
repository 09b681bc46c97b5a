"""The sentence below a shared link and a search engine's find: where something is, and what is surest of it."""

from collections.abc import Iterable

from geo.cards.rows import CardRow
from geo.language import LANGUAGES, Lang, Words

LONGEST = 200
"""Letters; search engines and messengers show fewer."""


def summary_of(first: Iterable[Words | None], rows: Iterable[CardRow]) -> Words:
    """``first``, then what stands in front of the rows, as many as have room; nothing is cut inside a fact."""
    return Words(*(_in_a_line(first, list(rows), lang) for lang in LANGUAGES))


def _in_a_line(first: Iterable[Words | None], rows: list[CardRow], lang: Lang) -> str:
    parts = [text.text(lang) for text in first if text]
    for row in rows:
        fact = f"{row.label.text(lang)}: {row.first.value.text(lang)}"
        if row.first.as_of:
            fact += f" ({row.first.as_of.text(lang)})"
        if len("; ".join([*parts, fact])) <= LONGEST:
            parts.append(fact)
    return "; ".join(parts)
