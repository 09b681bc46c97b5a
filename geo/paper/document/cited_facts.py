"""Facts as a document says them: labels, values, and numbers that lead to its sources."""

from collections.abc import Iterable
from typing import Any

from geo.cards.citations import Citations
from geo.cards.rows import CardRow, Statement
from geo.edition import Edition
from geo.edition.sources import Source, cite
from geo.language import Lang, joined
from geo.paper.document import link_to


def source_entry(number: int, source: Source, lang: Lang, *, standing: str = "", shown: bool = False) -> dict[str, Any]:
    """A source under its number; ``standing`` is said behind it, and its address where that is to be ``shown``."""
    address = (source.url or "").removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
    text = " ".join(filter(None, (cite(source, lang), standing and f"({standing})")))
    return {"number": number, "text": text, "address": link_to(source.url), "shown": address if shown else ""}


class CitedFacts:
    """The facts of a sheet; its sources are numbered in the order in which they are first named."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self.citations = Citations()

    def values(self, statements: Iterable[Statement]) -> list[str]:
        """What each source says, with the numbers of the sources in brackets."""
        return [self._value(statement) for statement in statements]

    def part(self, title: str, rows: Iterable[CardRow], note: str = "") -> list[dict[str, Any]]:
        """A titled part; nothing when it has no rows."""
        lines = [{"label": row.label.text(self.lang), "values": self.values(row.statements)} for row in rows]
        return [{"title": title, "rows": lines, "note": note}] if lines else []

    def sources(self, edition: Edition) -> list[dict[str, Any]]:
        """The sources by their numbers."""
        return [source_entry(number, edition.sources[name], self.lang) for number, name in enumerate(self.citations.names, start=1)]

    def _value(self, statement: Statement) -> str:
        text = joined(" · ", [statement.value, statement.as_of, statement.note]).text(self.lang)
        numbers = self.citations.listed(statement.cite)
        return text + (f" [{numbers}]" if numbers else "")
