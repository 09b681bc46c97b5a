"""The layers of our own data folder and what a view of it may show, for tests that ask the same of each."""

from geo.edition import load
from geo.view import view_parts

LAYERS = load().registry
ERAS = load().eras
PARTS = view_parts(load())
IDS, YEARS = PARTS["layers"].among, PARTS["year"].among
LATITUDES, LONGITUDES = PARTS["center"].bounds
