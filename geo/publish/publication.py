"""One publication: a folder with the data as they are told, what is served of them, and a manifest that names every byte."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from geo.language import Lang, Words
from geo.publish.place import MANIFEST, SITE

DATA = "data"
"""The folder of a publication that holds the sources."""
APART = ("/downloads/", "/data/pictures/", "/assets/gazetteer")
"""What is asked for one by one."""


class Manifest(BaseModel):
    """What a publication says of itself.

    ``id`` is a digest of all that readers get; ``given`` is that of the data folder it was made from, ``data`` that of the sources in it
    (they differ where a harmed file is told as it last was sound: ``stands_in``, with the moment of that state), ``code`` that of the
    program. ``version`` names the data for whoever cites them, whatever program tells them. ``made`` is a moment (ISO 8601, UTC).
    ``counts`` says what each file of the data holds, ``files`` the SHA-256 of each file by its path. ``first_look`` is what is seen before
    anything is drawn, by language: a server that starts need not read the data for it. ``changes`` says in words what is different from
    the publication before, by language: nothing where the data are the same, or where none was before.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    made: str
    who: str = ""
    note: str = ""
    code: str
    given: str
    data: str
    version: str = ""
    compiled: str
    counts: dict[str, int]
    faults: tuple[Words, ...]
    stands_in: dict[str, str]
    files: dict[str, str]
    first_look: dict[Lang, str] = {}
    changes: dict[Lang, tuple[str, ...]] = {}


@dataclass(frozen=True)
class Publication:
    """A publication in its folder."""

    folder: Path
    manifest: Manifest

    @property
    def id(self) -> str:
        """Its id, 16 hexadecimal digits."""
        return self.manifest.id

    @property
    def data(self) -> Path:
        """The data folder in it."""
        return self.folder / DATA

    def made_of(self, given: str, code: str) -> bool:
        """Whether it was made of these data by this program."""
        return (self.manifest.given, self.manifest.code) == (given, code)

    def copy_size(self) -> int:
        """Bytes on the wire of the whole map (every era and layer, script and typeface), packed as small as it can be."""
        site = [
            self.folder / path for path in self.manifest.files if path.startswith(f"{SITE}/") and not any(part in path for part in APART)
        ]
        smallest = {path.with_suffix(""): path for path in site if path.suffix == ".br"}
        return sum(smallest.get(path, path).stat().st_size for path in site if path.suffix not in (".br", ".gz"))

    def wrong(self) -> list[str]:
        """Every file that is missing, changed, or too many, by its path; nothing when all is as it was made."""
        there = digests(self.folder)
        return sorted(path for path in there.keys() | self.manifest.files if there.get(path) != self.manifest.files.get(path))


def digests(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file of a publication but its manifest, by its path with "/"."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    named = {path.relative_to(folder).as_posix(): path for path in files}
    return {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in named.items() if name != MANIFEST}


def total(files: Mapping[str, str], *more: str) -> str:
    """The id of a publication of these files: 16 hexadecimal digits of SHA-256."""
    lines = [*more, *(f"{path} {digest}" for path, digest in sorted(files.items()))]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def read(folder: Path) -> Publication | None:
    """The publication in a folder, or None where there is none that can be understood."""
    try:
        return Publication(folder, Manifest.model_validate_json((folder / MANIFEST).read_bytes()))
    except (OSError, ValidationError):
        return None


def newest_first(publications: Iterable[Publication]) -> Iterator[Publication]:
    """Publications by the moment they were made, the newest first."""
    return iter(sorted(publications, key=lambda made: (made.manifest.made, made.id), reverse=True))
