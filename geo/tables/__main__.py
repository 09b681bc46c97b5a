"""Checks all of data/ from the command line, and turns its tables into a workbook and back."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO, cast

from geo import story
from geo.edition import former, load, pictures
from geo.edition.tables import tables_in
from geo.language import LANGUAGES, Lang, Words, data_folder, word, words
from geo.language.console import print_utf8
from geo.schema.table import Table
from geo.spreadsheets.limits import BYTES, MEGABYTE, FileRefused
from geo.tables.flaws import WorkbookRefused
from geo.tables.workbook import from_xlsx, sheet_name, to_xlsx, write_all


def check(folder: Path, lang: Lang, out: TextIO) -> int:
    """Print every fault of ``folder`` or, when there is none, what was checked; 1 with faults, else 0."""
    edition = load(folder)
    meeting = story.load(edition)
    faults = [*edition.faults, *meeting.faults]
    for fault in faults:
        print(fault.text(lang), file=out)
    if faults:
        print(word("check.faults", lang, n=len(faults)), file=out)
        return 1
    rows = {layer.title.text(lang): len(edition.features[layer.id]) for layer in edition.registry}
    rows |= {
        "claims.csv": len(edition.claims),
        "figures.csv": len(edition.figures),
        "places.csv": len(edition.places),
        "sources.toml": len(edition.sources),
    }
    rows |= {"communes.geojson": len(edition.base_units), "context.geojson": len(edition.context["features"])}
    if edition.pictures:
        rows[pictures.FILE] = len(edition.pictures)
    if former.FILE in edition.tables:
        rows[former.FILE] = len(edition.tables[former.FILE])
    if meeting.slides:
        rows[story.FILE] = len(meeting.slides)
    for name, n in rows.items():
        print(word("check.rows", lang, name=name, n=n), file=out)
    print(word("check.sound", lang), file=out)
    return 0


def _content(path: Path) -> bytes:
    """The bytes of a workbook. Raises FileRefused for one that is too large, OSError where there is none."""
    if path.stat().st_size > BYTES:
        raise FileRefused("bytes", most=BYTES // MEGABYTE)
    return path.read_bytes()


def _read(path: Path, folder: Path, every: Sequence[Table], lang: Lang, out: TextIO) -> int:
    """Turn the workbook ``path`` into CSV below ``folder``; 1 with flaws and 2 without a workbook, and then nothing is written, else 0."""
    try:
        rows = from_xlsx(_content(path), folder, every)
    except WorkbookRefused as refused:
        for flaw in refused.flaws:
            print(flaw.text(lang), file=out)
        print(word("workbook.refused", lang, n=len(refused.flaws)), file=out)
        return 1
    except FileRefused as refused:
        print(word("workbook.file", lang, file=str(path), why=refused.text(lang)), file=out)
        return 2
    for table in every:
        if table.file in rows:
            print(word("check.rows", lang, name=table.file, n=rows[table.file]), file=out)
        else:
            print(word("workbook.no_such_sheet", lang, name=table.file, sheet=sheet_name(table.file)), file=out)
    return 0


def _failure(error: OSError, path: Path) -> Words:
    """Why a file cannot be read or written."""
    file = str(error.filename2 or error.filename or path)
    if isinstance(error, FileNotFoundError):
        return words("workbook.no_file", file=file)
    if isinstance(error, IsADirectoryError):
        return words("workbook.folder", file=file)
    return words("workbook.unusable", file=file, why=str(error.strerror or error))


def _arguments(given: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m geo.tables", description=__doc__)
    parser.add_argument("--data", type=Path, default=data_folder(), help="the data folder (default: data/ of this map)")
    parser.add_argument("--lang", choices=LANGUAGES, default="vi", help="language of what is said")
    parser.add_argument("--xlsx", type=Path, metavar="OUT.xlsx", help="write all tables as one workbook people can edit")
    parser.add_argument("--from-xlsx", type=Path, metavar="IN.xlsx", help="turn such a workbook back into CSV, into --out")
    parser.add_argument("--out", type=Path, metavar="DIR", help="where --from-xlsx writes")
    arguments = parser.parse_args(given)
    if bool(arguments.from_xlsx) != bool(arguments.out):
        parser.error("--from-xlsx and --out belong together")
    return arguments


def main(given: list[str] | None = None, out: TextIO | None = None) -> int:
    """Run the command with the arguments ``given`` (default: those of the process); gives its exit code."""
    arguments, out = _arguments(given), out or sys.stdout
    lang = cast("Lang", arguments.lang)
    edition = load(arguments.data)
    every = tuple(tables_in(arguments.data, edition.registry).values())
    sources = [*edition.sources]
    known = {"unit": [*edition.base_units], "source": sources, "place_source": sources}
    try:
        if arguments.xlsx:
            write_all({arguments.xlsx: to_xlsx(arguments.data, every, known)})
            print(arguments.xlsx, file=out)
            return 0
        if arguments.from_xlsx:
            return _read(arguments.from_xlsx, arguments.out, every, lang, out)
    except OSError as error:
        print(_failure(error, arguments.xlsx or arguments.from_xlsx).text(lang), file=out)
        return 2
    return check(arguments.data, lang, out)


if __name__ == "__main__":
    print_utf8()
    sys.exit(main())
