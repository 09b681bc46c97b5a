"""What is served of the data: the documents, the list of them, and what the frame is told."""

from geo.catalog.documents import Document, documents
from geo.catalog.listing import catalog_json
from geo.catalog.site import HEADLINES, site
from geo.catalog.story import story_json

__all__ = ["HEADLINES", "Document", "catalog_json", "documents", "site", "story_json"]
