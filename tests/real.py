"""The layers of our own data folder, for tests that ask the same of each."""

from geo.edition import load

LAYERS = load().registry
IDS = tuple(layer.id for layer in LAYERS)
