"""Pictures as they are shown: which belong to a thing, and the line that says whose they are."""

from collections.abc import Mapping

from geo.edition import Edition
from geo.edition.keeping import kept
from geo.edition.pictures import Picture
from geo.language import LANGUAGES, Words, day, words


def pictures_of(edition: Edition, ref: str) -> tuple[Picture, ...]:
    """The pictures of a thing (``layer/id``) or of a unit, in the order of their ids."""
    return _by_place(edition).get(ref, ())


@kept
def _by_place(edition: Edition) -> Mapping[str, tuple[Picture, ...]]:
    places = {picture.place for picture in edition.pictures if picture.place}
    return {place: tuple(picture for picture in edition.pictures if picture.place == place) for place in places}


def credit_line(picture: Picture) -> Words:
    """Who took it, when, where that is said, and under which licence it may be shown."""
    when = Words(*(f", {day(picture.taken, lang)}" for lang in LANGUAGES)) if picture.taken else Words("", "")
    return words("picture.credit", who=picture.credit, when=when, licence=picture.licence)
