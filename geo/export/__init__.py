"""Every format of a view, for the page and for ``python -m geo.export``."""
