"""Lists, exports and deletes what readers sent: ``python -m geo.inbox reports list``, ``python -m geo.inbox enquiries export OUT.xlsx``."""

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import TextIO, cast

from geo.inbox import enquiry, report, search
from geo.inbox.box import MessageKind
from geo.inbox.folder import place_of_letters
from geo.inbox.listing import csv_bytes, listed, xlsx_bytes
from geo.inbox.store import Entry, NotKept, Store
from geo.inbox.watch import warnings
from geo.language import LANGUAGES, Lang, word
from geo.language.console import print_utf8

BOXES = {box.name: box for box in (report.BOX, enquiry.BOX, search.BOX)}


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
    parser = argparse.ArgumentParser(prog="python -m geo.inbox", description=__doc__)
    parser.add_argument("box", choices=BOXES, help="which of them")
    kinds = parser.add_subparsers(dest="command", required=True)
    kinds.add_parser("list", parents=[common], help="print all of them")
    kinds.add_parser("export", parents=[common], help="write all of them as a table").add_argument(
        "out", type=_target, metavar="OUT.xlsx|OUT.csv"
    )
    delete = kinds.add_parser("delete", parents=[common], help="delete some for good")
    which = delete.add_mutually_exclusive_group(required=True)
    which.add_argument("--before", type=_day, metavar="DATE", help="those that came before this day (2025-07-01, UTC)")
    which.add_argument("--old", action="store_true", help="those that were kept long enough")
    which.add_argument("--id", help="this one")
    return parser.parse_args(given)


def _entries(box: MessageKind, store: Store) -> list[Entry]:
    """All of them; what is only counted, by how often."""
    entries = store.entries(box.name)
    return search.counted(entries) if box is search.BOX else entries


def _list(box: MessageKind, store: Store, lang: Lang, out: TextIO) -> None:
    entries = _entries(box, store)
    for entry in entries:
        print(listed(box, entry, lang), end="\n\n" if box.message else "\n", file=out)
    print(word(f"{box.words}.count", lang, n=len(entries), path=str(store.path)), file=out)
    for warning in warnings(store):
        print(word(f"inbox.{warning}", lang), file=out)


def _export(box: MessageKind, store: Store, path: Path, lang: Lang, out: TextIO) -> None:
    make = csv_bytes if path.suffix.lower() == ".csv" else xlsx_bytes
    entries = _entries(box, store)
    path.write_bytes(make(box, entries, lang))
    print(word(f"{box.words}.count", lang, n=len(entries), path=str(path)), file=out)


def _deleted(box: MessageKind, store: Store, arguments: argparse.Namespace) -> int:
    return store.withdraw(arguments.id) if arguments.id else store.delete(box.name, str(arguments.before or box.old()))


def main(given: list[str] | None = None, out: TextIO | None = None) -> int:
    """Run the command with the arguments ``given`` (default: those of the process); gives its exit code."""
    arguments, out = _arguments(given), out or sys.stdout
    box = BOXES[arguments.box]
    lang = cast("Lang", arguments.lang)
    try:
        store = Store(place_of_letters())
        if arguments.command == "list":
            _list(box, store, lang, out)
        elif arguments.command == "export":
            _export(box, store, arguments.out, lang, out)
        else:
            n = _deleted(box, store, arguments)
            print(word(f"{box.words}.deleted", lang, n=n), file=out)
            return int(arguments.id is not None and n == 0)
    except (NotKept, OSError) as error:
        print(word("inbox.no_store", lang, said=str(error)), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    print_utf8()
    sys.exit(main())
