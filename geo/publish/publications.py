"""The publications of a data folder on this machine: one of them is current; putting one in and switching are atomic."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

from geo.publish.gone import Gone, note, noted
from geo.publish.place import CURRENT, MANIFEST, line_of, place_of
from geo.publish.publication import Manifest, Publication, newest_first, read

CONSIDERED = "CONSIDERED"
"""A file of one line: the state of data and program that a server last published by itself."""
ASIDE = ".making-"
PATIENCE = 60.0
"""Seconds to wait for another process that publishes."""


@dataclass(frozen=True)
class Publications:
    """A folder of publications, each in a folder named by its id."""

    folder: Path

    def every(self) -> Iterator[Publication]:
        """All of them, the newest first."""
        folders = [path for path in self.folder.iterdir() if not path.name.startswith(".")] if self.folder.is_dir() else []
        return newest_first(filter(None, map(read, folders)))

    def at(self, name: str) -> Publication | None:
        """The publication whose id begins so, if it is exactly one."""
        alike = [publication for publication in self.every() if name and publication.id.startswith(name)]
        return alike[0] if len(alike) == 1 else None

    def versions(self) -> dict[str, str]:
        """The name of the version that data were first published as, by their digest; what was deleted keeps its name too."""
        manifests = [made.manifest for made in self.every()] + [gone.manifest for gone in noted(self.folder)]
        return {manifest.data: manifest.version for manifest in manifests if manifest.version}

    def current_id(self) -> str:
        """The id of the one that readers get; empty where none was made."""
        return line_of(self.folder, CURRENT)

    def current_is_there(self) -> bool:
        """Whether the one that readers get has its manifest."""
        return (self.folder / (self.current_id() or "-") / MANIFEST).exists()

    def current(self) -> Publication | None:
        """The one that readers get."""
        name = self.current_id()
        return read(self.folder / name) if name else None

    def earlier(self) -> Publication | None:
        """The one that was made before the current one."""
        current = self.current()
        older = (made for made in self.every() if current and made.manifest.made < current.manifest.made)
        return next(older, None)

    def considered(self) -> str:
        """The state that was last published by itself, as ``consider`` wrote it down."""
        return line_of(self.folder, CONSIDERED)

    def consider(self, state: str) -> None:
        """Write down that this state of data and program has had its publication: whatever is current afterwards was somebody's choice."""
        self._write(CONSIDERED, state)

    def switch(self, publication: Publication) -> None:
        """Give readers this one from now on."""
        self._write(CURRENT, publication.id)

    @contextmanager
    def alone(self) -> Iterator[Path]:
        """A new folder aside to make a publication in; nobody else makes one meanwhile, and what was left by a cut goes."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with FileLock(self.folder / ".lock", timeout=PATIENCE):
            for left in self.folder.glob(f"{ASIDE}*"):
                shutil.rmtree(left, ignore_errors=True)
            aside = Path(tempfile.mkdtemp(prefix=ASIDE, dir=self.folder))
            try:
                yield aside
            finally:
                shutil.rmtree(aside, ignore_errors=True)

    def put(self, aside: Path, manifest: Manifest) -> Publication:
        """Take in what was made aside; the same publication made once more stays the one that it is."""
        (aside / MANIFEST).write_text(manifest.model_dump_json(indent=1), encoding="utf-8")
        place = self.folder / manifest.id
        there = read(place)
        if there is None or there.wrong():
            shutil.rmtree(place, ignore_errors=True)
            aside.rename(place)
            place.chmod(0o755)  # made for its owner alone, as every temporary folder
            there = Publication(place, manifest)
        return there

    def prune(self, keep: int) -> list[Publication]:
        """Delete all but the newest ``keep`` and the current one; gives those that went."""
        pruned = [publication for publication in list(self.every())[keep:] if publication.id != self.current_id()]
        for publication in pruned:
            self.remove(publication)
        return pruned

    def remove(self, publication: Publication, reason: str = "") -> None:
        """Delete a publication; what it was, when it went and why stays noted."""
        note(self.folder, publication.manifest, reason)
        shutil.rmtree(publication.folder)

    def gone(self) -> list[Gone]:
        """Those that were deleted, as far as no other has their version."""
        kept = {made.manifest.version for made in self.every()}
        return [gone for gone in noted(self.folder) if gone.manifest.version not in kept]

    def _write(self, name: str, line: str) -> None:
        beside = self.folder / f".{name}.{os.getpid()}"
        with beside.open("w", encoding="utf-8") as file:
            file.write(f"{line}\n")
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self.folder / name)


def of_folder(data: Path) -> Publications:
    """Those of a data folder."""
    return Publications(place_of(data))
