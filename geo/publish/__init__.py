"""``python -m geo.publish``: makes a publication of a data folder, the folder that readers get; switches, compares, verifies."""

from geo.publish.build import make
from geo.publish.publication import Publication
from geo.publish.publications import Publications, of_folder

__all__ = ["Publication", "Publications", "make", "of_folder"]
