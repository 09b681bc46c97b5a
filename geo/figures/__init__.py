"""The district's numbers as officials report them: cards, neighbours in time, new rural over the years; plain data."""

from geo.figures.cards import Card, results, targets
from geo.figures.fact import Fact, facts
from geo.figures.over_time import over_time
from geo.figures.regrouped import Joined, regrouped
from geo.figures.rural import Cell, Line, matrix, rungs

__all__ = ["Card", "Cell", "Fact", "Joined", "Line", "facts", "matrix", "over_time", "regrouped", "results", "rungs", "targets"]
