"""A deck of an office: its master, its layouts and its colours, with room found on them for what our slides show."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

from pptx import Presentation
from pptx.exc import PackageNotFoundError
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.slide import SlideLayout
from pptx.util import Emu

from geo.paper.request import CannotPrintError
from geo.slides.frame import CORNER, FOOT_HIGH, Frame
from geo.slides.master import LAYOUTS, Form
from geo.slides.placeholders import kind_of, place_of

CONTENT_TYPES = "[Content_Types].xml"
PRESENTATION = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
"""What the main part of a deck is; that of a template, or of a deck with macros, is called something else."""
OTHERS = (
    "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml",
    "application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml",
    "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
    "application/vnd.ms-powerpoint.template.macroEnabled.main+xml",
)
UNREADABLE = (
    PackageNotFoundError,
    zipfile.BadZipFile,
    SyntaxError,
    KeyError,
    ValueError,
    OSError,
    AttributeError,
    NotImplementedError,
)
"""What python-pptx raises for a file that is no deck, or a broken one."""
WANTED: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "secHead"),
    "section": ("secHead", "title"),
    "close": ("secHead", "title"),
    "text": ("obj", "tx", "titleOnly"),
    "": ("titleOnly", "obj", "tx", "blank"),
}
"""Layouts by the type that Office gives them, the fittest first; "": for slides that show something."""
PLAIN = ("title", "ctrTitle")
BELOW_TITLE, RIM = 0.15, 0.4
EDGES = ("dt", "ftr", "sldNum")
LOWEST_TITLE = 0.4
"""A title that ends further down the slide, in parts of its height, leaves no room: what is shown begins further up."""


def plain(content: bytes) -> bytes:
    """A template, a show or a deck with macros as a deck: python-pptx opens nothing else. Raises zipfile.BadZipFile, KeyError."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for entry in given.infolist():
            part = given.read(entry)
            if entry.filename == CONTENT_TYPES:
                for other in OTHERS:
                    part = part.replace(other.encode(), PRESENTATION.encode())
            made.writestr(entry, part)
    return out.getvalue()


def opened(content: bytes) -> Deck:
    """A deck or template. Raises CannotPrintError for a file that is neither."""
    try:
        deck: Deck = Presentation(io.BytesIO(plain(content)))
        if not len(deck.slide_masters) or not len(deck.slide_layouts):
            raise ValueError("no layouts")
    except UNREADABLE as error:
        raise CannotPrintError("no_template") from error
    return deck


def office_deck(content: bytes) -> Form:
    """An empty deck on an office's template. Raises CannotPrintError for a file that is none."""
    deck = opened(content)
    _empty(deck)
    layouts = {kind: _layout(deck, WANTED.get(kind, WANTED[""])) for kind in LAYOUTS}
    return Form(deck, layouts, _frame(deck, layouts["map"]), own=False)


def _empty(deck: Deck) -> None:
    """Without the slides that a template brings along, and without the parts of a show that name them."""
    listed = deck.slides._sldIdLst  # noqa: SLF001 - python-pptx removes no slides
    for slide in list(listed):
        deck.part.drop_rel(slide.rId)
        listed.remove(slide)
    root = deck.part._element  # noqa: SLF001 - same
    for shows in [*root.iter(qn("p:custShowLst")), *_sections(root)]:
        shows.getparent().remove(shows)


def _sections(root: Any) -> Iterator[Any]:
    """The list of sections: it names slides by their number."""
    return (ext for ext in list(root.iter(qn("p:ext"))) if ext.get("uri") == "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}")


def _layout(deck: Deck, wanted: tuple[str, ...]) -> SlideLayout:
    """The fittest layout of the first master; without any of those, one with a title, or the first."""
    layouts = list(deck.slide_layouts)
    by_type = {str(layout._element.get("type", "")): layout for layout in reversed(layouts)}  # noqa: SLF001 - python-pptx hides it
    titled = [layout for layout in layouts if any(kind_of(shape) in PLAIN for shape in layout.placeholders)]
    return next((by_type[kind] for kind in wanted if kind in by_type), (titled or layouts)[0])


def _frame(deck: Deck, layout: SlideLayout) -> Frame:
    """The room that a layout leaves between its title and its edge."""
    wide, high = (float(Emu(side or 0).inches) for side in (deck.slide_width, deck.slide_height))
    title = next((place_of(shape) for shape in layout.placeholders if kind_of(shape) in PLAIN), (wide * 0.06, 0.0, wide * 0.88, 0.0))
    below = title[1] + title[3] + BELOW_TITLE
    edges = [place_of(shape)[1] for shape in layout.placeholders if kind_of(shape) in EDGES]
    bottom = min([top for top in edges if top > high * 0.75] or [high - RIM])
    foot = bottom - FOOT_HIGH - 0.05
    return Frame(
        wide=wide,
        high=high,
        left=title[0] + 0.1,
        inner=min(title[2] - 0.2, wide - title[0] - 2 * RIM),
        top=below if below < high * LOWEST_TITLE else RIM,
        bottom=foot - 0.1,
        foot=foot,
        corner=0 if edges else CORNER,
    )
