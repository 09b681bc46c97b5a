"""The data of a publication: every file as it was given, or, where it came to harm, as it last was sound."""

import shutil
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from geo import story
from geo.edition import (
    Edition,
    compiled,
    context,
    digest_of,
    former,
    layers,
    load,
    loader,
    pictures,
    place,
    shapes,
    sources,
    standing,
    units,
    version,
    vocabulary,
)
from geo.edition.tables import CLAIMS, FIGURES
from geo.language import LANGUAGES, PLACE_FILE, Words, day, joined, words
from geo.publish.publication import Publication
from geo.schema.faults import Fault, fault

LAST = (story.FILE, CLAIMS.file, FIGURES.file, pictures.FILE, former.FILE)


@dataclass(frozen=True)
class Composed:
    """The data as they are told: the edition, the story's faults with its own, what each file holds, and the moments of what stands in."""

    edition: Edition
    faults: tuple[Fault, ...]
    counts: Mapping[str, int]
    stands_in: Mapping[str, str]


def counts(edition: Edition, slides: int) -> dict[str, int]:
    """How much each file holds: rows, units, sources, slides; a file that says one thing holds one or nothing."""
    held = {
        units.FILE: len(edition.base_units),
        context.FILE: len(edition.context["features"]),
        sources.FILE: len(edition.sources),
        compiled.FILE: int(bool(edition.compiled)),
        PLACE_FILE: int(edition.place is not place.UNKNOWN),
        layers.UNITS_FILE: len(edition.unit_fields),
        vocabulary.FILE: int(edition.vocabulary is not vocabulary.NONE),
        story.FILE: slides,
    }
    declared = {f"{layers.FOLDER}/{layer.id}.toml": 1 for layer in edition.registry}
    drawn = {shapes.file_of(name): sum(row.geometry is not None for row in rows) for name, rows in edition.features.items()}
    seen = {picture.file: 1 for picture in edition.pictures}
    return (
        held | declared | seen | {file: n for file, n in drawn.items() if n} | {file: len(table) for file, table in edition.tables.items()}
    )


def _rank(file: str) -> int:
    """The order in which harmed files are seen to: a table is judged when all that it speaks of is there."""
    if file in LAST:
        return 3 + 2 * (file == story.FILE)
    if file.startswith(f"{pictures.FOLDER}/"):
        return 4
    return 2 if file.endswith(".csv") else int(file.endswith(".geojson") or file == sources.FILE)


def _read(folder: Path, stands_in: Mapping[str, str], before: Mapping[str, int], unread: Iterable[str]) -> Composed:
    """``unread``: files that are there, but not for us; a layer need not have one, but its lines do not go by themselves."""
    edition = load(folder)
    meeting = story.load(edition)
    lost = before.get(story.FILE) and not (folder / story.FILE).exists()  # a place need not have a story, but one does not go by itself
    away = [*([story.FILE] if lost else []), *(file for file in unread if not (folder / file).exists())]
    faults = (*edition.faults, *meeting.faults, *(fault(file, "missing_file") for file in away))
    return Composed(edition, faults, counts(edition, len(meeting.slides)), stands_in)


def harmed(composed: Composed, before: Mapping[str, int]) -> list[str]:
    """The files that have a fault and hold less than they did: nothing may vanish by a mistake. What somebody deleted without one may."""
    faulty = {wrong.file for wrong in composed.faults if not wrong.mended}
    return sorted((file for file in faulty & before.keys() if composed.counts.get(file, 0) < before[file]), key=_rank)


def _noted(faults: Iterable[Fault], file: str, since: str) -> list[Fault]:
    """The faults of a file with the words that it is told as it was."""
    shown = words("fault.stands_in", when=Words(*(day(since[:10], lang) for lang in LANGUAGES)))
    own = (wrong for wrong in faults if wrong.file == file)
    return [replace(wrong, mended=True, why=joined(" ", [wrong.why, shown])) for wrong in own]


def _copy(file: Path, to: Path) -> None:
    """Copy one file; one that cannot be read is missing, and its reader says so."""
    to.parent.mkdir(parents=True, exist_ok=True)
    with suppress(OSError):
        shutil.copyfile(file, to)


def _differs(given: Path, last: Publication, file: str) -> bool:
    """Whether a file is another than it last was; one that is not lost what another file no longer has."""
    try:
        return (given / file).read_bytes() != (last.data / file).read_bytes()
    except OSError:
        return True


def compose(given: Path, folder: Path, last: Publication | None, version_of: Callable[[str], str]) -> Composed:
    """Copy the files of ``given`` into ``folder``; a harmed one is taken from ``last``, and what is wrong with it is noted beside it.

    ``version_of`` gives the name of the version that data of a digest are.
    """
    for file in loader.files(given):
        _copy(given / file, folder / file)
    version.write(folder, version_of(digest_of(folder)))
    before = last.manifest.counts if last else {}
    stands_in: dict[str, str] = {}
    noted: list[Fault] = []
    unread = [file for file in shapes.files(given) if not (folder / file).exists()]
    composed = _read(folder, stands_in, before, unread)
    differ = unread + [file for file in before if last and _differs(given, last, file)]
    while last and (broken := [file for file in harmed(composed, before) if file not in stands_in and file in differ]):
        for file in (file for file in broken if _rank(file) == _rank(broken[0])):
            stands_in[file] = last.manifest.stands_in.get(file, last.manifest.made)
            noted += _noted(composed.faults, file, stands_in[file])
            _copy(last.data / file, folder / file)
        standing.write(folder, noted)
        version.write(folder, version_of(digest_of(folder)))
        composed = _read(folder, stands_in, before, unread)
    return composed
