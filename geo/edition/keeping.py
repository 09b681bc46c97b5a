"""What is worked out from a state of the data is kept on it, and goes when it goes."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

from geo.edition.model import Edition

P = ParamSpec("P")
R = TypeVar("R")
MOST = 128
"""Results of one function that are kept; the oldest goes first (readers' views are without number)."""
_MISSING = object()


def kept(make: Callable[Concatenate[Edition, P], R]) -> Callable[Concatenate[Edition, P], R]:
    """Work out ``make(district, …)`` once for each district and each set of further arguments (hashable).

    Two threads that ask at the same time may both work it out; they get the same result.
    """

    @wraps(make)
    def once(edition: Edition, /, *args: P.args, **named: P.kwargs) -> R:
        results = edition.kept.setdefault(make, {})
        key = (args, tuple(sorted(named.items())) if named else ())
        result = results.get(key, _MISSING)
        if result is _MISSING:
            result = results.setdefault(key, make(edition, *args, **named))
            while len(results) > MOST:
                results.pop(next(iter(results)), None)
        return cast("R", result)

    return once
