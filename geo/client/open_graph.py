"""What a shared link shows before it is opened: title, sentence and picture in the reader's language."""

import html
from functools import cache
from pathlib import Path

from geo.client.address import digest
from geo.language import Lang, word

PICTURE = Path(__file__).parents[2] / "docs" / "img" / "og.png"
ADDRESS = "/assets/og.png"


@cache
def picture() -> bytes | None:
    """The picture (PNG, 1200 × 630), or None while nobody has made it."""
    return PICTURE.read_bytes() if PICTURE.is_file() else None


def preview(lang: Lang, base: str) -> str:
    """The Open Graph elements of a page that is reached at ``base`` (scheme, host and a slash; empty: beside the page's own address)."""
    properties = {
        "og:type": "website",
        "og:locale": {"vi": "vi_VN", "en": "en_GB"}[lang],
        "og:title": word("page.title", lang),
        "og:description": word("page.description", lang),
    }
    drawn = picture()
    if drawn is not None:
        properties["og:image"] = f"{base}{ADDRESS[1:]}?{digest(drawn)}"
    metas = [f'<meta property="{name}" content="{html.escape(text)}">' for name, text in properties.items()]
    return "".join([f'<meta name="description" content="{html.escape(properties["og:description"])}">', *metas])
