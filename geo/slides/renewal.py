"""What happened to a shape of a deck that was renewed, in words."""

from dataclasses import dataclass

from geo.language import Words, words


@dataclass(frozen=True)
class Change:
    """What happened (``slides.renew.<key>``) to what ``refs`` name, what it was and what the data say."""

    key: str
    refs: str
    old: str = ""
    new: str = ""

    def on(self, number: int, kind: str) -> Words:
        """The change in a sentence with the number of its slide."""
        what = words(f"slides.renew.{kind}")
        return words(f"slides.renew.{self.key}", n=number, what=what, refs=self.refs, old=self.old, new=self.new)
