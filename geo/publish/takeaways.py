"""The files to take away that a site carries with it, made once for all readers."""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from geo import story
from geo.datasets import FOLDER
from geo.datasets.open_files import Made
from geo.edition import Edition, load
from geo.export.formats import FORMATS
from geo.language import LANGUAGES, Lang, Words, telling, words
from geo.paper import PrintRequest
from geo.slides import story_bytes
from geo.view import view_of

OF_THE_MAP = ("xlsx", "pdf", "html")
"""Formats of the map as it opens; the one-file map has all of its views in it."""


class Download(NamedTuple):
    """A file: what it holds, the language that it is in (None: for all), its address and its bytes."""

    title: Words
    lang: str | None
    address: str
    content: bytes

    @property
    def form(self) -> str:
        """Its format as people call it."""
        return self.address.rpartition(".")[2].upper().replace("GEOJSON", "GeoJSON").replace("GPKG", "GeoPackage")


def deck(folder: Path, lang: Lang) -> bytes:
    """The story of a data folder as slides."""
    with telling(folder):
        edition = load(folder)
        return story_bytes(edition, story.load(edition), "pptx", lang)


def downloads(edition: Edition) -> Iterator[Download]:
    """Every file in a language: the tables, the map, the story (a place without one has none).

    Slides are half of the work: those of the second language are made by another process meanwhile.
    """
    stem, era, meeting = edition.place.stem, edition.eras[-1], story.load(edition)
    with ProcessPoolExecutor(1, get_context("spawn")) as beside:
        decks = {lang: beside.submit(deck, edition.folder, lang) for lang in LANGUAGES[1:] if meeting.slides}
        for lang in LANGUAGES:
            wish = PrintRequest(view_of(edition, lang=lang, era=era))
            for form in OF_THE_MAP:
                title = words(f"frame.take.{form}")
                yield Download(title, lang, f"{FOLDER}{stem}-{lang}.{form}", FORMATS[form].make(edition, wish))
            if meeting.slides:
                content = decks[lang].result() if lang in decks else deck(edition.folder, lang)
                yield Download(words("frame.take.pptx"), lang, f"{FOLDER}{stem}-{lang}.pptx", content)


def open_download(made: Made) -> Download:
    """A file that is the same for all readers."""
    return Download(made.file.title, None, f"{FOLDER}{made.file.name}", made.content)
