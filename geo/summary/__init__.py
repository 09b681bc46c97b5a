"""Numbers per unit, era and layer, in plain pandas."""

from geo.summary.checks import answers, verdict
from geo.summary.counts import counts
from geo.summary.newest import data_dates, newest_figure, subtitle
from geo.summary.rests import rests
from geo.summary.said import best, headline, leading, said, summed
from geo.summary.standing import participants, standing, totals, years
from geo.summary.table import units_table

__all__ = [
    "answers",
    "best",
    "counts",
    "data_dates",
    "headline",
    "leading",
    "newest_figure",
    "participants",
    "rests",
    "said",
    "standing",
    "subtitle",
    "summed",
    "totals",
    "units_table",
    "verdict",
    "years",
]
