"""Every cell of a brought table: a figure, a question, a fault that says how to mend it, or left aside by name; never a guess."""

from collections import Counter
from collections.abc import Iterator, Sequence

from geo.edition import Edition
from geo.intake.figures import Aside, Checked, Defaults, ParsedFigure, Question, TableFault
from geo.intake.footnotes import notes_in
from geo.intake.grid import Grid, ref
from geo.intake.heading_rows import is_number
from geo.intake.layout import forms_of, has_times
from geo.intake.plausible import sifted
from geo.intake.rows import figures_of, heads_again
from geo.intake.style import style_of
from geo.intake.table import Table
from geo.intake.vocabulary import Known, known_of
from geo.language import words
from geo.spreadsheets import Book, Sheet
from geo.workers import each

MOST_FAULTS = 2_000
"""After so many faults reading ends, and says so: the table is not what it should be."""
NAMED = 8
"""So many hidden rows or columns are named."""


def _twice(entries: Sequence[ParsedFigure], out: Checked) -> list[ParsedFigure]:
    """The figures, each once; where two say different things of the same, neither: that is a fault."""
    first: dict[tuple[str, ...], ParsedFigure] = {}
    unsure = set()
    for entry in entries:
        earlier = first.setdefault(entry.key, entry)
        if (earlier.value, earlier.qualifier) != (entry.value, entry.qualifier):
            unsure.add(entry.key)
            why = words("intake.twice", sheet=earlier.sheet, cell=earlier.place)
            out.faults.append(TableFault(entry.sheet, entry.row, entry.column, f"{entry.value:f}", why, code="twice"))
    return [entry for key, entry in first.items() if key not in unsure]


def _from_book(book: Book, out: Checked) -> None:
    """What opening the file left aside or could not read, and in which letters it was written."""
    for code, values in book.aside:
        out.aside.append(Aside(code, "", "", str(values.get("part", "")), words(f"intake.aside_{code}", **values)))
    for row in book.broken:
        name = book.sheets[0].name
        why = words(f"intake.row_{row.key}")
        out.faults.append(TableFault(name, row.row, ref(row.row, row.column).rstrip("0123456789"), row.value, why, code=f"row_{row.key}"))
    out.encodings = dict(Counter(cell.encoding for cell in book.recoded))


def _hidden(sheet: Sheet, out: Checked, *, read: bool) -> None:
    """Name what is hidden in a sheet and has something in it."""
    if read:
        return
    rows = [row for row in sorted(sheet.hidden_rows) if row <= len(sheet.rows) and any(cell.text for cell in sheet.rows[row - 1])]
    columns = [
        column for column in sorted(sheet.hidden_columns) if any(sheet.at(row, column).text for row in range(1, len(sheet.rows) + 1))
    ]
    for code, named in (
        ("hidden_rows", [str(row) for row in rows]),
        ("hidden_columns", [ref(1, column).rstrip("1") for column in columns]),
    ):
        if named:
            text = ", ".join(named[:NAMED]) + ("…" if len(named) > NAMED else "")
            out.aside.append(Aside(code, sheet.name, "", text, words(f"intake.aside_{code}")))


def _tables(edition: Edition, grid: Grid, words_: Known, defaults: Defaults, out: Checked) -> Iterator[Table]:
    notes = notes_in(grid)
    for form in forms_of(grid, words_, defaults.period):
        for column in form.columns:
            if column.role == "" and any(is_number(grid.at(row, column.number)) for row in grid.between(form.first - 1, form.last)):
                place = ref(form.first, column.number)
                out.aside.append(Aside("bare_column", grid.name, place, "", words("intake.aside_bare_column")))
            if column.role == "ignored" and column.heading:
                place = ref(form.head[-1], column.number)
                out.aside.append(Aside("column", grid.name, place, column.heading, words("intake.aside_column")))
        yield Table(edition, grid, form, words_, defaults, out, notes)


def _sheets(book: Book, defaults: Defaults, out: Checked) -> list[Sheet]:
    """The sheets that are to be read: those asked for, else all that are seen; hidden ones are named."""
    if defaults.sheets:
        return [sheet for sheet in book.sheets if sheet.name in defaults.sheets]
    for sheet in book.sheets:
        if sheet.hidden and sheet.rows:
            out.aside.append(Aside("hidden_sheet", sheet.name, "", sheet.name, words("intake.aside_hidden_sheet")))
    return [sheet for sheet in book.sheets if not sheet.hidden]


def _read(tables: Sequence[Table], out: Checked) -> Iterator[ParsedFigure]:
    """The figures of some tables; reading ends at too many faults."""
    for table in tables:
        for row in each(list(table.rows())):
            if len(out.faults) >= MOST_FAULTS:
                why = words("intake.too_many", most=MOST_FAULTS)
                out.faults.append(TableFault(table.grid.name, row, "", "", why, code="too_many"))
                return
            if heads_again(table, row):
                why = words("intake.heading_below")
                out.faults.append(TableFault(table.grid.name, row, "", "", why, code="heading_below"))
                break
            yield from figures_of(table, row)


def _styled(tables: list[Table], out: Checked) -> list[Table]:
    """The tables of a sheet, told how their numbers are written where the reader did not say and they show it."""
    style, place = style_of(tables)
    if not tables or tables[0].defaults.style or not style:
        return tables
    out.aside.append(Aside("style", tables[0].grid.name, place, "", words(f"intake.aside_style_{style}")))
    for table in tables:
        table.style = style
    return tables


def _bare(sheets: Sequence[Sheet], out: Checked, *, alone: bool) -> None:
    """Say of sheets that no table was seen in them: a fault where there is none in the whole file."""
    for sheet in sheets:
        if alone:
            code = "no_known_name" if has_times(Grid(sheet)) else "no_heading"
            out.faults.append(TableFault(sheet.name, None, "", "", words(f"intake.{code}"), code=code))
        else:
            out.aside.append(Aside("no_table", sheet.name, "", sheet.name, words("intake.aside_no_table")))


def _seen(book: Book, entries: list[ParsedFigure], defaults: Defaults, out: Checked) -> list[ParsedFigure]:
    """The figures, once the reader says that a file which does not tell what it hides was looked at."""
    question = Question("no_look", book.sheets[0].name, "", "", words("intake.ask_no_look"), (("yes", words("intake.answer_yes")),))
    if not book.blind or not entries:
        return entries
    looked = defaults.answers.get(question.key) == "yes"
    (out.answered if looked else out.questions).append(question)
    return entries if looked else []


def check_table(edition: Edition, book: Book, defaults: Defaults) -> Checked:
    """Read every figure of the tables of a file.

    What is certain is in ``entries``; what must be confirmed first is a question; what should be a figure and cannot be read is a fault
    with sheet, row, column, value and reason; what is no figure is left aside by name.
    """
    known, out, entries = known_of(edition), Checked(), list[ParsedFigure]()
    _from_book(book, out)
    bare: list[Sheet] = []
    for sheet in _sheets(book, defaults, out):
        tables = list(_tables(edition, Grid(sheet, defaults.hidden), known, defaults, out))
        if tables:
            out.sheets.append(sheet.name)
            _hidden(sheet, out, read=defaults.hidden)
        elif sheet.rows:
            bare.append(sheet)
        entries += _read(_styled(tables, out), out)
    _bare(bare, out, alone=not out.sheets)
    out.entries = sifted(edition, _seen(book, _twice(entries, out), defaults, out), defaults, out)
    out.faults = list(dict.fromkeys(out.faults))
    return out
