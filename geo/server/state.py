"""What is served now: the current publication, its files ready to be sent, followed while the server runs."""

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Lock, Thread

from streamlit.config import get_option

from geo.client.bundle import policy_hash, sheet
from geo.client.config import picture_hosts
from geo.client.inline_outline import first_look
from geo.client.script import serve_script
from geo.client.typeface import font_faces
from geo.datasets.pictures import AT as PICTURES
from geo.edition import fix, forget, load
from geo.language import LANGUAGES, Lang, given_folder, tell_from, telling
from geo.publish.feed import FeedVersion, feed_versions
from geo.publish.gone import Gone
from geo.publish.place import PACKED, SITE
from geo.publish.publication import Manifest, Publication
from geo.publish.publications import of_folder
from geo.publish.running import Running
from geo.publish.site import CARDS, PAGE
from geo.server.responses import CachedBody, file_body
from geo.server.subpath import OWN, folder_of

SERVED = ("/data/", "/assets/")
"""What is served of a publication's site; the rest of it is for other hosts, which have no server of ours."""
EVERY = 1.0
"""Seconds between two looks at the data and at what is current."""
_LOOKING = Lock()
_log = logging.getLogger(__name__)
_running: Running | None = None
_served: "ServedState | None" = None


@dataclass(frozen=True)
class ServedState:
    """One publication: its files by address, the address of the client's script, those of the units by era, what headers name.

    ``bodies`` are ready to be sent; pages of cards, of which there may be thousands, and pictures are read when one is asked for.
    ``first_look`` is what is seen before anything is drawn, by language.
    """

    publication: Publication
    addresses: tuple[str, ...]
    bodies: dict[str, CachedBody]
    atlas: str
    communes: dict[str, str]
    first_look: Mapping[Lang, str]
    picture_hosts: tuple[str, ...]
    sheet: str
    earlier: Mapping[str, Publication]
    """The newest publication that has an address, of all that are there."""
    versions: Mapping[str, Publication]
    """The newest publication of each version that can be read, the newest version first."""
    gone: Mapping[str, Gone]
    """What was deleted, by its version and by the addresses that it alone had."""
    history: Sequence[FeedVersion] = ()
    """Versions with what changed in each, the newest first."""

    @property
    def around(self) -> str:
        """The address of what lies around the units, which every map draws; empty where there is none."""
        return next((address for address in self.addresses if address.startswith("/data/context.")), "")

    def drawn_first(self, era: str, shown: Iterable[str]) -> list[str]:
        """The addresses of what a map asks for before it is ready: the units of an era, what lies around them, and the layers shown."""
        layers = tuple(f"/data/{layer}/{kind}." for layer in shown for kind in (era, "places", "shapes"))
        return [*filter(None, (self.communes.get(era), self.around)), *(url for url in self.addresses if url.startswith(layers))]

    @property
    def digest(self) -> str:
        """Of the data."""
        return self.publication.manifest.data

    @property
    def faults(self) -> int:
        """How many faults the data have."""
        return len(self.publication.manifest.faults)


def serve(running: Running | None) -> None:
    """Serve what this follows from now on; None: the data folder of this map, as a server does that is told nothing."""
    global _running, _served
    with _LOOKING:
        _running, _served = running, None


def look(*, rows: bool = True) -> ServedState:
    """Take over what is current now, if it is another than before: the data, and the words that come from them.

    Without ``rows`` the data are not read yet: nothing that is served needs them, and a hundred thousand rows take seconds (``keep``).
    """
    global _running, _served  # noqa: PLW0603 - what the whole process serves
    with _LOOKING:
        _running = _running or Running(given_folder(), of_folder(given_folder()))
        publication, before = _running.look(), _served
        if before and before.publication.id == publication.id:
            return before
        if rows:
            fix(publication.data)
        _served = now = _state_of(publication, [*_running.publications.every()], [*_running.publications.gone()])
        tell_from(publication.data)
        if before:
            forget(before.publication.data)
        return now


