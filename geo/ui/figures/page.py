"""The column of the page of figures, with its title and where its parts are."""

from contextlib import AbstractContextManager

from geo.ui.column import column
from geo.ui.html import element
from geo.ui.visit import Visit

PARTS = ("group_economy", "group_targets", "over_time", "rural", "units", "intake", "indicators")


def page(visit: Visit) -> AbstractContextManager[None]:
    """The column of the page, with its title, what it rests on, and links to its parts."""
    links = [element("a", visit.say(f"figures.part_{name}"), href=f"#{name}") for name in PARTS]
    return column(
        element("h1", visit.say("figures.title")), element("p", visit.say("figures.about")), element("nav", *links, class_="parts")
    )
