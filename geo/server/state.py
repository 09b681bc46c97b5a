"""Everything that is served for one state of the data and the frame, made once and kept until either changes."""

from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import Any
from urllib.parse import urlsplit

from geo.client.bundle import literal, policy_hash, sheet, state
from geo.client.script import script
from geo.client.typeface import font_faces
from geo.datasets import catalog_json, documents
from geo.edition import District, load
from geo.server.responses import ASK_AGAIN, Body

CATALOG = "/data/catalog.json"
_MAKING = Lock()
EARLIER = 4  # scripts kept: a page that was sent just before a change still finds the one it names
_SCRIPTS: dict[str, Body] = {}


@dataclass(frozen=True)
class Served:
    """One state: the bodies by address, the address of the frame's script, and what the headers name (hosts, the sheet's hash)."""

    digest: str
    faults: int
    bodies: dict[str, Body]
    atlas: str
    communes: dict[str, str]
    picture_hosts: tuple[str, ...]
    sheet: str


def current() -> Served:
    """What is served now. Raises nothing for a broken data file: its fault is counted and the rest is served."""
    with _MAKING:
        district = load()
        return _made(_Key(district, (district.digest, state())))


def body_at(path: str) -> Body | None:
    """What stands under an address: what is served now, or the frame's script of a moment ago."""
    return current().bodies.get(path) or _SCRIPTS.get(path)


@dataclass(frozen=True, eq=False)
class _Key:
    """A district that is compared by its digest and the state of the frame's files, not by its tables."""

    district: District
    key: tuple[Any, ...]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)


@lru_cache(maxsize=1)
def _made(key: _Key) -> Served:
    district = key.district
    made = script(district)
    told = made.config
    bodies = {url: Body(document.body, document.type) for url, document in documents(district).items()}
    bodies[made.address] = _SCRIPTS[made.address] = Body(made.content, "text/javascript; charset=utf-8")
    for old in list(_SCRIPTS)[:-EARLIER]:
        del _SCRIPTS[old]
    bodies[CATALOG] = Body(literal(catalog_json(district)).encode(), "application/json", cache=ASK_AGAIN)
    return Served(
        digest=district.digest,
        faults=len(district.faults),
        bodies=bodies,
        atlas=made.address,
        communes=dict(told["files"]["communes"]),
        picture_hosts=tuple(sorted({_host(entry["url"]) for entry in told["backgrounds"] if entry.get("url")})),
        sheet=policy_hash(sheet(font_faces())),
    )


def _host(template: str) -> str:
    """The host of a tile address as a content security policy names it: ``{s}.`` is any subdomain."""
    parts = urlsplit(template.replace("{s}.", "*."))
    return f"{parts.scheme}://{parts.netloc}"
