"""Reads a district from its folder, once for each state of its files."""

import copyreg
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from threading import Lock
from types import MappingProxyType

import pandas as pd

from geo.edition import (
    compiled,
    context,
    country,
    features,
    former,
    ground,
    layers,
    pictures,
    place,
    references,
    shapes,
    sources,
    standing,
    units,
    version,
    vocabulary,
)
from geo.edition.layer import Field, Layer
from geo.edition.model import Edition
from geo.edition.records import Feature
from geo.edition.tables import CLAIMS, FIGURES, PLACES, layer_table, tables_in
from geo.language import PLACE_FILE, data_folder, tell_from
from geo.schema import read
from geo.schema.faults import Fault
from geo.workers.garbage import collecting_later

STORY = "story.toml"
"""Not read here, but a change of it is a change of the data: the story is told from the same tables."""

State = tuple[tuple[str, int, int], ...]
_kept: dict[Path, tuple[State, Edition]] = {}
_fixed: dict[Path, Edition] = {}
_lock = Lock()


def files(folder: Path) -> tuple[str, ...]:
    """Every file the district of a folder is read from, relative to it."""
    tables_ = (f"{layers.FOLDER}/{path.name}" for path in sorted((folder / layers.FOLDER).glob("*.csv")))
    own = (
        units.FILE,
        context.FILE,
        sources.FILE,
        compiled.FILE,
        PLACE_FILE,
        vocabulary.FILE,
        STORY,
        *standing.files(folder),
        *layers.files(folder),
        *shapes.files(folder),
        *ground.files(folder),
        *country.files(folder),
        *pictures.files(folder),
        *former.tables(folder),
    )
    return (*own, *tables_, CLAIMS.file, FIGURES.file, PLACES.file)


def state_of(folder: Path) -> State:
    """What the files of a folder look like now, each with its time and size; changes when one of them does."""
    stamps = []
    for name in (*files(folder), version.FILE):
        try:
            stat = (folder / name).stat()
        except OSError:
            stamps.append((name, -1, -1))
        else:
            stamps.append((name, stat.st_mtime_ns, stat.st_size))
    return tuple(stamps)


def digest_of(folder: Path) -> str:
    """A short name for exactly these files of a folder (16 hexadecimal digits of SHA-256)."""
    total = hashlib.sha256()
    for name in files(folder):
        try:
            content = (folder / name).read_bytes()
        except OSError:
            content = b""
        total.update(f"{name}\0{len(content)}\0".encode() + content)
    return total.hexdigest()[:16]


def _tables(
    folder: Path, registry: tuple[Layer, ...], of_units: tuple[Field, ...], known: references.References, hidden: Iterable[str]
) -> tuple[dict[str, pd.DataFrame], list[Fault]]:
    """The tables by file name, without their wrong rows; nothing is said against claims about the layers that are ``hidden``."""
    frames: dict[str, pd.DataFrame] = {}
    faults: list[Fault] = []
    for file, table in tables_in(folder, registry).items():
        frames[file], wrong = read(folder, table)
        faults += wrong
    broken = {problem.file for problem in faults}
    for layer in registry:
        file = layer_table(layer).file
        frames[file], wrong_rows = references.check_layer(frames[file], file, known)
        faults += wrong_rows
    by_layer = {layer.id: frames[f"layers/{layer.id}.csv"] for layer in registry}
    unsure = [layer.id for layer in registry if f"layers/{layer.id}.csv" in broken | {problem.file for problem in faults}]
    about, says = references.subjects(by_layer, [*unsure, *hidden], known), references.fields(registry, of_units)
    frames[CLAIMS.file], wrong_claims = references.check_claims(frames[CLAIMS.file], CLAIMS.file, known, about, says)
    frames[FIGURES.file], wrong_figures = references.check_figures(frames[FIGURES.file], FIGURES.file, known)
    frames[PLACES.file], wrong_places = references.check_layer(frames[PLACES.file], PLACES.file, known)
    wrong_pictures = references.check_pictures(frames, pictures.FILE, about)
    wrong_formers = former.check(frames, about, known, {problem.file for problem in faults})
    return frames, [*faults, *wrong_claims, *wrong_figures, *wrong_places, *wrong_pictures, *wrong_formers]


def _shapes(
    folder: Path, registry: Iterable[Layer], frames: Mapping[str, pd.DataFrame], broken: Iterable[str]
) -> tuple[dict[str, shapes.Shapes], list[Fault]]:
    """The lines and areas of each layer; nobody is blamed for a row of a ``broken`` table."""
    tables_ = {layer.id: layer_table(layer).file for layer in registry}
    read_ = {layer.id: shapes.read(folder, layer, frames[tables_[layer.id]], unsure=tables_[layer.id] in broken) for layer in registry}
    return {name: drawn for name, (drawn, _) in read_.items()}, [problem for _, wrong in read_.values() for problem in wrong]


