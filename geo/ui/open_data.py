"""The files of open data on the page of sources: each under an address that stays, what describes them, and what changed."""

from geo.datasets.open_files import FOLDER, OpenFile, listed
from geo.language import Words
from geo.ui.html import SafeHtml, element, render
from geo.ui.visit import Visit

FORMS = {"geojson": "GeoJSON", "gpkg": "GeoPackage"}


def _link(file: OpenFile) -> SafeHtml:
    form = file.name.rpartition(".")[2]
    return element("a", FORMS.get(form, form.upper()), href=f".{FOLDER}{file.name}", download=file.name)


def draw_files(visit: Visit) -> None:
    """A line for each thing that the files hold, with a link for each form of it; then what programs read of all."""
    held: dict[Words, list[SafeHtml]] = {}
    for file in listed(visit.edition):
        held.setdefault(file.title, []).append(_link(file))
    lines = [element("li", element("b", title.text(visit.lang)), *links) for title, links in held.items()]
    catalogue = element("a", visit.say("sources.catalogue"), href="./data/catalog.jsonld")
    feed = element("a", visit.say("sources.changes"), href=f"./{visit.say('feed.path')}")
    about = (element("h2", visit.say("sources.open_files")), element("p", visit.say("sources.described")))
    render(*about, element("ul", *lines, element("li", catalogue), element("li", feed), class_="open-files"))
