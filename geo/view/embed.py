"""What the link of a map in somebody else's page says beside the view: nothing of it travels into other links."""

from geo.edition import Edition
from geo.edition.keeping import kept
from geo.view.grammar import Part, Parts
from geo.view.view import unit_pattern

TOOLS = ("search", "layers", "zoom", "language", "list", "measure", "compare")
"""What a frame may offer beside the map itself."""
OFFERED = ("layers", "zoom")
"""What it offers where the link does not say."""


@kept
def embed_parts(edition: Edition) -> Parts:
    """The parts: ``tools``, those that the frame offers (empty: the map alone); ``unit``, the one that it is about, all others pale."""
    return {"tools": Part("tools", "some", OFFERED, TOOLS), "unit": Part("unit", "match", pattern=unit_pattern(edition))}
