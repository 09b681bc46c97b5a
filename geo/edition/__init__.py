"""Everything that is known of one district, read from its data folder, checked and joined to its units."""

from geo.edition.features import features_of
from geo.edition.loader import load
from geo.edition.model import Edition
from geo.edition.tables import tables
from geo.language import DATA

__all__ = ["DATA", "Edition", "features_of", "load", "tables"]
