"""How eras are named: by what the place says of them, else by words that fit every place."""

from geo.edition import Edition
from geo.edition.units import Era
from geo.language import LANGUAGES, Words, day, same, words


def _counted(edition: Edition, era: Era, template: Words | None) -> Words:
    n = str(len(edition.units[era]))
    return Words(*(text.replace("{n}", n) for text in template or words("era.units")))


def counted_units(edition: Edition, era: Era) -> Words:
    """The units of an era, counted: "9 đơn vị"."""
    return _counted(edition, era, edition.place.era(era).units)


def era_title(edition: Edition, era: Era) -> Words:
    """What an era is called where both may be meant: "9 đơn vị · 2024"."""
    declared = edition.place.era(era)
    return _counted(edition, era, declared.title or declared.units)


def _timed(edition: Edition, era: Era, key: str, month: str = "MMMM", **values: Words) -> Words:
    """The words of ``era.<key>`` with the day until or since which the era lasts, where it has one."""
    declared = edition.place.era(era)
    end, time = ("_until", declared.until) if declared.until else ("_since", declared.since) if declared.since else ("", None)
    when = Words(*(day(time, lang, month) for lang in LANGUAGES)) if time else same("")
    return words(f"era.{key}{end}", day=when, id=era, **values)


def named_with_era(edition: Edition, era: Era, name: Words) -> Words:
    """The name of a unit where another era has one of the same name: "Xã Ba (từ 1/7/2025)"."""
    return _timed(edition, era, "named", "MMM", name=name)


def compared(edition: Edition, era: Era) -> Words:
    """The heading of the comparison of an era's units."""
    return _timed(edition, era, "compare", units=counted_units(edition, era))


def unit_label(edition: Edition, era: Era) -> Words:
    """What the units of an era are called in a row that names some of them."""
    return _timed(edition, era, "of_unit")