def keep() -> None:
    """Read the data of what is served, if that has not been done: the pages tell of them."""
    with _LOOKING:
        if _served:
            fix(_served.publication.data)


def current() -> ServedState:
    """What is served now. Whatever is in the data files, this is the last that could be told of them."""
    return _served or look()


def follow(ended: Event) -> None:
    """Serve what is current, and look for something new every second from now on until the end."""
    look(rows=False)

    def look_again() -> None:
        while not ended.wait(EVERY):
            try:
                look()
            except Exception as error:  # noqa: BLE001 - what is served stays; the next look may find it mended
                _log.exception("not looked for new data: %s", error)

    Thread(target=look_again, name="publications", daemon=True).start()


def place() -> tuple[Path | None, bool]:
    """Where publications stand, and whether they are kept there when this server ends."""
    return (_running.publications.folder, not _running.is_aside) if _running else (None, True)


def in_a_line() -> str:
    """What is served and where, in one line for whoever starts the server."""
    now, at = current(), f"http://localhost:{get_option('server.port')}{folder_of(str(get_option(OWN) or ''))}"
    faults = f"{now.faults} faults in the data (python -m geo.publish status)" if now.faults else "no fault in the data"
    return f"{at} serves version {now.publication.manifest.version or now.digest[:12]} · {faults}"


def body_at(path: str) -> CachedBody | None:
    """What stands under an address: what is served now, or what an earlier publication had there."""
    now = current()
    if path in now.bodies or path not in now.earlier:
        return now.bodies.get(path)
    return body_in(now.earlier[path], path)


def body_in(publication: Publication, address: str) -> CachedBody | None:
    """A file of a publication's site by its address, or None where it has none."""
    if f"{SITE}{address}" not in publication.manifest.files:
        return None
    try:
        return file_body(publication.folder / SITE, address)
    except OSError:  # pruned meanwhile
        return None


def _addresses(manifest: Manifest) -> list[str]:
    paths = (path.removeprefix(SITE) for path in manifest.files if path.startswith(f"{SITE}/"))
    return [path for path in paths if path.startswith(SERVED) and not path.endswith((*PACKED.values(),))]


def _gone(every: Iterable[Gone]) -> dict[str, Gone]:
    """By version, and by the addresses under which the data stood."""
    return {name: gone for gone in every for name in (gone.manifest.version, *_addresses(gone.manifest)) if name}


def _first_looks(publication: Publication) -> dict[Lang, str]:
    """What is seen first, in the words of this publication: what is told so far may be another. An older one did not note it."""
    with telling(publication.data):
        return publication.manifest.first_look or {lang: first_look(load(publication.data), lang) for lang in LANGUAGES}


def _state_of(publication: Publication, every: Sequence[Publication], gone: Sequence[Gone]) -> ServedState:
    addresses = _addresses(publication.manifest)
    readable = [made for made in reversed(every) if made.manifest.version and f"{SITE}{PAGE}" in made.manifest.files]
    versions = {made.manifest.version: made for made in readable}
    serve_script(publication.manifest.data, script := next(address for address in addresses if address.startswith("/assets/atlas.")))
    units = [address for address in addresses if address.startswith("/data/communes/")]
    return ServedState(
        publication,
        tuple(addresses),
        {
            address: file_body(publication.folder / SITE, address)
            for address in addresses
            if CARDS not in address and PICTURES not in address
        },
        script,
        {address.rsplit("/", 1)[1].split(".")[0]: address for address in units},
        _first_looks(publication),
        picture_hosts(),
        policy_hash(sheet(font_faces())),
        {address: made for made in reversed(every) for address in _addresses(made.manifest)},
        dict(sorted(versions.items(), reverse=True)),
        _gone(gone),
        feed_versions((made.manifest for made in every), gone, publication.manifest),
    )
