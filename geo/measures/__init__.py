"""Figures and times as people write them, in Vietnamese and English: read exactly, or refused with the reason; never guessed."""

from geo.measures.amounts import Amount, read
from geo.measures.numbers import Style
from geo.measures.periods import read_period
from geo.measures.units import convert
from geo.measures.unread import NotAFigure

__all__ = ["Amount", "NotAFigure", "Style", "convert", "read", "read_period"]
