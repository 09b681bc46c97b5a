"""What the operator is warned of: a day's room nearly used up, little room on the disk, a clock that went back, a place that fails."""

import shutil
from collections.abc import Iterable

from geo.inbox import enquiry, report, search
from geo.inbox.box import MessageKind
from geo.inbox.store import NotKept, Store

KINDS: tuple[MessageKind, ...] = (report.BOX, enquiry.BOX)
NEARLY = 0.8
"""The part of a day's room from which on the operator is warned."""
LITTLE = 200_000_000
"""Bytes free on the disk below which the operator is warned: there is still room for about 25,000 of the longest letters."""


def let_go(store: Store, kinds: Iterable[MessageKind] = KINDS) -> int:
    """Delete what was kept long enough; gives the number of letters. Raises NotKept."""
    return sum(store.let_go(kind.name, kind.old()) for kind in (*kinds, search.BOX))


def warnings(store: Store, kinds: Iterable[MessageKind] = KINDS) -> list[str]:
    """Words (``inbox.<word>`` in the locale files) for what somebody should look after; none where all is well."""
    try:
        clock = store.pass_day()
        full = any(store.today(kind.name) >= kind.a_day * NEARLY for kind in kinds)
        little = shutil.disk_usage(store.path.parent).free < LITTLE
    except (NotKept, OSError):
        return ["unkept"]
    return [name for name, so in (("clock", not clock), ("busy", full), ("disk", little)) if so]
