"""Why a file cannot become part of the ground, in both languages."""

from geo.language import Words, words


class GroundRefused(Exception):  # noqa: N818 - what it says is no error of the program
    """``ground.<key>`` of the locale files, filled with ``values``."""

    def __init__(self, key: str, /, **values: str | int) -> None:
        super().__init__(key)
        self.words: Words = words(f"ground.{key}", **values)
