"""Files of what the reader sees: the map as PNG or PDF, slides, all tables; nothing is made before the click."""

from collections.abc import Callable

import streamlit as st

from geo import onefile
from geo.export.paper import ORIENTATIONS, PAPERS, RefusedError, Wish, extent_of, pdf_bytes, png_bytes
from geo.export.paper.wish import check
from geo.export.slides import pptx_bytes
from geo.export.workbook import workbook_bytes
from geo.shell.download import download
from geo.shell.plain import show, tag
from geo.shell.reader import Reader
from geo.view import View

FORMATS: dict[str, tuple[str, str]] = {
    "png": ("PNG", "image/png"),
    "pdf": ("PDF", "application/pdf"),
    "pptx": ("PPTX", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    "html": ("HTML", "text/html"),
    "xlsx": ("XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
RESOLUTIONS = (150, 200, 300, 600)


@st.fragment
def files(here: Reader) -> None:
    """Draw the choices and the buttons for the view that the frame told last; a choice runs this block alone."""
    with st.container(key="files"):
        show(tag("h2", here.say("files.title")), tag("p", here.say("files.about")))
        wish = _choices(here, here.view)
        show(tag("p", tag("b", _told(here, wish))), tag("p", tag("small", here.say("files.again"))))
        try:
            check(here.district, wish)
        except RefusedError as refused:
            st.info(refused.said(here.lang))
            return
        _buttons(here, wish)


def _choices(here: Reader, view: View) -> Wish:
    seen = extent_of(view)
    with st.container(key="files-choices", horizontal=True, vertical_alignment="bottom"):
        paper = st.selectbox(here.say("files.paper"), [*PAPERS], key="files-paper", width=120)
        names: dict[str, str] = {name: here.say(f"files.{name}") for name in ORIENTATIONS}
        orientation = st.selectbox(
            here.say("files.orientation"), [*names], format_func=lambda name: names[name], key="files-orientation", width=150
        )
        dpi = st.selectbox(here.say("files.dpi"), RESOLUTIONS, index=1, key="files-dpi", width=170)
        part = seen is not None and st.checkbox(here.say("files.part"), key="files-part")
    return Wish(view, paper, orientation, dpi, seen if part else None)


def _told(here: Reader, wish: Wish) -> str:
    """The view in words, so that nobody takes away something else than what they meant."""
    view = wish.view
    era = here.say(f"era.{view.era}", n=len(here.district.units[view.era]))
    shown = [layer for layer in here.district.registry if layer.id in view.layers]
    layers = ", ".join(f"{layer.title.said(here.lang)}{f' {view.year}' if layer.shape == 'status' else ''}" for layer in shown)
    extent = here.say("files.seen" if wish.extent else "files.whole")
    return " · ".join(filter(None, [era, layers, extent]))


def _buttons(here: Reader, wish: Wish) -> None:
    made: dict[str, Callable[[], bytes]] = {
        "png": lambda: png_bytes(here.district, wish),
        "pdf": lambda: pdf_bytes(here.district, wish),
        "pptx": lambda: pptx_bytes(here.district, wish),
        "html": lambda: onefile.page(here.district, wish.view.model_copy(update={"lang": here.lang})),
        "xlsx": lambda: workbook_bytes(here.district, here.lang),
    }
    with st.container(key="files-buttons", horizontal=True):
        for form, make in made.items():
            label, mime = FORMATS[form]
            name = f"dam-ha-{wish.view.era}-{here.lang}.{form}"
            download(here.say(f"files.{form}"), make, name, mime, key=f"files-{form}", help=here.say(f"files.{form}_help", name=label))
