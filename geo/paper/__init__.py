"""The map on paper: any view as a picture or a PDF, with legend, scale, sources and the same signs as on the screen."""

from geo.paper.map_document import pdf_bytes
from geo.paper.map_sheet import png_bytes
from geo.paper.request import DPI, ORIENTATIONS, PAPERS, CannotPrintError, PrintRequest
from geo.scene.extent import extent_of

__all__ = ["DPI", "ORIENTATIONS", "PAPERS", "CannotPrintError", "PrintRequest", "extent_of", "pdf_bytes", "png_bytes"]
