"""What is known, per unit, era and layer: claims in order, levels, answers, counts, sums; no words about it."""

from geo.facts.checks import answers
from geo.facts.claims import best, claims_about, headline, summed
from geo.facts.data_date import data_dates, newest_figure, subtitle
from geo.facts.levels import last_year, levels_of, participants, totals, years
from geo.facts.source_use import rests

__all__ = [
    "answers",
    "best",
    "claims_about",
    "data_dates",
    "headline",
    "last_year",
    "levels_of",
    "newest_figure",
    "participants",
    "rests",
    "subtitle",
    "summed",
    "totals",
    "years",
]
