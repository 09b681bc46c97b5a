"""The shortlist to take away: as a workbook, and side by side on paper."""

from collections.abc import Mapping, Sequence
from datetime import date

from geo.cards.headline import Part
from geo.datasets.layer_files import source_headings, source_rows
from geo.edition import District
from geo.edition.sources import brief, cite
from geo.invest.comparison import compared
from geo.invest.exchange_rate import MILLION, rate, rate_said
from geo.invest.nearby import units_said
from geo.invest.profile import PARTS, profile
from geo.invest.projects import prospects
from geo.language import Lang, day, word
from geo.paper.canvas.book import bound
from geo.paper.canvas.columns import Line, columns, gap, hanging, linked, prose, run, titled
from geo.paper.canvas.pen import POINTS, Pen
from geo.paper.fact_lines import SMALL, TEXT, Notes, beside, value_lines
from geo.paper.map.furniture import rule
from geo.paper.map.marks import INK
from geo.schema.cells import book_bytes
from geo.view.project_filter import MOST_COMPARED

MM = POINTS / 25.4
A4 = (297 * MM, 210 * MM)
MARGIN = 12 * MM
HEAD = 16 * MM
LABEL = 0.14
BETWEEN = 4 * MM
SIZE = 0.92
COLUMNS = ("name", "sector", "stage", "investor", "units", "area", "area_said", "capital", "capital_said", "usd", "year", "link")


def _amount(district: District, figure: Part | None, lang: Lang) -> list[object]:
    """A figure as a number to reckon with, and as its source says it: "trên 600 tỷ đồng (6/2025; doanhnghiepthuonghieu.vn)"."""
    if figure is None:
        return ["", ""]
    source = district.sources.get(figure.source)
    behind = "; ".join(filter(None, [figure.time.said(lang), brief(source, lang) if source else ""]))
    return [figure.value, f"{figure.said.said(lang)} ({behind})"]


def _row(district: District, ref: str, lang: Lang, link: str) -> list[object]:
    one, exchange = prospects(district)[ref], rate(district)
    units = "; ".join(names.said(lang) for _, names in units_said(district, one.units))
    usd: object = round(one.capital.value / exchange.dong / MILLION, 2) if one.capital and exchange else ""
    owner = one.investor.said(lang) if one.investor else ""
    year: object = max(one.years) if one.years else ""
    about = [one.name.said(lang), one.kind_said.said(lang), one.headed.said(lang), owner, units]
    return [*about, *_amount(district, one.area, lang), *_amount(district, one.capital, lang), usd, year, link]


def _facts(district: District, ref: str, lang: Lang) -> list[list[object]]:
    """Everything of a profile, a row for every value that anybody gave."""
    found = profile(district, ref)
    rows: list[list[object]] = []
    for part in PARTS:
        for row in found.parts[part]:
            for said in (row, *row.get("more", ())):
                told = [said[key][lang] if key in said else "" for key in ("value", "as_of", "note")]
                who = "; ".join(cite(district.sources[name], lang) for name in said.get("cite", ()))
                rows.append([found.prospect.name.said(lang), word(f"invest.part_{part}", lang), row["label"][lang], *told, who])
    return rows


def xlsx_bytes(district: District, links: Mapping[str, str], lang: Lang) -> bytes:
    """The shortlist as XLSX: one row a project, then every fact with its source, then the sources. ``links``: reference → address.

    Areas are hectares, capital is đồng (the figure shown first; all of them in the second sheet), USD millions at the rate said there.
    """
    facts = [row for ref in links for row in _facts(district, ref, lang)]
    facts.append(["", "", "", rate_said(district, rate(district)).said(lang), "", "", ""])
    named = [name for ref in links for part in profile(district, ref).parts.values() for row in part for name in row.get("cite", ())]
    heads = [word(f"invest.column_{name}", lang) for name in ("name", "part", "what", "value", "when", "note", "source")]
    listed = [_row(district, ref, lang, link) for ref, link in links.items()]
    sheets: dict[str, tuple[Sequence[str], Sequence[Sequence[object]]]] = {
        word("invest.shortlist", lang): ([word(f"invest.column_{name}", lang) for name in COLUMNS], listed),
        word("invest.sheet_facts", lang): (heads, facts),
        word("export.sheet_sources", lang): (source_headings(lang), source_rows(district, dict.fromkeys(named), lang)),
    }
    return book_bytes(sheets)


def pdf_bytes(district: District, refs: Sequence[str], lang: Lang, printed: date) -> bytes:
    """The projects side by side on sheets of A4, four to a sheet, with their sources. Raises KeyError for what is no project."""
    pens = [
        pen for first in range(0, len(refs), MOST_COMPARED) for pen in _sheets(district, refs[first : first + MOST_COMPARED], lang, printed)
    ]
    return bound(pens, word("invest.shortlist", lang), lang, printed)


def _sheets(district: District, refs: Sequence[str], lang: Lang, printed: date) -> list[Pen]:
    notes = Notes()
    wide = A4[0] - 2 * MARGIN
    lines = [*_table(district, refs, lang, notes, wide), gap(8), *_sources(district, lang, notes, wide)]
    made = []
    for page in columns(lines, A4[1] - 2 * MARGIN - HEAD):
        pen = Pen(*A4)
        said = f"{word('site.title', lang)} · {word('invest.shortlist', lang)}"
        pen.text(MARGIN, MARGIN + 12, said, 15, INK["ink"], 700)
        pen.text(A4[0] - MARGIN, MARGIN + 12, word("frame.print_on", lang, date=day(printed.isoformat(), lang)), 8, INK["quiet"], align=1)
        rule(pen, MARGIN, MARGIN + 20, wide, 1)
        run(pen, [page], (MARGIN, MARGIN + HEAD - 16, wide, A4[1]), 0, 1)
        made.append(pen)
    return made


def _table(district: District, refs: Sequence[str], lang: Lang, notes: Notes, wide: float) -> list[Line]:
    """The comparison as lines: labels at the left, a column for each project."""
    label = wide * LABEL
    column = (wide - label) / len(refs)
    names = [titled(prospects(district)[ref].name.said(lang), column - BETWEEN, TEXT * 1.15, INK["accent"]) for ref in refs]
    found = [*beside([(lines, label + index * column) for index, lines in enumerate(names)]), gap(5)]
    for line in compared(district, refs):
        dash = prose("–", column, TEXT, INK["quiet"])
        cells = [value_lines(cell, column - BETWEEN, SIZE, lang, notes) if cell else dash for cell in line.cells]
        head = prose(line.label.said(lang), label - BETWEEN, TEXT * SIZE, INK["quiet"])
        found += [*beside([(head, 0.0), *((cell, label + index * column) for index, cell in enumerate(cells))]), gap(5)]
    return found


def _sources(district: District, lang: Lang, notes: Notes, wide: float) -> list[Line]:
    about = f"{word('invest.compare_dash', lang)} {rate_said(district, rate(district)).said(lang)}"
    cited = [district.sources[name] for name in notes.names]
    entries = [linked(hanging(str(number), cite(one, lang), wide, 7, 14), wide, one.url) for number, one in enumerate(cited, start=1)]
    return [*prose(about, wide, SMALL, INK["quiet"]), gap(4), *(line for entry in entries for line in entry)]
