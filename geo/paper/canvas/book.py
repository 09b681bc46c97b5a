"""Sheets as one PDF that says its title and language, with an outline of its parts and links that can be pressed."""

import io
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from string import punctuation
from urllib.parse import quote

import pikepdf
from matplotlib.backends.backend_pdf import PdfPages
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, String

from geo.language import Lang, word
from geo.paper.canvas.pen import Pen


def bound(pens: Iterable[Pen], title: str, lang: Lang, printed: date) -> bytes:
    """The sheets as a PDF in one language; its outline leads to every part that a pen has named."""
    made = datetime.combine(printed, time(), UTC)
    about = {"Title": title, "Author": word("page.title", lang), "Subject": word("frame.print_reference", lang)}
    drawn, out, kept = io.BytesIO(), io.BytesIO(), list(pens)
    with PdfPages(drawn, metadata={**about, "CreationDate": made, "ModDate": made}) as pages:
        for pen in kept:
            pages.savefig(pen.figure)
    with pikepdf.open(drawn) as pdf:
        _named(pdf, title, lang)
        for page, pen in zip(pdf.pages, kept, strict=True):
            _linked(pdf, page, pen)
        with pdf.open_outline() as outline:
            for number, pen in enumerate(kept):
                outline.root.extend(OutlineItem(said, number, "XYZ", top=pen.high - y) for said, y in pen.parts)
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def _named(pdf: Pdf, title: str, lang: Lang) -> None:
    """Title and language where readers and screen readers look for them."""
    pdf.Root.Lang = String(lang)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    with pdf.open_metadata(set_pikepdf_as_editor=False) as found:
        found.load_from_docinfo(pdf.docinfo)
        found["dc:title"] = title
        found["dc:language"] = {lang}


def _linked(pdf: Pdf, page: pikepdf.Page, pen: Pen) -> None:
    notes = [*page.obj.get("/Annots", ())]
    for (left, top, wide, high), address in pen.links:
        place = Array([left, pen.high - top - high, left + wide, pen.high - top])
        action = Dictionary(S=Name.URI, URI=String(quote(address, safe=punctuation)))
        note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=place, Border=[0, 0, 0], Contents=String(address), A=action)
        notes.append(pdf.make_indirect(note))
    page.obj.Annots = Array(notes)