def _features(
    registry: Iterable[Layer],
    frames: Mapping[str, pd.DataFrame],
    drawn: Mapping[str, shapes.Shapes],
    by_era: units.Units,
    known: Mapping[str, sources.Source],
) -> dict[str, tuple[Feature, ...]]:
    return {layer.id: features.features_in(layer, frames[layer_table(layer).file], by_era, drawn[layer.id], known) for layer in registry}


@collecting_later()
def _read(folder: Path) -> Edition:
    about, place_faults = place.read(folder)
    registry, layer_faults = layers.read(folder)
    of_units, field_faults = layers.unit_fields(folder)
    eras = [era.id for era in about.eras]
    by_era, unit_faults = units.read(folder / units.FILE, eras)
    known_sources, source_faults = sources.read(folder / sources.FILE)
    surroundings, context_faults = context.read(folder)
    around, country_faults = country.read(folder)
    day, edition_faults = compiled.compiled_on(folder)
    words, word_faults = vocabulary.read(folder)
    outline_faults = [*unit_faults, *context_faults, *country_faults]
    own = [*place_faults, *layer_faults, *field_faults, *outline_faults, *source_faults, *edition_faults, *word_faults]
    digest = digest_of(folder)
    known = references.known_of(known_sources, by_era.values(), {problem.file for problem in own}, about.scope)
    frames, faults = _tables(folder, registry, of_units, known, {Path(problem.file).stem for problem in layer_faults})
    beneath, ground_faults = ground.read(folder)
    broken = {problem.file for problem in (*layer_faults, *faults)}
    drawn, shape_faults = _shapes(folder, registry, frames, broken)
    things = _features(registry, frames, drawn, by_era, known_sources)
    reach_faults = references.check_reach(about.reach, things, broken, known)
    seen, picture_faults = pictures.read(folder, frames.get(pictures.FILE))
    return Edition(
        folder=folder,
        place=about,
        registry=registry,
        unit_fields=of_units,
        units=by_era,
        context=surroundings,
        country=around,
        ground=beneath,
        tables=MappingProxyType(frames),
        features=MappingProxyType(things),
        claims=features.claims(frames[CLAIMS.file], known_sources),
        figures=features.figures(frames[FIGURES.file], known_sources, about.scope),
        places=features.places(frames[PLACES.file]),
        pictures=seen,
        former=former.of_rows(frames.get(former.FILE)),
        sources=MappingProxyType(known_sources),
        vocabulary=words,
        faults=(*standing.faults(folder), *own, *faults, *shape_faults, *ground_faults, *reach_faults, *picture_faults),
        compiled=day,
        version=version.read(folder, digest),
        digest=digest,
    )


def load(folder: Path | None = None) -> Edition:
    """The district of ``folder`` (our own without one): read once, again when the time or size of any file changed. Safe in threads.

    A broken or missing file gives faults, and the rest is there; nothing is raised for what a file holds.
    """
    folder = folder or data_folder()
    if folder in _fixed:
        return _fixed[folder]
    key = folder.resolve()
    with _lock:
        state = state_of(folder)
        kept = _kept.get(key)
        if kept is None or kept[0] != state:
            kept = _kept[key] = (state, _read(folder))
        return kept[1]


def fix(folder: Path) -> None:
    """Read the district of a folder that nobody changes any more, and keep it, whatever becomes of the folder, until ``forget``."""
    _fixed[folder] = load(folder)


def moved(before: Path, after: Path) -> None:
    """Keep what was read of a folder under the name that it has now."""
    with _lock:
        kept = _kept.pop(before.resolve(), None)
        if kept and kept[0] == state_of(after):
            _kept[after.resolve()] = (kept[0], replace(kept[1], folder=after))


def forget(folder: Path) -> None:
    """Let go of the district of a folder that nobody is told from any more."""
    _fixed.pop(folder, None)
    with _lock:
        _kept.pop(folder.resolve(), None)


def _reopened(folder: Path, digest: str) -> Edition:
    """The edition of a folder in another process, which tells of it from now on. Raises ValueError when the folder holds another one."""
    edition = load(folder)
    if edition.digest != digest:
        raise ValueError(f"{folder} no longer holds {digest}")
    for other in [kept for kept in _kept if kept != folder.resolve()]:
        forget(other)
    tell_from(folder)
    return edition


# Handed to a worker an edition is its folder; there it is read once for all jobs.
copyreg.pickle(Edition, lambda edition: (_reopened, (edition.folder, edition.digest)))
