"""Decks from the command line: python -m geo.slides refresh DECK.pptx renews its figures, charts and maps and keeps every edit."""

import argparse
import sys
from pathlib import Path

from geo.edition import load
from geo.language import LANGUAGES, data_folder, word
from geo.language.console import print_utf8
from geo.slides.refresh import NotOursError, refreshed

REFUSED, UNWRITTEN = 2, 3
"""Exit codes: a file that is no deck of ours; one that could not be written. 0: renewed."""


def _choices(given: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m geo.slides", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    refresh = commands.add_parser("refresh", help="figures, tables, charts and maps as the data say now")
    refresh.add_argument("deck", type=Path, metavar="DECK.pptx")
    refresh.add_argument("--out", type=Path, help="when left out: DECK-renewed.pptx beside it")
    refresh.add_argument("--lang", choices=LANGUAGES, help="when left out: the language of the deck")
    refresh.add_argument("--data", type=Path, default=data_folder())
    return parser.parse_args(given)


def main(given: list[str] | None = None) -> int:
    """Renew a deck and say what changed; 0 when the file is there."""
    print_utf8()
    chosen = _choices(given)
    languages = [chosen.lang] if chosen.lang else list(LANGUAGES)
    try:
        made = refreshed(load(chosen.data), chosen.deck.read_bytes(), chosen.lang)
    except OSError as error:
        for lang in languages:
            print(word("slides.renew.unopened", lang, file=str(chosen.deck), said=str(error.strerror)), file=sys.stderr)
        return REFUSED
    except NotOursError as error:
        for lang in languages:
            print(word(f"slides.renew.{error.key}", lang, file=str(chosen.deck)), file=sys.stderr)
        return REFUSED
    lang, out = made.lang, chosen.out or chosen.deck.with_name(f"{chosen.deck.stem}-renewed.pptx")
    try:
        out.write_bytes(made.content)
    except OSError as error:
        print(word("paper.unwritten", lang, file=str(out), said=str(error.strerror)), file=sys.stderr)
        return UNWRITTEN
    for change in made.changes:
        print(change.text(lang))
    print(word("slides.renew.rest" if made.changes else "slides.renew.nothing", lang))
    print(word("paper.written", lang, file=str(out), size=f"{len(made.content) / 1e6:.1f}"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
