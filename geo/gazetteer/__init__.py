"""A page of its own for every unit, thing, layer, indicator and source: plain HTML, whole without a script, made from the same cards."""

from geo.gazetteer.assets import asset_files
from geo.gazetteer.entry import CONTENTS, DRAWN, FORMS, KINDS, Entry, Host, entries, entry_at, entry_of, has_moved
from geo.gazetteer.page import moved_pages, page_of
from geo.gazetteer.preview import preview_of
from geo.gazetteer.sitemap import sitemaps

__all__ = [
    "CONTENTS",
    "DRAWN",
    "FORMS",
    "KINDS",
    "Entry",
    "Host",
    "asset_files",
    "entries",
    "entry_at",
    "entry_of",
    "has_moved",
    "moved_pages",
    "page_of",
    "preview_of",
    "sitemaps",
]
