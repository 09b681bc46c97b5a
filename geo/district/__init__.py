"""Everything that is known of one district, read from its data folder, checked and joined to its units."""

from geo.district.join import rows
from geo.district.model import District
from geo.district.reader import DATA, load
from geo.district.schema import tables

__all__ = ["DATA", "District", "load", "rows", "tables"]
