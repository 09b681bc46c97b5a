"""One pause of Python's search for garbage, for what makes very many things that all stay."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collecting_later() -> Iterator[None]:
    """Meanwhile nobody looks for garbage: rows are made by the hundred thousand, all to stay, and every look walks through all of them."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()
