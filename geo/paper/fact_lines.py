"""Facts as a document says them: labels, values, and numbers that lead to the sources at the foot."""

from collections.abc import Iterable
from typing import Any

from geo.cards.citations import Citations
from geo.cards.rows import Row
from geo.edition import Edition
from geo.edition.sources import cite
from geo.language import Lang
from geo.paper.document import pressed


class Notes:
    """The sources of a sheet, numbered in the order in which they are first named."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self.citations = Citations()

    def values(self, row: Row) -> list[str]:
        """What each source says, with the numbers of the sources in brackets."""
        return [self._value(one) for one in (row, *row.get("more", ()))]

    def part(self, title: str, rows: Iterable[Row], note: str = "") -> list[dict[str, Any]]:
        """A titled part; nothing when it has no rows."""
        told = [{"label": row["label"][self.lang], "values": self.values(row)} for row in rows]
        return [{"title": title, "rows": told, "note": note}] if told else []

    def sources(self, edition: Edition) -> list[dict[str, Any]]:
        """The sources by their numbers."""
        named = [edition.sources[name] for name in self.citations.names]
        return [{"number": number, **pressed(cite(one, self.lang), one.url)} for number, one in enumerate(named, start=1)]

    def _value(self, row: Row) -> str:
        said = [row["value"][self.lang], *(row[key][self.lang] for key in ("as_of", "note") if key in row)]
        numbers = self.citations.listed(row.get("cite", ()))
        return " · ".join(said) + (f" [{numbers}]" if numbers else "")
