"""Who a story is told to, in how many minutes, where and by whom: what a meeting is shown of all the slides that are there."""

from collections.abc import Collection, Sequence

from pydantic import BaseModel, ConfigDict

from geo.story.slide_source import SlideSource
from geo.story.text import Line, Title

LENGTHS = {5: "five", 10: "ten", 20: "slides"}
"""Minutes of a meeting, and which list of its slides they have room for."""


class Occasion(BaseModel):
    """Where and when the story is told, and by whom; it stands on the opening, as typed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    place: Line = ""
    day: Line = ""
    presenter: Line = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """What the opening says of it: place and day, then who speaks."""
        return tuple(filter(None, (" · ".join(filter(None, (self.place, self.day))), self.presenter)))


NOWHERE = Occasion()
"""Nothing is known of it."""


class Meeting(BaseModel):
    """Ids of the slides for listeners of one kind, in their order; ``ten`` and ``five`` are those for so many minutes."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Title
    title_vi: Title
    title_en: Line = ""
    slides: tuple[Title, ...]
    ten: tuple[Title, ...]
    five: tuple[Title, ...]


def slides_for(written: Sequence[SlideSource], meeting: Meeting, minutes: int) -> tuple[SlideSource, ...]:
    """The slides in the order of a meeting of so many ``minutes`` (a key of LENGTHS); all others follow, hidden: nothing is lost."""
    known = {slide.id: slide for slide in written if slide.id}
    chosen = [known[name] for name in getattr(meeting, LENGTHS[minutes]) if name in known]
    rest = [slide for slide in written if slide not in chosen]
    return (*(_hidden(slide, hide=False) for slide in chosen), *(_hidden(slide, hide=True) for slide in rest))


def without(meeting: Meeting, names: Collection[str]) -> Meeting:
    """The meeting without slides that are gone."""
    kept = {key: tuple(name for name in getattr(meeting, key) if name not in names) for key in LENGTHS.values()}
    return meeting.model_copy(update=kept)


def _hidden(slide: SlideSource, *, hide: bool) -> SlideSource:
    return slide.model_copy(update={"hidden": hide})
