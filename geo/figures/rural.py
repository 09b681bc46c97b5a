"""New rural over the years: how many communes are published at each level, how many of them by name."""

from decimal import Decimal

from geo.charts import Chart, Row
from geo.district import District
from geo.summary import totals
from geo.text import words

NAMED, UNNAMED = "named", "unnamed"


def _parts(named: int, value: int) -> dict[str, Decimal]:
    sure = min(named, value)
    return {key: Decimal(part) for key, part in ((NAMED, sure), (UNNAMED, value - sure)) if part}


def rungs(district: District, layer_id: str, year: int) -> Chart | None:
    """The published number of communes at each level in ``year``: named solid, not named hollow; None when nothing was published."""
    layer = district.layer(layer_id)
    told = totals(district, layer_id, year)
    if not told:
        return None
    rows = tuple(
        Row(
            layer.classes[total.level],
            Decimal(total.value),
            parts=_parts(total.named, total.value),
            more=words("rural.named", n=min(total.named, total.value)) if total.named < total.value else words("rural.all_named"),
            sources=(total.source,),
        )
        for total in told
    )
    return Chart(
        id=f"{layer_id.replace('_', '-')}-{year}",
        title=words("rural.chart", year=year),
        unit="communes",
        rows=rows,
        series={NAMED: words("rural.series_named"), UNNAMED: words("rural.series_unnamed")},
        hollow=frozenset({UNNAMED}),
        whole=Decimal(max(total.of for total in told)),
        about=words("rural.about"),
    )
