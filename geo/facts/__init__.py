"""What is known, per unit, era and layer: claims in order, levels, answers, counts, sums; no words about it."""

from geo.facts.checks import answers, verdict
from geo.facts.claims import best, headline, leading, said, summed
from geo.facts.counts import counts
from geo.facts.data_date import data_dates, newest_figure, subtitle
from geo.facts.levels import participants, standing, totals, years
from geo.facts.source_use import rests

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
    "verdict",
    "years",
]
