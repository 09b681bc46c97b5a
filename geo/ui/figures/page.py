"""The column of the page of figures, with its title and where its parts are."""

from contextlib import AbstractContextManager

from geo.ui.column import page_column
from geo.ui.figures.level_matrix import ladder
from geo.ui.html import element
from geo.ui.visit import Visit

PARTS = ("group_economy", "group_targets", "over_time", "rural", "units", "intake", "indicators")
"""The parts in order; ``rural`` bears the name of the status layer and is there where there is one."""


def figures_page(visit: Visit) -> AbstractContextManager[None]:
    """The column of the page, with its title, what it rests on, and links to its parts."""
    layer = ladder(visit.edition)
    parts = [name for name in PARTS if layer or name != "rural"]
    titles = [layer.title.text(visit.lang) if layer and name == "rural" else visit.say(f"figures.part_{name}") for name in parts]
    links = [element("a", title, href=f"#{name}") for name, title in zip(parts, titles, strict=True)]
    return page_column(
        element("h1", visit.say("figures.title")), element("p", visit.say("figures.about")), element("nav", *links, class_="parts")
    )
