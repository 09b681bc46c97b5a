"""Checks all of data/ from the command line, and turns its tables into a workbook and back."""

import argparse
import sys
from pathlib import Path
from typing import TextIO, cast

from geo import story
from geo.edition import load, tables_of
from geo.language import LANGUAGES, Lang, data_folder, word
from geo.tables.workbook import from_xlsx, to_xlsx


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
    if meeting.slides:
        rows[story.FILE] = len(meeting.slides)
    for name, n in rows.items():
        print(word("check.rows", lang, name=name, n=n), file=out)
    print(word("check.sound", lang), file=out)
    return 0


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
    every = tuple(tables_of(load(arguments.data).registry).values())
    if arguments.xlsx:
        arguments.xlsx.write_bytes(to_xlsx(arguments.data, every))
        print(arguments.xlsx, file=out)
        return 0
    if arguments.from_xlsx:
        for file, n in from_xlsx(arguments.from_xlsx.read_bytes(), arguments.out, every).items():
            print(word("check.rows", lang, name=file, n=n), file=out)
        return 0
    return check(arguments.data, lang, out)


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    sys.exit(main())
