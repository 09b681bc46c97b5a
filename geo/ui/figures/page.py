"""The column of the page of figures, with its title and where its parts are."""

from contextlib import AbstractContextManager

from geo.ui.column import column
from geo.ui.html import tag
from geo.ui.visit import Reader

PARTS = ("group_economy", "group_targets", "over_time", "rural", "units", "intake", "indicators")


def page(here: Reader) -> AbstractContextManager[None]:
    """The column of the page, with its title, what it rests on, and links to its parts."""
    links = [tag("a", here.say(f"figures.part_{name}"), href=f"#{name}") for name in PARTS]
    return column(tag("h1", here.say("figures.title")), tag("p", here.say("figures.about")), tag("nav", *links, class_="parts"))
