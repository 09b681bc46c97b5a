"""Files of a view from the command line: python -m geo.export --format pdf --out map.pdf --view "era=2025&lang=en"."""

import argparse
import sys
from pathlib import Path
from typing import NoReturn
from urllib.parse import parse_qs

from geo import story
from geo.edition import load
from geo.export.formats import FORMATS
from geo.language import LANGUAGES, Lang, data_folder, word
from geo.language.console import print_utf8
from geo.paper import DPI, ORIENTATIONS, PAPERS, CannotPrintError, PrintRequest
from geo.scene.extent import Bounds, extent_of
from geo.slides import HANDOUTS, STORY_FORMATS, story_bytes
from geo.view import NAMES, View, misread, parse

REFUSED, UNWRITTEN = 2, 3
"""Exit codes: a choice that cannot be carried out; a file that could not be written. 0: written."""


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with a choice in the reader's language."""

    def __init__(self, lang: Lang) -> None:
        super().__init__(prog="python -m geo.export", description=__doc__, add_help=True)
        self.lang = lang

    def error(self, message: str) -> NoReturn:
        """End with the reason in the reader's language, argparse's own words behind it."""
        self.exit(REFUSED, word("paper.bad_choice", self.lang, said=message) + "\n")


def _language(given: list[str]) -> Lang:
    """The language asked for, before anything can go wrong: --lang, else that of --view, else Vietnamese."""
    first = argparse.ArgumentParser(add_help=False)
    first.add_argument("--lang", choices=LANGUAGES)
    first.add_argument("--view", default="")
    try:
        chosen, _ = first.parse_known_args([part for part in given if part != "--lang=" and part])
    except SystemExit:
        return "vi"
    asked: Lang = chosen.lang or parse(parse_qs(chosen.view), "vi").lang
    return asked


def _choices(given: list[str]) -> argparse.Namespace:
    parser = _Parser(_language(given))
    parser.add_argument("--format", choices=[*FORMATS], help="when left out: what --out ends with")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--view", default="", metavar="LINK", help='what stands behind the "?" of a link of the map')
    parser.add_argument("--story", action="store_true", help="the whole story for meetings instead of a view: pptx or pdf")
    parser.add_argument("--template", type=Path, metavar="FILE.potx", help="with --story as pptx: the slides stand on its master")
    parser.add_argument("--handout", type=int, choices=HANDOUTS, default=0, help="with --story as pdf: so many slides on A4")
    parser.add_argument("--paper", default="A4", help=", ".join(PAPERS))
    parser.add_argument("--orientation", default="landscape", help=", ".join(ORIENTATIONS))
    parser.add_argument("--dpi", type=int, default=200, help=f"{DPI[0]}-{DPI[1]}, PNG only")
    parser.add_argument("--extent", metavar="W,S,E,N", help="degrees; when left out: the whole district, or what --view shows")
    parser.add_argument("--lang", choices=LANGUAGES)
    parser.add_argument("--data", type=Path, default=data_folder())
    return parser.parse_args(given)


def _extent(text: str) -> Bounds:
    """West, south, east, north. Raises CannotPrintError for anything but four numbers."""
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError as error:
        raise CannotPrintError("bad_extent") from error
    return west, south, east, north


def _view(link: str, lang: Lang) -> View:
    """The view of a link. Raises CannotPrintError for parts that no link of the map has or whose value the map does not know."""
    given = parse_qs(link.removeprefix("?"), keep_blank_values=True)
    unknown = [name for name in given if name not in NAMES.values()]
    if unknown:
        raise CannotPrintError("no_part", part=", ".join(unknown), allowed=", ".join(NAMES.values()))
    for name in misread(given):
        raise CannotPrintError("bad_part", part=name, value=given[name][-1])
    return parse(given, lang).model_copy(update={"lang": lang})


def _wish(chosen: argparse.Namespace, lang: Lang) -> PrintRequest:
    view = _view(chosen.view, lang)
    extent = _extent(chosen.extent) if chosen.extent else extent_of(view)
    return PrintRequest(view, chosen.paper, chosen.orientation, chosen.dpi, extent)


def _template(chosen: argparse.Namespace, form: str) -> bytes | None:
    """The deck of an office, if one is given. Raises CannotPrintError."""
    if chosen.template is None:
        return None
    if not chosen.story or form != "pptx":
        raise CannotPrintError("template_story")
    try:
        content: bytes = chosen.template.read_bytes()
    except OSError as error:
        raise CannotPrintError("no_template") from error
    return content


def _bytes(chosen: argparse.Namespace, lang: Lang) -> bytes:
    """The file. Raises CannotPrintError."""
    form = chosen.format or chosen.out.suffix.removeprefix(".").lower()
    if form not in FORMATS:
        raise CannotPrintError("no_format", form=form or "–", allowed=", ".join(FORMATS))
    if chosen.handout and not (chosen.story and form == "pdf"):
        raise CannotPrintError("handout_story")
    edition = load(chosen.data)
    if chosen.story:
        if form not in STORY_FORMATS:
            raise CannotPrintError("no_story", allowed=", ".join(STORY_FORMATS))
        shape = f"{form}-{chosen.handout}" if chosen.handout else form
        return story_bytes(edition, story.load(edition), shape, lang, template=_template(chosen, form))
    _template(chosen, form)
    return FORMATS[form].make(edition, _wish(chosen, lang))


def main(given: list[str] | None = None) -> int:
    """Write the file; 0 when it is there."""
    arguments = sys.argv[1:] if given is None else given
    lang = _language(arguments)
    chosen = _choices(arguments)
    try:
        content = _bytes(chosen, lang)
    except CannotPrintError as refused:
        print(refused.text(lang), file=sys.stderr)
        return REFUSED
    try:
        chosen.out.write_bytes(content)
    except OSError as error:
        print(word("paper.unwritten", lang, file=str(chosen.out), said=str(error.strerror)), file=sys.stderr)
        return UNWRITTEN
    print(word("paper.written", lang, file=str(chosen.out), size=f"{len(content) / 1e6:.1f}"))
    return 0


if __name__ == "__main__":
    print_utf8()
    sys.exit(main())
