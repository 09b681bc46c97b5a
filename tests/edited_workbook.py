"""A workbook of two small tables as a person edits it, and what is said of it on its way back."""

import io

import openpyxl
import pytest
from openpyxl.styles import Font

from geo.schema import Column, Table
from geo.tables.flaws import WorkbookRefused
from geo.tables.workbook import from_xlsx, to_xlsx

FIRST = Table(
    "first.csv",
    (Column("id", "id"), Column("period", "period"), Column("name"), Column("n", "number"), Column("kind", "word", values=("a",))),
)
SECOND = Table("layers/second.csv", (Column("id", "id"), Column("lon", "lon"), Column("note")))
BOTH = (FIRST, SECOND)
BEFORE = {"first.csv": "\ufeffid,period,name,n,kind\nx,2024-05,Xã,5,a\n", "layers/second.csv": "\ufeffid,lon,note\ny,107.5,\n"}


def keep(folder):
    """Both tables, written into a folder."""
    for file, text in BEFORE.items():
        (folder / file).parent.mkdir(exist_ok=True)
        (folder / file).write_text(text, "utf-8")
    return folder


def edited(folder, edit):
    """The workbook of the folder after a person edited it: ``edit`` gets the book and its first sheet."""
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(folder, BOTH)))
    edit(book, book["first"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def typed(folder, place, value, code="General", **style):
    """The workbook after a person typed into one cell of the first sheet."""

    def edit(_, page):
        page[place].value, page[place].number_format, page[place].font = value, code, Font(**style)
        if code == "@":
            page[place].data_type = "s"  # a text, whatever it begins with

    return edited(folder, edit)


def texts(folder):
    """All files below the folder, by name."""
    return {str(path.relative_to(folder)): path.read_text("utf-8") for path in folder.rglob("*") if path.is_file()}


def flaws(content, folder, lang="en"):
    """What is said of a workbook, of which nothing must have been written."""
    with pytest.raises(WorkbookRefused) as refused:
        from_xlsx(content, folder, BOTH)
    assert texts(folder) == BEFORE
    return [flaw.text(lang) for flaw in refused.value.flaws]
