"""Publications from the command line: build, list, compare, roll back, verify, prune."""

import argparse
import getpass
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import cast

from filelock import Timeout

from geo.datasets import FOLDER
from geo.edition import former, load
from geo.language import LANGUAGES, Lang, day, given_folder, number, word
from geo.language.console import print_utf8
from geo.publish.build import make
from geo.publish.compare import differences, unsaid
from geo.publish.publication import Publication
from geo.publish.publications import Publications, of_folder

MOST = 100_000
"""Rows of a layer that the map is measured with (`python -m tests.bench scale`)."""
UNSAID = 10
"""Ids that are named; the rest is counted."""
FAULTY, REFUSED = 1, 2
"""Exit codes: something is wrong with the data or a publication; nothing was done. 0: all is well."""


class RefusedError(Exception):
    """Nothing is done; the sentence says why."""


def _chosen(into: Publications, name: str, lang: Lang) -> Publication:
    """The publication of an id, or of its first letters. Raises RefusedError."""
    publication = into.at(name)
    if publication is None:
        raise RefusedError(word("publish.unknown", lang, id=name, folder=str(into.folder)))
    return publication


def _line(publication: Publication, current: Publication | None, lang: Lang) -> str:
    """One publication in a line: whether readers get it, its id, its version, when and by whom, its faults, its note."""
    manifest = publication.manifest
    mark = "→" if current and current.id == publication.id else " "
    faults = word("publish.faults", lang, n=len(manifest.faults)) if manifest.faults else ""
    parts = [manifest.id, manifest.version, manifest.made[:19].replace("T", " ") + " UTC", manifest.who, faults, manifest.note]
    return f"{mark} {'  '.join(filter(None, parts))}"


def _too_long(publication: Publication, lang: Lang) -> list[str]:
    """What to do about layers of more rows than the map is made for."""
    rows = {file: n for file, n in publication.manifest.counts.items() if file.startswith("layers/") and n > MOST}
    return [word("publish.too_long", lang, file=file, n=number(n, lang), most=number(MOST, lang)) for file, n in rows.items()]


def _unsaid(before: Publication | None, made: Publication, lang: Lang) -> list[str]:
    """What to write where ids that links and pages had are there no longer."""
    left = unsaid(load(before.data), load(made.data)) if before else []
    return [word("publish.unsaid", lang, ids=", ".join(left[:UNSAID]), n=len(left), file=former.FILE)] if left else []


def _progress(address: str) -> None:
    """A line for each file that takes its time."""
    if address.startswith(FOLDER):
        print(f"  {address}", file=sys.stderr, flush=True)


def _build(into: Publications, asked: argparse.Namespace, lang: Lang) -> int:
    if not asked.folder.is_dir():
        raise RefusedError(word("publish.no_folder", lang, folder=str(asked.folder)))
    print(word("publish.building", lang, folder=str(asked.folder)), file=sys.stderr)
    before = into.current()
    made = make(asked.folder, into, who=asked.who, note=asked.note, site_at=asked.address or "", tell=_progress)
    for line in (*(fault.text(lang) for fault in made.manifest.faults), *_too_long(made, lang), *_unsaid(before, made, lang)):
        print(line)
    print(word("publish.built", lang, id=made.id, n=len(made.manifest.files), folder=str(made.folder)))
    return FAULTY if asked.strict and made.manifest.faults else 0


def _status(into: Publications, _asked: argparse.Namespace, lang: Lang) -> int:
    current = into.current()
    if current is None:
        raise RefusedError(word("publish.none", lang, folder=str(into.folder)))
    print(_line(current, current, lang))
    size = round(current.copy_size() / 1000)
    print(word("publish.status", lang, folder=str(current.folder), compiled=day(current.manifest.compiled, lang) or "–", size=size))
    for file, since in current.manifest.stands_in.items():
        print(word("publish.stands_in", lang, file=file, when=day(since[:10], lang)))
    for line in (*(fault.text(lang) for fault in current.manifest.faults), *_too_long(current, lang)):
        print(line)
    return 0


def _list(into: Publications, _asked: argparse.Namespace, lang: Lang) -> int:
    current = into.current()
    for publication in into.every():
        print(_line(publication, current, lang))
    return 0


def _diff(into: Publications, asked: argparse.Namespace, lang: Lang) -> int:
    for line in differences(_chosen(into, asked.a, lang), _chosen(into, asked.b, lang), lang) or [word("publish.alike", lang)]:
        print(line)
    return 0


