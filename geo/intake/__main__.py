"""Checks a table from the command line, as the page does: what may be taken over, what must be confirmed, what is wrong."""

import argparse
import sys
from difflib import get_close_matches
from pathlib import Path
from typing import TextIO, cast

from geo.edition import Edition, load
from geo.intake import Defaults, check_table, merge_figures
from geo.intake.figures import Aside, Checked
from geo.intake.report import as_json, as_json_refused
from geo.language import LANGUAGES, Lang, data_folder, word, words
from geo.language.console import print_utf8
from geo.measures import NotAFigure, read_period
from geo.spreadsheets import Book, FileRefused, open_table

SOUND, UNSURE, UNREADABLE = 0, 1, 2
"""Exit codes: nothing to ask or mend, something, and no table at all."""
STYLES = {"ask": None, "vi": "vi", "en": "en"}


def _arguments(given: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m geo.intake", description=__doc__)
    command = parser.add_subparsers(dest="command", required=True).add_parser("check", help="check a table")
    command.add_argument("file", type=Path, metavar="FILE", help="XLSX, XLSM, XLSB, XLS, ODS or CSV")
    command.add_argument(
        "--sheet", action="append", default=[], metavar="NAME", help="only this sheet, also a hidden one (may be repeated)"
    )
    command.add_argument("--period", default="", metavar="P", help="time, where the table says none")
    command.add_argument("--kind", choices=("result", "target"), default="result", help="kind, where the table says none")
    command.add_argument("--source", default="", metavar="ID", help="source, where the table says none")
    command.add_argument("--scope", default="", metavar="ID", help="unit of the place, where the table says none")
    command.add_argument("--style", choices=tuple(STYLES), default="ask", help="how numbers are written as text")
    command.add_argument("--hidden", action="store_true", help="hidden rows and columns too")
    command.add_argument("--answer", action="append", default=[], metavar="KEY=ANSWER", help="the answer to a question of an earlier check")
    command.add_argument("--json", action="store_true", help="for programs")
    command.add_argument("--out", type=Path, metavar="FILE.csv", help="write figures.csv with what may be taken over")
    command.add_argument("--data", type=Path, default=data_folder(), help="the data folder (default: data/ of this map)")
    command.add_argument("--lang", choices=LANGUAGES, default="vi", help="language of what is said")
    arguments = parser.parse_args(given)
    try:
        arguments.period = read_period(arguments.period) if arguments.period else ""
    except NotAFigure as unread:
        parser.error(unread.why.text(arguments.lang))
    _is_known(parser, arguments)
    return arguments


def _is_known(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> None:
    """A unit of the place that nobody knows, or a source when something is to be written, is a slip of the hand: the command ends."""
    edition = load(arguments.data)
    if arguments.out and arguments.source and arguments.source not in edition.sources:
        parser.error(f"--source {arguments.source}: {', '.join(get_close_matches(arguments.source, edition.sources)) or '–'}?")
    if arguments.scope and arguments.scope != edition.place.scope and not edition.has_unit(arguments.scope):
        known = [edition.place.scope, *(unit for units in edition.units.values() for unit in units)]
        parser.error(f"--scope {arguments.scope}: {', '.join(known)}")


def _defaults(arguments: argparse.Namespace) -> Defaults:
    answers = dict(answer.rpartition("=")[::2] for answer in arguments.answer)
    style = STYLES[arguments.style]
    sheets = tuple(arguments.sheet)
    return Defaults(arguments.period, arguments.kind, arguments.source, style, arguments.scope, sheets, arguments.hidden, answers)  # type: ignore[arg-type]


def _say(checked: Checked, lang: Lang, out: TextIO) -> None:
    for figure in checked.entries:
        name = figure.indicator.name_vi if lang == "vi" else figure.indicator.name_en
        print(
            f"{figure.sheet} {figure.place}: {name} {figure.period} {figure.kind} {figure.scope} {figure.qualifier} {figure.value:f}",
            file=out,
        )
    for question in checked.questions:
        print(f"? {question.sheet} {question.place}: {question.ask.text(lang)}", file=out)
    for fault in checked.faults:
        print(f"! {fault.text(lang)}", file=out)
    for aside in checked.aside:
        print(f"- {aside.sheet} {aside.place} {aside.value}: {aside.why.text(lang)}", file=out)
    counts = {"n": len(checked.entries), "questions": len(checked.questions), "faults": len(checked.faults)}
    print(word("intake.counted", lang, **counts), file=out)


def _opened(arguments: argparse.Namespace) -> Book:
    """The file, or why it cannot be one. Raises FileRefused."""
    try:
        book = open_table(arguments.file.read_bytes())
    except OSError as error:
        raise FileRefused("no_file", file=str(arguments.file)) from error
    names = [sheet.name for sheet in book.sheets]
    for name in arguments.sheet:
        if name not in names:
            raise FileRefused("no_sheet", name=name, allowed=", ".join(names))
    return book


def _written(edition: Edition, checked: Checked, path: Path, lang: Lang, err: TextIO) -> bool:
    """Write figures.csv with what may be taken over; False, and a word why, where a figure has no source."""
    if not checked.entries or any(not figure.source for figure in checked.entries):
        print(word("intake.not_written", lang), file=err)
        return False
    path.write_bytes(merge_figures(edition, checked.entries).figures)
    return True


def main(given: list[str] | None = None, out: TextIO | None = None) -> int:
    """Run the command with the arguments ``given`` (default: those of the process); gives its exit code."""
    arguments, out = _arguments(given), out or sys.stdout
    lang = cast("Lang", arguments.lang)
    edition = load(arguments.data)
    try:
        book = _opened(arguments)
    except FileRefused as refused:
        why = word("intake.refused", lang, why=refused.text(lang))
        print(as_json_refused(refused, lang) if arguments.json else why, file=out)
        return UNREADABLE
    checked = check_table(edition, book, _defaults(arguments))
    if arguments.source and arguments.source not in edition.sources:  # it may be the report itself, which is not listed yet
        checked.aside.append(Aside("new_source", "", "", arguments.source, words("intake.aside_new_source")))
    if arguments.json:
        print(as_json(checked, book, lang), file=out)
    else:
        _say(checked, lang, out)
    if arguments.out and not _written(edition, checked, arguments.out, lang, sys.stderr):
        return UNSURE
    return UNSURE if checked.questions or checked.faults else SOUND


if __name__ == "__main__":
    print_utf8()
    sys.exit(main())
