"""Everything that is served for one state of the data and the frame, made once and kept until either changes."""

from dataclasses import dataclass, field
from functools import lru_cache
from threading import Lock
from typing import Any
from urllib.parse import urlsplit

from geo.client.bundle import literal, policy_hash, sheet, state
from geo.client.script import client_script
from geo.client.typeface import font_faces
from geo.datasets import catalog_json, data_files
from geo.edition import Edition, load
from geo.server.responses import ASK_AGAIN, CachedBody

CATALOG = "/data/catalog.json"
_MAKING = Lock()
EARLIER = 4  # scripts kept: a page that was sent just before a change still finds the one it names
_SCRIPTS: dict[str, CachedBody] = {}


@dataclass(frozen=True)
class ServedState:
    """One state: the bodies by address, the address of the frame's script, and what the headers name (hosts, the sheet's hash)."""

    digest: str
    faults: int
    bodies: dict[str, CachedBody]
    atlas: str
    communes: dict[str, str]
    picture_hosts: tuple[str, ...]
    sheet: str


def current() -> ServedState:
    """What is served now. Raises nothing for a broken data file: its fault is counted and the rest is served."""
    with _MAKING:
        edition = load()
        return _made(_Key(edition, (edition.digest, state())))


def body_at(path: str) -> CachedBody | None:
    """What stands under an address: what is served now, or the frame's script of a moment ago."""
    return current().bodies.get(path) or _SCRIPTS.get(path)


@dataclass(frozen=True)
class _Key:
    """A district that is compared by its digest and the state of the frame's files, not by its tables."""

    edition: Edition = field(compare=False)
    key: tuple[Any, ...]


@lru_cache(maxsize=1)
def _made(key: _Key) -> ServedState:
    edition = key.edition
    made = client_script(edition)
    config = made.config
    bodies = {url: CachedBody(document.body, document.type) for url, document in data_files(edition).items()}
    bodies[made.address] = _SCRIPTS[made.address] = CachedBody(made.content, "text/javascript; charset=utf-8")
    for old in list(_SCRIPTS)[:-EARLIER]:
        del _SCRIPTS[old]
    bodies[CATALOG] = CachedBody(literal(catalog_json(edition)).encode(), "application/json", cache=ASK_AGAIN)
    return ServedState(
        digest=edition.digest,
        faults=len(edition.faults),
        bodies=bodies,
        atlas=made.address,
        communes=dict(config["files"]["communes"]),
        picture_hosts=tuple(sorted({_host(entry["url"]) for entry in config["backgrounds"] if entry.get("url")})),
        sheet=policy_hash(sheet(font_faces())),
    )


def _host(template: str) -> str:
    """The host of a tile address as a content security policy names it: ``{s}.`` is any subdomain."""
    parts = urlsplit(template.replace("{s}.", "*."))
    return f"{parts.scheme}://{parts.netloc}"
