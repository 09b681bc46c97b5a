"""Figures and times as people write them, in Vietnamese and English: read exactly, or refused with the reason; never guessed."""

from geo.amounts.digits import Style
from geo.amounts.measure import convert
from geo.amounts.period import read_period
from geo.amounts.read import Amount, read
from geo.amounts.unread import Unread

__all__ = ["Amount", "Style", "Unread", "convert", "read", "read_period"]
