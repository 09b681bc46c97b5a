"""Everything that is known of one district, read from its data folder, checked and joined to its units."""

from geo.edition.features import rows
from geo.edition.loader import load
from geo.edition.model import District
from geo.edition.tables import tables
from geo.language import DATA

__all__ = ["DATA", "District", "load", "rows", "tables"]
