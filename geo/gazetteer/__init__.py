"""A page of its own for every unit, thing, layer, indicator and source: plain HTML, whole without a script, made from the same cards."""

from geo.gazetteer.assets import asset_files
from geo.gazetteer.entry import CONTENTS, KINDS, Entry, Host, entries, entry_at, entry_of
from geo.gazetteer.page import page_of
from geo.gazetteer.sitemap import sitemaps

__all__ = ["CONTENTS", "KINDS", "Entry", "Host", "asset_files", "entries", "entry_at", "entry_of", "page_of", "sitemaps"]
