"""Makes a publication: aside, whole, and then in one step the one that readers get."""

import hashlib
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from geo.client.inline_outline import first_look
from geo.datasets import every_file
from geo.edition import Edition, digest_of, moved
from geo.edition.version import name_of
from geo.language import LANGUAGES, telling
from geo.publish import site, sound
from geo.publish.compare import changes
from geo.publish.feed import feed_versions
from geo.publish.place import SITE
from geo.publish.publication import DATA, Manifest, Publication, digests, total
from geo.publish.publications import Publications

HOUSE = Path(__file__).parents[1]
CODE = (".py", ".js", ".css", ".toml", ".svg", ".html")


@cache
def code() -> str:
    """A short name for the program as it is: the digest of all of its files."""
    files = sorted(path for path in HOUSE.rglob("*") if path.suffix in CODE)
    content = hashlib.sha256()
    for path in files:
        content.update(path.relative_to(HOUSE).as_posix().encode() + b"\0" + path.read_bytes())
    return content.hexdigest()[:16]


def now() -> str:
    """The moment, UTC, ISO 8601 with microseconds: two in one second have an order."""
    return datetime.now(UTC).isoformat()


def today() -> date:
    """The day where the publisher is."""
    return datetime.now(UTC).astimezone().date()


def make(
    given: Path,
    into: Publications,
    *,
    who: str = "",
    note: str = "",
    site_at: str | None = None,
    tell: Callable[[str], None] = lambda _address: None,
) -> Publication:
    """Publish the data of a folder: check them, make all that readers get, and switch to it.

    ``site_at``: with all that makes a site of it for any host, and the address that it will have there (empty: not known).
    ``tell`` is called with the address of each file of the site that is made.

    Faults do not stop it: they are named in the manifest, and a file that came to harm is told as it last was sound. Raises OSError when
    the place cannot be written or is full, Timeout when another process has been publishing for a minute; then nothing has changed.
    """
    with into.alone() as aside:
        known = into.versions()
        composed = sound.compose(given, aside / DATA, into.current(), lambda digest: known.get(digest) or name_of(today(), digest))
        with telling(aside / DATA):
            draft = _draft(composed, aside, into.current(), who=who, note=note, given=digest_of(given))
            _write_site(composed.edition, aside / SITE, into, draft, site_at, tell)
            seen_first = {lang: first_look(composed.edition, lang) for lang in LANGUAGES}
        files = digests(aside)
        manifest = draft.model_copy(update={"id": total(files, code()), "files": files, "first_look": seen_first})
        made = into.put(aside, manifest)
        moved(aside / DATA, made.data)
        into.switch(made)
        return made


def _draft(composed: sound.Composed, aside: Path, last: Publication | None, *, who: str, note: str, given: str) -> Manifest:
    """What is known of a publication before its site is made."""
    edition = composed.edition
    draft = Manifest(
        id="",
        made=now(),
        who=who,
        note=note,
        code=code(),
        given=given,
        data=edition.digest,
        version=edition.version,
        compiled=edition.compiled,
        counts=dict(composed.counts),
        faults=tuple(fault.both for fault in composed.faults),
        stands_in=dict(composed.stands_in),
        files=digests(aside),
    )
    if last is None or last.manifest.data == draft.data:
        return draft
    return draft.model_copy(update={"changes": changes(last, Publication(aside, draft))})


def _write_site(
    edition: Edition, folder: Path, into: Publications, draft: Manifest, site_at: str | None, tell: Callable[[str], None]
) -> None:
    taken = tuple(every_file(edition))
    site.write_all(folder, site.served(edition, taken, site_at), tell)
    if site_at is not None:
        history = feed_versions([*(made.manifest for made in into.every()), draft], into.gone(), draft)
        site.write_all(folder, site.alone(edition, taken, history, site_at), tell)
