"""Which program runs, and the copy of it that it runs from: what replaces its files meanwhile waits until the next start."""

import hashlib
import importlib
import logging
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path

from platformdirs import user_data_path

HOME = Path(__file__).parents[1]
"""The folder of the program that runs: a copy, or where it lies."""
PARTS = ("geo", "pages", "docs/img/og.png")
"""What is read while it runs: folders with all that is in them, and a file."""
DATA, KEPT = "DAMHA_DATA_DIR", "DAMHA_DATA"
"""The settings that name the data folder, and where this machine keeps what is its own."""
MOST = 4
"""Copies that are kept: a process beside this one may run from an older one."""
ASIDE = ".copying-"
_log = logging.getLogger(__name__)


def _files(root: Path) -> Iterator[Path]:
    for part in PARTS:
        if (root / part).is_file():
            yield root / part
        for folder, inner, names in os.walk(root / part):
            inner[:] = sorted(name for name in inner if name != "__pycache__")
            yield from (Path(folder, name) for name in sorted(names))


def digest_of(root: Path) -> str:
    """The program in a folder, in 16 hexadecimal digits of SHA-256: of every file of it, and of the Streamlit that it stands on."""
    content = hashlib.sha256(version("streamlit").encode())
    for path in _files(root):
        body = path.read_bytes()
        content.update(f"\0{path.relative_to(root).as_posix()}\0{len(body)}\0".encode() + body)
    return content.hexdigest()[:16]


@cache
def running() -> str:
    """The name of the program that runs, as pages say it: an open page of another one is told, and read anew."""
    return HOME.name if HOME.parent.name == "program" else digest_of(HOME)


def settle(root: Path) -> Path:
    """From now on everything of ours is imported and read from a copy of ``root``; gives its folder, ``root`` where none can be made.

    The data stay where they are, and go on being followed. One copy serves every process of the same program.
    """
    os.environ.setdefault(DATA, str(root / "data"))
    try:
        home = _copied(root, _place(root))
    except OSError as error:
        _log.warning("replace the program only while this server is stopped: no copy of it can be made (%s)", error)
        return root
    sys.path.insert(0, str(home))
    for name in [name for name in sys.modules if name.partition(".")[0] == "geo"]:
        del sys.modules[name]
    importlib.invalidate_caches()
    return home


def _place(root: Path) -> Path:
    """Where the copies are. Raises OSError for a place inside the program's own folder."""
    setting = os.environ.get(KEPT, "")
    place = (Path(setting).expanduser() if setting else user_data_path("map-publications", appauthor=False)).resolve() / "program"
    if root.resolve() in place.parents:
        raise OSError(f"{place} lies inside the program's own folder")
    return place


def _copied(root: Path, place: Path) -> Path:
    """The copy, made whole aside if it is not there: with its compiled modules, which hold while a file's moment is the same."""
    name = digest_of(root)
    home = place / name
    if not home.is_dir() or digest_of(home) != name:
        place.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=ASIDE, dir=place))
        try:
            for part in filter(lambda part: (root / part).exists(), PARTS):
                (aside / part).parent.mkdir(parents=True, exist_ok=True)
                (shutil.copytree if (root / part).is_dir() else shutil.copy2)(root / part, aside / part)
            name = digest_of(aside)  # of what was copied, whatever happened to the files meanwhile
            home = place / name
            if not home.is_dir() or digest_of(home) != name:
                shutil.rmtree(home, ignore_errors=True)
                aside.rename(home)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    os.utime(home)
    _prune(place)
    return home


def _prune(place: Path) -> None:
    """Let go of all but the copies that were begun with last."""
    for old in sorted(place.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)[MOST:]:
        shutil.rmtree(old, ignore_errors=True)
