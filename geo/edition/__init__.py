"""Everything that is known of one district, read from its data folder, checked and joined to its units."""

from geo.edition.loader import digest_of, fix, forget, load, moved, state_of
from geo.edition.model import Edition
from geo.edition.records import Claim, Feature, IndicatorValue
from geo.edition.tables import tables_of
from geo.language import DATA

__all__ = ["DATA", "Claim", "Edition", "Feature", "IndicatorValue", "digest_of", "fix", "forget", "load", "moved", "state_of", "tables_of"]
