"""How new the data is: said by ``geo.summary``, where slides and print read it too."""

from geo.summary.newest import data_date

__all__ = ["data_date"]
