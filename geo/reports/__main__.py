"""Lists, exports and deletes reports from the command line."""

import argparse
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TextIO, cast

from geo.reports.shelf import old, shelf
from geo.reports.table import csv_bytes, listed, xlsx_bytes
from geo.store import Entry, Store, Unkept
from geo.text import LANGUAGES, Lang, word


def _day(text: str) -> str:
    return date.fromisoformat(text).isoformat()


def _target(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() not in (".csv", ".xlsx"):
        raise argparse.ArgumentTypeError("OUT.xlsx | OUT.csv")
    return path


def _arguments(given: list[str] | None) -> argparse.Namespace:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--lang", choices=LANGUAGES, default="vi", help="language of what is said")
    parser = argparse.ArgumentParser(prog="python -m geo.reports", description=__doc__)
    kinds = parser.add_subparsers(dest="command", required=True)
    kinds.add_parser("list", parents=[common], help="print all reports")
    kinds.add_parser("export", parents=[common], help="write all reports as a table").add_argument(
        "out", type=_target, metavar="OUT.xlsx|OUT.csv"
    )
    delete = kinds.add_parser("delete", parents=[common], help="delete reports for good")
    which = delete.add_mutually_exclusive_group(required=True)
    which.add_argument("--before", type=_day, metavar="DATE", help="those that came before this day (2025-07-01, UTC)")
    which.add_argument("--old", action="store_true", help="those that were kept for twelve months")
    which.add_argument("--id", help="this one")
    return parser.parse_args(given)


def _list(store: Store, lang: Lang, out: TextIO) -> None:
    entries = list(store.entries())
    for entry in entries:
        print(listed(entry, lang), end="\n\n", file=out)
    print(word("report.count", lang, n=len(entries), path=str(store.path)), file=out)
    if damaged := store.damaged():
        print(word("report.damaged", lang, n=damaged), file=out)


def _export(store: Store, path: Path, lang: Lang, out: TextIO) -> None:
    make = csv_bytes if path.suffix.lower() == ".csv" else xlsx_bytes
    entries = list(store.entries())
    path.write_bytes(make(entries, lang))
    print(word("report.count", lang, n=len(entries), path=str(path)), file=out)


def _gone(arguments: argparse.Namespace) -> Callable[[Entry], bool]:
    if arguments.id:
        return lambda entry: entry["id"] == arguments.id
    before = str(arguments.before or old())
    return lambda entry: entry["time"] < before


def main(given: list[str] | None = None, out: TextIO | None = None) -> int:
    """Run the command with the arguments ``given`` (default: those of the process); gives its exit code."""
    arguments, out = _arguments(given), out or sys.stdout
    lang = cast("Lang", arguments.lang)
    try:
        store = shelf()
        if arguments.command == "list":
            _list(store, lang, out)
        elif arguments.command == "export":
            _export(store, arguments.out, lang, out)
        else:
            n = store.delete(_gone(arguments))
            print(word("report.deleted", lang, n=n), file=out)
            return int(arguments.id is not None and n == 0)
    except (Unkept, OSError) as error:
        print(word("report.no_store", lang, said=str(error)), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    sys.exit(main())
