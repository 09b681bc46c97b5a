"""Files of single parts of the pages, made from the data and an address alone: a chart, a layer, a form, a project, a shortlist."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple
from urllib.parse import urlencode

from geo import datasets
from geo.cards.level_matrix import rungs
from geo.cards.trends import over_time
from geo.charts import Chart, csv_bytes, png_bytes
from geo.datasets import shortlist
from geo.edition import Edition
from geo.export.formats import FORMATS
from geo.intake import template_book
from geo.invest.advantages import charts
from geo.invest.projects import projects_of
from geo.language import Lang
from geo.paper.project_brief import Brief, brief_bytes
from geo.paper.request import today
from geo.style.colours import Theme
from geo.view import NAMES, View
from geo.view.project_filter import NAMES as FILTER_NAMES
from geo.view.project_filter import parse

CHART, THEME, LAYER = "chart", "theme", "layer"
"""What an address asks beside the names of a link."""
PICKS = FILTER_NAMES["picks"]
XLSX, PDF = FORMATS["xlsx"].type, FORMATS["pdf"].type


class Piece(NamedTuple):
    """One file: the name that it is saved under, its type, and the job that makes its bytes (``geo.workers``)."""

    name: str
    type: str
    make: Callable[[], bytes]


class Asked(NamedTuple):
    """The edition, what an address asks, the view in it, and where this server is (with "/" at its end, or empty)."""

    edition: Edition
    query: Mapping[str, str]
    view: View
    base: str

    @property
    def lang(self) -> Lang:
        """The language of the file."""
        return self.view.lang


def profile_address(base: str, ref: str, lang: Lang) -> str:
    """The whole address of a project's profile."""
    return f"{base or './'}invest?{urlencode({NAMES['selection']: ref, NAMES['lang']: lang}, safe='/')}"


def charts_of(edition: Edition, year: int) -> dict[str, Chart]:
    """Every chart of the pages by its id; those of levels are those of a year."""
    courses = (over_time(edition, indicator) for indicator in edition.place.asked.over_time)
    levels = (rungs(edition, layer.id, year) for layer in edition.registry if layer.shape == "status")
    return {chart.id: chart for chart in (*courses, *levels, *charts(edition)) if chart}


def _chart(asked: Asked) -> tuple[Chart, str] | None:
    chart = charts_of(asked.edition, asked.view.year).get(asked.query.get(CHART, ""))
    return (chart, f"{chart.id}-{asked.lang}") if chart else None


def _picture(asked: Asked) -> Piece | None:
    if (known := _chart(asked)) is None:
        return None
    theme: Theme = "dark" if asked.query.get(THEME) == "dark" else "light"
    return Piece(f"{known[1]}.png", "image/png", partial(png_bytes, known[0], asked.lang, dict(asked.edition.sources), theme))


def _rows(asked: Asked) -> Piece | None:
    if (known := _chart(asked)) is None:
        return None
    return Piece(f"{known[1]}.csv", "text/csv; charset=utf-8", partial(csv_bytes, known[0], asked.lang, dict(asked.edition.sources)))


def _layer(asked: Asked) -> Piece | None:
    layer = asked.query.get(LAYER, "")
    if layer not in {known.id for known in asked.edition.registry}:
        return None
    return Piece(f"{layer}.xlsx", XLSX, partial(datasets.xlsx_bytes, asked.edition, layer, asked.lang))


def _to_fill_in(asked: Asked) -> Piece:
    return Piece(f"{asked.edition.place.stem}-{asked.lang}.xlsx", XLSX, partial(datasets.fill_in_xlsx, asked.edition, asked.lang))


def _next_period(asked: Asked) -> Piece:
    return Piece(f"so-lieu-{asked.lang}.xlsx", XLSX, partial(template_book, asked.edition, asked.lang))


def _brief(asked: Asked) -> Piece | None:
    ref = asked.view.selection or ""
    if ref not in projects_of(asked.edition):
        return None
    wanted = Brief(ref, asked.lang, profile_address(asked.base, ref, asked.lang))
    return Piece(f"{ref.partition('/')[2]}-{asked.lang}.pdf", PDF, partial(brief_bytes, asked.edition, wanted))


def _picks(asked: Asked) -> list[str]:
    """What an investor has put aside and is still there."""
    known = projects_of(asked.edition)
    return [ref for ref in parse({PICKS: asked.query.get(PICKS, "")}, asked.edition).picks if ref in known]


def _shortlist_book(asked: Asked) -> Piece | None:
    links = {ref: profile_address(asked.base, ref, asked.lang) for ref in _picks(asked)}
    name = f"{asked.edition.place.stem}-{asked.lang}.xlsx"
    return Piece(name, XLSX, partial(shortlist.xlsx_bytes, asked.edition, links, asked.lang)) if links else None


def _shortlist_paper(asked: Asked) -> Piece | None:
    refs, name = _picks(asked), f"{asked.edition.place.stem}-{asked.lang}.pdf"
    return Piece(name, PDF, partial(shortlist.pdf_bytes, asked.edition, refs, asked.lang, today())) if refs else None


PIECES: Mapping[str, Callable[[Asked], Piece | None]] = {
    "chart.png": _picture,
    "chart.csv": _rows,
    "layer.xlsx": _layer,
    "gaps.xlsx": _to_fill_in,
    "next-period.xlsx": _next_period,
    "project.pdf": _brief,
    "shortlist.xlsx": _shortlist_book,
    "shortlist.pdf": _shortlist_paper,
}
"""By the last part of its address: what is made; None for what the data do not have."""
