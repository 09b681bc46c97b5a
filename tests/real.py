"""The layers of our own data folder its eras and what a view of it may show, for tests that ask the same of each."""

from geo.edition import load
from geo.view.rules import rules_of

LAYERS = load().registry
RULES = rules_of(load())
ERAS = load().eras
IDS, YEARS, LATITUDES, LONGITUDES = RULES.layers, RULES.years, RULES.lat, RULES.lon
