"""Numbers of sources, on whatever they stand: a page, a brief, a deck."""

from collections.abc import Iterable


class Citations:
    """The sources of one whole, numbered from 1 in the order in which they are first named (``names``)."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self.names: list[str] = list(dict.fromkeys(names))

    def numbers(self, names: Iterable[str]) -> list[int]:
        """The numbers of some sources, each once; those not named before come last."""
        asked = list(dict.fromkeys(names))
        self.names += [name for name in asked if name not in self.names]
        return [self.names.index(name) + 1 for name in asked]

    def listed(self, names: Iterable[str]) -> str:
        """The same as text: "1, 3"; empty for none."""
        return ", ".join(map(str, self.numbers(names)))