def _rollback(into: Publications, asked: argparse.Namespace, lang: Lang) -> int:
    chosen = _chosen(into, asked.to, lang) if asked.to else into.earlier()
    if chosen is None:
        raise RefusedError(word("publish.no_earlier", lang))
    if chosen.wrong():
        raise RefusedError(word("publish.damaged", lang, id=chosen.id, files=", ".join(chosen.wrong()[:3])))
    into.switch(chosen)
    print(_line(chosen, chosen, lang))
    return 0


def _verify(into: Publications, _asked: argparse.Namespace, lang: Lang) -> int:
    wrong = {publication.id: publication.wrong() for publication in into.every()}
    for name, files in wrong.items():
        print(word("publish.damaged", lang, id=name, files=", ".join(files)) if files else word("publish.whole", lang, id=name))
    return FAULTY if any(wrong.values()) else 0


def _prune(into: Publications, asked: argparse.Namespace, lang: Lang) -> int:
    for publication in into.prune(asked.keep):
        print(word("publish.gone", lang, id=publication.id))
    return 0


def _withdraw(into: Publications, asked: argparse.Namespace, lang: Lang) -> int:
    """All publications of a version: another program may have told the same data once more."""
    every = [*into.every()]
    named = [made for made in every if made.manifest.version == asked.id] or [_chosen(into, asked.id, lang)]
    going = [made for made in every if made.id == named[0].id or made.manifest.version == named[0].manifest.version != ""]
    if current := [made.id for made in going if made.id == into.current_id()]:
        raise RefusedError(word("publish.is_current", lang, id=current[0]))
    for publication in going:
        into.remove(publication, asked.reason)
        print(word("publish.gone", lang, id=publication.id))
    return 0


COMMANDS: Mapping[str, Callable[[Publications, argparse.Namespace, Lang], int]] = {
    "build": _build,
    "status": _status,
    "list": _list,
    "diff": _diff,
    "rollback": _rollback,
    "verify": _verify,
    "prune": _prune,
    "withdraw": _withdraw,
}


def _this_person() -> str:
    """The user of this machine, if it has a name for them."""
    with suppress(OSError, KeyError, ImportError):  # which of them is a matter of the Python and the system
        return getpass.getuser()
    return ""


def _address(text: str) -> str:
    if not text.startswith(("http://", "https://")):
        raise ValueError(text)
    return f"{text.rstrip('/')}/"


def _at_least_one(text: str) -> int:
    if int(text) < 1:
        raise ValueError(text)
    return int(text)


def _arguments(given: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m geo.publish", description=__doc__)
    parser.add_argument("--lang", choices=LANGUAGES, default="vi", help="language of what is said")
    commands = parser.add_subparsers(dest="command", required=True)
    build_ = commands.add_parser("build", help="publish a data folder")
    build_.add_argument("folder", type=Path, nargs="?", default=given_folder(), help="default: the data folder of this map")
    build_.add_argument("--who", default=_this_person(), help="who publishes")
    build_.add_argument("--note", default="", help="what is new")
    build_.add_argument("--strict", action="store_true", help="exit 1 when the data have faults")
    build_.add_argument("--address", type=_address, help="where the site will be, for previews and search engines")
    commands.add_parser("status", help="what readers get, and what is wrong with it")
    commands.add_parser("list", help="every publication, the newest first")
    diff = commands.add_parser("diff", help="what is different between two, in words")
    diff.add_argument("a")
    diff.add_argument("b")
    rollback = commands.add_parser("rollback", help="give readers an earlier one")
    rollback.add_argument("to", nargs="?", default="")
    commands.add_parser("verify", help="whether every file is as it was made")
    withdraw = commands.add_parser("withdraw", help="delete a version, and say why where it was")
    withdraw.add_argument("id", help="the version, or the id of one of its publications")
    withdraw.add_argument("--reason", required=True, help="shown to whoever follows its address")
    commands.add_parser("prune", help="delete the oldest").add_argument("--keep", type=_at_least_one, required=True)
    return parser.parse_args(given)


def main(given: list[str] | None = None) -> int:
    """Run the command with the arguments ``given`` (default: those of the process); gives its exit code."""
    asked = _arguments(given)
    lang = cast("Lang", asked.lang)
    try:
        return COMMANDS[asked.command](of_folder(given_folder()), asked, lang)
    except RefusedError as refused:
        print(refused, file=sys.stderr)
    except (OSError, Timeout) as error:
        print(word("publish.unwritten", lang, said=str(getattr(error, "strerror", None) or type(error).__name__)), file=sys.stderr)
    return REFUSED


if __name__ == "__main__":
    print_utf8()
    sys.exit(main())
