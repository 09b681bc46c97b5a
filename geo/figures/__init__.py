"""The district's numbers as officials report them: cards, neighbours in time, new rural over the years; plain data."""

from geo.figures.rural import rungs

__all__ = ["rungs"]
