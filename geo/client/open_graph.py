"""What a shared link shows before it is opened: title, sentence and picture in the reader's language."""

import html
from functools import cache
from pathlib import Path
from typing import NamedTuple

from geo.client.address import digest
from geo.language import Lang, word

PICTURE = Path(__file__).parents[2] / "docs" / "img" / "og.png"
ADDRESS = "/assets/og.png"


@cache
def picture() -> bytes | None:
    """The picture (PNG, 1200 × 630), or None while nobody has made it."""
    return PICTURE.read_bytes() if PICTURE.is_file() else None


class Shared(NamedTuple):
    """What is shared: its title, a sentence, its one address and its picture (without a slash in front; empty: those of the map)."""

    title: str
    summary: str
    path: str = ""
    picture: str = ""


def of_map(lang: Lang) -> Shared:
    """The map as it opens."""
    return Shared(word("page.title", lang), word("page.description", lang))


def preview(lang: Lang, base: str, shared: Shared) -> str:
    """The Open Graph elements of a page that is reached at ``base`` (scheme, host and a slash; empty: beside the page's own address)."""
    properties = {
        "og:type": "website",
        "og:locale": {"vi": "vi_VN", "en": "en_GB"}[lang],
        "og:title": shared.title,
        "og:description": shared.summary,
        **({"og:url": f"{base}{shared.path}"} if base and shared.path else {}),
    }
    if shared.picture:
        properties["og:image"] = f"{base}{shared.picture}"
    elif (drawn := picture()) is not None:
        properties["og:image"] = f"{base}{ADDRESS[1:]}?{digest(drawn)}"
    metas = [f'<meta property="{name}" content="{html.escape(text)}">' for name, text in properties.items()]
    title, path = (html.escape(text) for text in (word("feed.title", lang), f"{base}{word('feed.path', lang)}"))
    feed = f'<link rel="alternate" type="application/atom+xml" title="{title}" href="{path}">' if base else ""
    return "".join([f'<meta name="description" content="{html.escape(properties["og:description"])}">', *metas, feed])
