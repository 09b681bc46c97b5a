"""One kind of letters: where they are kept, for how long, and what a list of them shows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from geo.inbox.store import Entry, Quota, Store

YEAR = 12


@dataclass(frozen=True)
class MessageKind:
    """One kind of letters.

    ``file`` names their store, ``words`` their section of the locale files (``<words>.column_<name>``, ``.count``, ``.deleted`` …).
    ``columns`` stand in tables; a list shows ``head`` in one line, then ``message``, then ``tail``. ``years`` is how long they are kept.
    """

    file: str
    words: str
    columns: tuple[str, ...]
    head: tuple[str, ...]
    tail: tuple[str, ...]
    message: str = "message"
    room: Quota = field(default_factory=Quota)
    years: int = 1

    @property
    def months(self) -> int:
        """How long letters are kept."""
        return self.years * YEAR

    def store(self) -> Store:
        """Where they are. Raises StoreUnavailable when there is no place for them."""
        return Store(self.file, self.room)

    def old(self, today: datetime | None = None) -> str:
        """The moment (UTC, ISO 8601) before which a letter has been kept long enough."""
        day = today or datetime.now(UTC)
        last = datetime(day.year, day.month, 28, tzinfo=UTC) if (day.month, day.day) == (2, 29) else day
        return last.replace(year=day.year - self.years).isoformat(timespec="seconds")

    def keep(self, letter: Mapping[str, Any]) -> Entry:
        """Keep a letter, and let go of those that were kept long enough. Raises StoreFull or StoreUnavailable."""
        store, limit = self.store(), self.old()
        if (first := next(store.entries(), None)) is not None and first["time"] < limit:
            store.delete(lambda entry: entry["time"] < limit)
        return store.append(letter)
