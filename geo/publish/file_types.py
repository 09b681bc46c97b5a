"""Of which type each file of a publication is: for our server, and as web.config for IIS, which answers 404 for types it does not know."""

from collections.abc import Mapping

TYPES: Mapping[str, str] = {
    ".atom": "application/atom+xml",
    ".css": "text/css",
    ".csv": "text/csv; charset=utf-8",
    ".geojson": "application/geo+json",
    ".gpkg": "application/geopackage+sqlite3",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml",
}
"""By ending. Windows takes them from its registry, where they may be wrong; a wrong type with nosniff is a blank page."""
WEB_CONFIG = "/web.config"


def web_config() -> bytes:
    """What IIS reads in the folder of a site. Each type is taken away first: one that IIS has already would be 500.19 for all."""
    lines = "".join(
        f'      <remove fileExtension="{ending}" />\n      <mimeMap fileExtension="{ending}" mimeType="{kind}" />\n'
        for ending, kind in TYPES.items()
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<configuration>\n  <system.webServer>\n    <staticContent>\n'
        f"{lines}    </staticContent>\n  </system.webServer>\n</configuration>\n"
    ).encode()
