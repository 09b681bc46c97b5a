"""What readers searched for in vain: its words alone, by the day, counted so that an office learns what is missing."""

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from geo.inbox.box import MessageKind
from geo.inbox.store import Entry
from geo.language import Lang, nfc

LONGEST = 60
_NO_WORDS = re.compile(r"@|\d{5}|://|^\W*$")
"""What names a person or a place of the reader, or nothing: addresses, long numbers (telephones, identity cards, coordinates)."""


def _as_words(text: str) -> str:
    """Text as it is counted. Raises ValueError for what is no search for something of the map."""
    plain = " ".join(nfc(text).casefold().split())
    if not plain.isprintable() or _NO_WORDS.search(plain):
        raise ValueError("no words")
    return plain


class VainSearch(BaseModel):
    """What somebody typed and left without an answer."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    message: Annotated[str, Field(min_length=2, max_length=LONGEST), AfterValidator(_as_words)]
    lang: Lang


BOX = MessageKind(
    name="searches",
    words="searches",
    columns=("n", "message", "lang", "time"),
    head=("n", "message", "lang", "time"),
    tail=(),
    message="",
    a_day=1_000,
    most=30,
)


def keep(search: VainSearch, address: str) -> None:
    """Count one more. Raises NotKept. Of its moment only the day is kept."""
    BOX.keep({**search.model_dump(), "time": datetime.now(UTC).date().isoformat()}, address)


def counted(entries: Iterable[Entry]) -> list[Entry]:
    """How often each was searched for (``n``) and on which day last (``time``), the most frequent first."""
    days: dict[tuple[str, str], list[str]] = defaultdict(list)
    for entry in entries:
        days[str(entry.get("message", "")), str(entry.get("lang", ""))].append(str(entry["time"]))
    rows = [{"n": len(times), "message": text, "lang": lang, "time": max(times)} for (text, lang), times in days.items()]
    return sorted(rows, key=lambda row: (-len(days[str(row["message"]), str(row["lang"])]), str(row["message"])))
