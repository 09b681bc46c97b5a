"""What readers ask for, of one state of the data: each thing under its address, compressed beforehand; and the rest of a whole site."""

import gzip
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path

import brotli

from geo import gazetteer
from geo.client import icons, open_graph
from geo.client.address import digest
from geo.client.bundle import early, later, literal
from geo.client.config import picture_hosts
from geo.client.inline_outline import first_look
from geo.client.light_page import site_embedded, site_page
from geo.client.script import client_script, early_address, later_address
from geo.client.typeface import addresses, fonts
from geo.datasets import CATALOG, FOLDER, catalog_json, data_files
from geo.datasets.client_files import compact
from geo.datasets.open_files import Made
from geo.datasets.pictures import picture_files
from geo.edition import Edition
from geo.gazetteer.drawn import picture_of, view_of_entry
from geo.gazetteer.forms import form_of
from geo.language import LANGUAGES, Lang, word
from geo.publish.copy_at_sea import worker
from geo.publish.feed import FeedVersion, atom, feed_path
from geo.publish.file_types import WEB_CONFIG, web_config
from geo.publish.linked_catalog import LINKED, catalogue_of
from geo.publish.place import PACKED
from geo.publish.sources_page import page_of_sources
from geo.publish.takeaways import downloads, open_download

SMALLEST_PACKED = 600
"""Bytes; below it a compressed answer is no shorter on the wire."""
PACKABLE = (".js", ".css", ".csv", ".json", ".jsonld", ".geojson", ".svg", ".html", ".txt", ".xml", ".atom")
BROTLI_FIRST, BROTLI = 11, 5
"""How hard what every reader waits for is packed (decision 029), and what would take long: pages of cards and of
single things, and whatever is large."""
FIRST, CARDS = ("/data/", "/assets/"), "/cards-"
LARGE = 1_000_000
"""Bytes."""

PAGE, EMBED = "/index.html", "/nhung.html"
"""The map itself, and the map for pages of others."""

SiteFile = tuple[str, bytes]
"""The address of a file within the site, with a slash in front, and its bytes."""


def served(edition: Edition, taken: Sequence[Made], base: str | None = None) -> Iterator[SiteFile]:
    """The map: its documents, their list, the client's script, the page with all that it is made of, and what is ``taken`` away.

    ``base`` is the address that it will have, empty where nobody knows it (previews need one); None where nothing else (``alone``) lies
    beside it.
    """
    for url, document in data_files(edition).items():
        yield url, document.body
    yield from picture_files(edition)
    yield CATALOG, literal(catalog_json(edition)).encode()
    yield from ((f"{FOLDER}{made.file.name}", made.content) for made in taken)
    yield LINKED, compact(catalogue_of(edition, taken, base or ""))
    script = client_script(edition)
    yield script.address, script.content
    yield PAGE, _page(edition, base)
    yield EMBED, site_embedded("vi", *_first(edition), picture_hosts()).encode()
    yield from fonts().items()
    yield early_address(), early().encode()
    yield later_address(), later().encode()
    yield from gazetteer.asset_files(edition)
    for address in (icons.ADDRESS, *icons.SIZES, *icons.TOUCH):
        yield address, icons.icon_at(address) or b""
    yield icons.MANIFEST, icons.manifest("..")


def alone(edition: Edition, every: Sequence[Made], history: Sequence[FeedVersion], base: str = "") -> Iterator[SiteFile]:
    """What else a host needs that only hands out files: the page's copy at sea, a picture for previews, sources, downloads, what changed.

    ``base`` is the address that it will have, with a slash at its end: search engines take a list of pages by whole addresses alone.
    """
    kept_at_sea = [*addresses(), early_address(), later_address(), *data_files(edition), client_script(edition).address]
    yield "/sw.js", worker("/", client_script(edition).address, kept_at_sea, [digest(_page(edition, base))])
    if drawn := open_graph.picture():
        yield open_graph.ADDRESS, drawn
    yield WEB_CONFIG, web_config()
    yield "/robots.txt", "\n".join(["User-agent: *", "Allow: /", *([f"Sitemap: {base}sitemap.xml"] if base else []), ""]).encode()
    yield from _pages(edition, base)
    drawn_too = tuple(downloads(edition))
    yield from ((download.address, download.content) for download in drawn_too)
    listed = (*drawn_too, *map(open_download, every))
    for lang in LANGUAGES:
        yield f"/{word('frame.site_page', lang)}", page_of_sources(edition, lang, listed, base).encode()
        if base:
            yield f"/{feed_path(lang)}", atom(history, edition.place.stem, lang, base, server=False)


def _pages(edition: Edition, base: str) -> Iterator[SiteFile]:
    """A page for each single thing in each language, and where the site's address is known, their list."""
    host = gazetteer.Host(base, server=False, beside=("", *(word("frame.site_page", lang) for lang in LANGUAGES)))
    for entry in (gazetteer.CONTENTS, *gazetteer.entries(edition).values()):
        for lang in LANGUAGES:
            yield f"/{host.at(entry, lang)}", gazetteer.page_of(edition, entry, lang, host).encode()
            yield from _in_other_forms(edition, entry, lang, host)
    yield from ((f"/{address}", page.encode()) for address, page in gazetteer.moved_pages(edition, host))
    if base:
        yield from ((f"/{name}", content) for name, content in gazetteer.sitemaps(edition, host).items())


def _in_other_forms(edition: Edition, entry: gazetteer.Entry, lang: Lang, host: gazetteer.Host) -> Iterator[SiteFile]:
    for form in filter(host.has, gazetteer.FORMS[entry.kind]):
        if form in gazetteer.DRAWN:
            made = picture_of(edition, view_of_entry(edition, entry, lang))
        else:
            made = form_of(edition, entry, lang, form, host)
        yield f"/{entry.path(lang)}.{form}", made


def _page(edition: Edition, base: str | None) -> bytes:
    return site_page("vi", base, *_first(edition), first_look(edition, "vi"), picture_hosts()).encode()


def _first(edition: Edition) -> tuple[str, str]:
    """The addresses that a page asks for first: the script, and the units that the map opens with."""
    script = client_script(edition)
    return script.address, script.config["files"]["communes"][edition.base_era]


def write_all(folder: Path, files: Iterable[SiteFile], tell: Callable[[str], None]) -> None:
    """Write the files of a site, and ``tell`` the address of each; packing takes longest, and each core packs one at a time."""
    with ThreadPoolExecutor(os.cpu_count()) as packing:
        written = []
        for address, content in files:
            written.append(packing.submit(write, folder, address, content))
            tell(address)
        for done in written:
            done.result()


def write(folder: Path, address: str, content: bytes) -> None:
    """Write one file of the site, and its packed forms beside it."""
    path = folder / address.lstrip("/")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    if path.suffix in PACKABLE and len(content) >= SMALLEST_PACKED:
        for encoding, packed in _packed(content, BROTLI_FIRST if _is_first(address, content) else BROTLI).items():
            path.with_name(f"{path.name}{PACKED[encoding]}").write_bytes(packed)


def _is_first(address: str, content: bytes) -> bool:
    return (address == PAGE or address.startswith(FIRST)) and CARDS not in address and len(content) <= LARGE


@lru_cache(maxsize=32)
def _packed(content: bytes, quality: int) -> dict[str, bytes]:
    """Its packed forms by their encoding; typeface and scripts are the same in the next publication, and packing them takes longest."""
    return {"br": brotli.compress(content, quality=quality), "gzip": gzip.compress(content, 9, mtime=0)}
