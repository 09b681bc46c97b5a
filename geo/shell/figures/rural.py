"""New rural on the page of figures: published totals of a year, and which commune reached what when."""

from geo.figures import rungs
from geo.shell.chart import chart
from geo.shell.plain import show, tag
from geo.shell.reader import Reader

LAYER = "new_rural"


def rural(here: Reader) -> None:
    """Draw the published totals of the year that the map shows."""
    show(tag("h2", here.district.layer(LAYER).title.said(here.lang)))
    drawn = rungs(here.district, LAYER, here.view.year)
    if drawn is None:
        show(tag("p", here.say("rural.none", year=here.view.year)))
    else:
        chart(here, drawn)
