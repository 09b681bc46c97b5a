"""The map on paper: any view as a picture or a PDF, with legend, scale, sources and the same signs as on the screen."""

from geo.export.paper.picture import pdf_bytes, png_bytes
from geo.export.paper.wish import DPI, ORIENTATIONS, PAPERS, RefusedError, Wish, extent_of

__all__ = ["DPI", "ORIENTATIONS", "PAPERS", "RefusedError", "Wish", "extent_of", "pdf_bytes", "png_bytes"]
