"""Why a text was not read as a figure or a time."""

from geo.language import Words, words


class NotAFigure(ValueError):  # noqa: N818 - what happened to a text, not an error of the program
    """A text that is no figure, or more than one: ``key`` of the reason (``amount.<key>``) and what could be meant."""

    def __init__(self, key: str, text: str, **values: str | Words) -> None:
        super().__init__(f"{key}: {text}")
        self.key, self.text, self.values = key, text, values

    @property
    def why(self) -> Words:
        """What is wrong and how to mend it, in both languages."""
        return words(f"amount.{self.key}", text=self.text, **self.values)
