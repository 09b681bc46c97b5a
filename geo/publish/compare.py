"""What is different between two publications, in words: what was added, changed, retired, file by file."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from geo import story
from geo.datasets.open_tables import table_titles
from geo.edition import Edition, compiled, load, sources, units, version
from geo.edition.tables import tables_in
from geo.language import LANGUAGES, Lang, Words, word, words
from geo.publish.publication import Publication

Rows = Mapping[str, Mapping[str, str]]
"""The rows of a file by what tells them apart, each by its columns."""
Contents = Mapping[str, Rows]
TOLD = 60
"""Lines of a publication that its manifest keeps; the rest is counted."""
CITED = 3
"""Changed cells of a row that are quoted; the rest is counted."""


def _tables(edition: Edition) -> Iterator[tuple[str, Rows]]:
    for file, table in tables_in(edition.folder, edition.registry).items():
        rows = [
            dict(zip(table.names, row, strict=True)) for row in edition.tables[file][[*table.names]].astype(str).itertuples(index=False)
        ]
        yield file, {" · ".join(filter(None, (row[column] for column in table.key))): row for row in rows}


def _contents(folder: Path) -> Contents:
    """What each file of a data folder says, row by row."""
    edition = load(folder)
    draft = story.load(edition).draft
    written = {str(number): slide for number, slide in enumerate(draft.slides, start=1)} | {
        meeting.id: meeting for meeting in draft.meetings
    }
    return {
        compiled.FILE: {compiled.COMPILED: {compiled.COMPILED: edition.compiled}},
        units.FILE: {
            unit.id: {"name_vi": unit.name.vi, "name_en": unit.name.en, "code": unit.code, "km²": f"{unit.area_km2:.2f}"}
            for unit in edition.base_units.values()
        },
        sources.FILE: {
            name: {key: str(value) for key, value in source.model_dump().items() if value is not None and key != "id"}
            for name, source in edition.sources.items()
        },
        story.FILE: {name: {key: str(value) for key, value in part.model_dump().items()} for name, part in written.items()},
        **dict(_tables(edition)),
    }


def _name(key: str, row: Mapping[str, str], lang: Lang) -> str:
    name = row.get(f"name_{lang}") or row.get("name_vi") or row.get("title") or row.get(f"title_{lang}")
    return f"{name} ({key})" if name else key


def _changes(before: Mapping[str, str], after: Mapping[str, str], lang: Lang) -> str:
    """The cells of a row that are different, as "column: before → after"."""
    columns = [column for column in {**before, **after} if before.get(column, "") != after.get(column, "")]
    quoted = [f"{column}: {before.get(column) or '–'} → {after.get(column) or '–'}" for column in columns[:CITED]]
    more = [word("publish.more", lang, n=len(columns) - CITED)] if len(columns) > CITED else []
    return "; ".join([*quoted, *more])


def _of_file(before: Rows, after: Rows, lang: Lang) -> list[str]:
    added = [f"  + {_name(key, after[key], lang)}" for key in after if key not in before]
    changed = [
        f"  ± {_name(key, row, lang)}: {_changes(before[key], row, lang)}" for key, row in after.items() if before.get(key, row) != row
    ]
    retired = [f"  − {_name(key, before[key], lang)}" for key in before if key not in after]
    if not added and not changed and not retired:
        return []
    return [word("publish.differs", lang, added=len(added), changed=len(changed), retired=len(retired)), *added, *changed, *retired]


def unsaid(before: Edition, after: Edition) -> list[str]:
    """What had an id that links may name, and has neither it nor a row that says what became of it."""
    ids = [*before.things, *(unit for units_ in before.units.values() for unit in units_)]
    return [name for name in ids if name not in after.things and not after.has_unit(name) and not after.former.knows(name)]


def _lines(earlier: Publication, later: Publication, names: Mapping[str, str], lang: Lang, kept: tuple[Contents, Contents]) -> list[str]:
    """``names`` are what files are called among those who do not know the data folder."""
    before, after = kept
    lines = []
    for file in {**before, **after}:
        written = _of_file(before.get(file, {}), after.get(file, {}), lang)
        lines += [f"{names.get(file, file)}: {written[0]}", *written[1:]] if written else []
    others = {path for path in (earlier.manifest.files.keys() | later.manifest.files) if path.startswith("data/")}
    differing = sorted(path for path in others if earlier.manifest.files.get(path) != later.manifest.files.get(path))
    silent = [path.removeprefix("data/") for path in differing if path.removeprefix("data/") not in {**before, **after, version.FILE: {}}]
    return lines + [word("publish.differs_inside", lang, file=names.get(file, file)) for file in silent]


def differences(earlier: Publication, later: Publication, lang: Lang) -> list[str]:
    """Lines in words; none where both say the same. Background outlines and what declares layers are named when their bytes differ."""
    return _lines(earlier, later, {}, lang, (_contents(earlier.data), _contents(later.data)))


def _names(folder: Path) -> dict[str, Words]:
    """What the files of a data folder hold, in words."""
    edition = load(folder)
    titles = table_titles(edition)
    layers = {f"layers/{layer.id}.{end}": layer.title for layer in edition.registry for end in ("csv", "geojson", "toml")}
    own = {units.FILE: titles["units"], sources.FILE: titles["sources"], story.FILE: words("title.present")}
    return layers | own | {f"{name}.csv": titles[name] for name in ("claims", "figures", "places")}


def changes(earlier: Publication, later: Publication) -> dict[Lang, tuple[str, ...]]:
    """The same in every language, the first ``TOLD`` of them, for those who follow what changes."""
    kept = (_contents(earlier.data), _contents(later.data))
    names = _names(later.data)
    lines = {lang: _lines(earlier, later, {file: name.text(lang) for file, name in names.items()}, lang, kept) for lang in LANGUAGES}
    return {lang: (*every[:TOLD], *_rest(len(every) - TOLD, lang)) for lang, every in lines.items()}


def _rest(n: int, lang: Lang) -> tuple[str, ...]:
    return (word("publish.more_lines", lang, n=n),) if n > 0 else ()
