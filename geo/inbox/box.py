"""One kind of letters: how often one may be left, for how long they are kept, and what a list of them shows."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

from geo.inbox.folder import place_of_letters
from geo.inbox.rate_limit import Allowance, house, network, wait_of
from geo.inbox.store import Entry, NotKept, Store, now
from geo.language import Words, words

YEAR = 12
MINUTE, DAY = 60, 86_400
WINDOW = 10 * MINUTE
"""Seconds in which one reader may leave so many letters."""
SHARE = 4
"""One network may use up one part in so many of a day's room."""


@dataclass(frozen=True)
class MessageKind:
    """One kind of letters.

    ``name`` is theirs in the store, ``words`` their section of the locale files (``<words>.column_<name>``, ``.count``, ``.deleted`` …).
    ``columns`` stand in tables; a list shows ``head`` in one line, then ``message``, then ``tail``. ``a_day`` is how many are taken in
    one day, ``most`` of one reader within ``WINDOW``, ``years`` how long they are kept.
    """

    name: str
    words: str
    columns: tuple[str, ...]
    head: tuple[str, ...]
    tail: tuple[str, ...]
    message: str = "message"
    a_day: int = 200
    years: int = 1
    most: int = 5

    @cached_property
    def readers(self) -> Allowance:
        """Who of the readers has left how many."""
        return Allowance(self.most, WINDOW)

    @cached_property
    def networks(self) -> Allowance:
        """Which network has used up how much of a day's room."""
        return Allowance(self.a_day // SHARE, DAY)

    @property
    def months(self) -> int:
        """How long letters are kept."""
        return self.years * YEAR

    def old(self, today: datetime | None = None) -> str:
        """The moment (UTC, ISO 8601) before which a letter has been kept long enough."""
        day = today or now()
        last = datetime(day.year, day.month, 28, tzinfo=UTC) if (day.month, day.day) == (2, 29) else day
        return last.replace(year=day.year - self.years).isoformat(timespec="seconds")

    def keep(self, letter: Mapping[str, Any], address: str = "", session: str = "") -> Entry:
        """Keep a letter from a network address and a reader's session, where these are known. Raises NotKept."""
        taken = [(self.readers, who, "often") for who in (session, house(address)) if who]
        taken += [(self.networks, network(address), "network")] if network(address) else []
        again, reason = wait_of(taken)
        if again:
            raise NotKept(reason, again=again)
        try:
            return Store(place_of_letters()).append(self.name, letter, self.a_day)
        except NotKept:
            for allowance, who, _reason in taken:
                allowance.give_back(who)
            raise

    def why(self, refused: NotKept) -> Words:
        """What is said to the writer of a letter that was not kept."""
        minutes, hours = math.ceil(refused.again / MINUTE), math.ceil(refused.again / MINUTE / 60)
        return words(f"{self.words}.{refused.reason}", most=self.most, window=WINDOW // MINUTE, minutes=minutes, hours=hours)


CODE = re.compile("[0-9a-f]{16}")
WITHDRAWALS = Allowance(10, WINDOW)
"""Codes that one reader may try: nobody finds another's by trying."""


def withdraw(code: str, address: str = "") -> int:
    """Delete the letter whose writer was given this code; gives 1, or 0 where there is none. Raises NotKept."""
    again = WITHDRAWALS.take(house(address)) if address else 0
    if again:
        raise NotKept("often", again=again)
    number = "".join(code.split()).lower()
    return Store(place_of_letters()).withdraw(number) if CODE.fullmatch(number) else 0


def why_not_withdrawn(refused: NotKept) -> Words:
    """What is said to whoever wanted to delete a letter."""
    return words("inbox.tries", minutes=math.ceil(refused.again / MINUTE)) if refused.again else words("inbox.undeleted")
