"""Facts as a document says them: labels, values, and numbers that lead to the sources at the foot."""

from collections.abc import Iterable
from typing import Any

from geo.cards.citations import Citations
from geo.cards.rows import CardRow, Statement
from geo.edition import Edition
from geo.edition.sources import cite
from geo.language import Lang, joined
from geo.paper.document import pressed


class Notes:
    """The sources of a sheet, numbered in the order in which they are first named."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self.citations = Citations()

    def values(self, said: Iterable[Statement]) -> list[str]:
        """What each source says, with the numbers of the sources in brackets."""
        return [self._value(one) for one in said]

    def part(self, title: str, rows: Iterable[CardRow], note: str = "") -> list[dict[str, Any]]:
        """A titled part; nothing when it has no rows."""
        told = [{"label": row.label.said(self.lang), "values": self.values(row.said)} for row in rows]
        return [{"title": title, "rows": told, "note": note}] if told else []

    def sources(self, edition: Edition) -> list[dict[str, Any]]:
        """The sources by their numbers."""
        named = [edition.sources[name] for name in self.citations.names]
        return [{"number": number, **pressed(cite(one, self.lang), one.url)} for number, one in enumerate(named, start=1)]

    def _value(self, said: Statement) -> str:
        text = joined(" · ", [said.value, said.as_of, said.note]).said(self.lang)
        numbers = self.citations.listed(said.cite)
        return text + (f" [{numbers}]" if numbers else "")
