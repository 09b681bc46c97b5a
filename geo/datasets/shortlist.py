"""The shortlist to take away: as a workbook, and side by side on paper."""

from collections.abc import Mapping, Sequence
from datetime import date

from geo.cards.headline import Part
from geo.datasets.about_books import about_book
from geo.datasets.layer_files import source_headings, source_rows
from geo.edition import Edition
from geo.edition.sources import brief, cite
from geo.invest.comparison import compared
from geo.invest.exchange_rate import MILLION, rate, rate_said
from geo.invest.nearby import units_said
from geo.invest.profile import PARTS, profile_of
from geo.invest.projects import projects_of
from geo.language import Lang, day, word
from geo.paper.document import typeset
from geo.paper.document.cited_facts import CitedFacts
from geo.schema.book import book_bytes
from geo.view.project_filter import MOST_COMPARED

COLUMNS = ("name", "sector", "stage", "investor", "units", "area", "area_said", "capital", "capital_said", "usd", "year", "link")


def _amount(edition: Edition, figure: Part | None, lang: Lang) -> list[object]:
    """A figure as a number to reckon with, and as its source says it: "trên 600 tỷ đồng (6/2025; doanhnghiepthuonghieu.vn)"."""
    if figure is None:
        return ["", ""]
    source = edition.sources.get(figure.source)
    behind = "; ".join(filter(None, [figure.time.text(lang), brief(source, lang) if source else ""]))
    return [figure.value, f"{figure.words.text(lang)} ({behind})"]


def _row(edition: Edition, ref: str, lang: Lang, link: str) -> list[object]:
    project, exchange = projects_of(edition)[ref], rate(edition)
    units = "; ".join(names.text(lang) for _, names in units_said(edition, project.units))
    usd: object = round(project.capital.value / exchange.dong / MILLION, 2) if project.capital and exchange else ""
    owner = project.investor.text(lang) if project.investor else ""
    year: object = max(project.years) if project.years else ""
    about = [project.name.text(lang), project.kind_said.text(lang), project.headed.text(lang), owner, units]
    return [*about, *_amount(edition, project.area, lang), *_amount(edition, project.capital, lang), usd, year, link]


def _facts(edition: Edition, ref: str, lang: Lang) -> list[list[object]]:
    """Everything of a profile, a row for every value that anybody gave."""
    profile = profile_of(edition, ref)
    rows: list[list[object]] = []
    for part in PARTS:
        for row in profile.parts[part]:
            for statement in row.statements:
                texts = [phrase.text(lang) if phrase else "" for phrase in (statement.value, statement.as_of, statement.note)]
                who = "; ".join(cite(edition.sources[name], lang) for name in statement.cite)
                rows.append([profile.prospect.name.text(lang), word(f"invest.part_{part}", lang), row.label.text(lang), *texts, who])
    return rows


def xlsx_bytes(edition: Edition, links: Mapping[str, str], lang: Lang) -> bytes:
    """The shortlist as XLSX: one row a project, then every fact with its source, then the sources. ``links``: reference → address.

    Areas are hectares, capital is đồng (the figure shown first; all of them in the second sheet), USD millions at the rate said there.
    """
    facts = [row for ref in links for row in _facts(edition, ref, lang)]
    facts.append(["", "", "", rate_said(edition, rate(edition)).text(lang), "", "", ""])
    named = [name for ref in links for part in profile_of(edition, ref).parts.values() for row in part for name in row.first.cite]
    heads = [word(f"invest.column_{name}", lang) for name in ("name", "part", "what", "value", "when", "note", "source")]
    listed = [_row(edition, ref, lang, link) for ref, link in links.items()]
    sheets: dict[str, tuple[Sequence[str], Sequence[Sequence[object]]]] = {
        word("invest.shortlist", lang): ([word(f"invest.column_{name}", lang) for name in COLUMNS], listed),
        word("invest.sheet_facts", lang): (heads, facts),
        word("export.sheet_sources", lang): (source_headings(lang), source_rows(edition, dict.fromkeys(named), lang)),
    }
    return book_bytes(sheets, about_book(edition, lang, word("invest.shortlist", lang)))


def pdf_bytes(edition: Edition, refs: Sequence[str], lang: Lang, printed: date) -> bytes:
    """The projects side by side on sheets of A4, four to a sheet, with their sources. Raises KeyError for what is no project."""
    groups = [refs[first : first + MOST_COMPARED] for first in range(0, len(refs), MOST_COMPARED)]
    title = word("invest.shortlist", lang)
    data = {
        "title": title,
        "header": f"{word('site.title', lang)} · {title}",
        "printed": word("frame.print_on", lang, date=day(printed.isoformat(), lang)),
        "sheets": [_sheet(edition, group, lang) for group in groups],
        "note": f"{word('invest.compare_dash', lang)} {rate_said(edition, rate(edition)).text(lang)}",
    }
    return typeset("comparison", lang, printed, data)


def _sheet(edition: Edition, refs: Sequence[str], lang: Lang) -> dict[str, object]:
    """Up to four projects: their names, a row for each question, their sources."""
    facts = CitedFacts(lang)
    names = [projects_of(edition)[ref].name.text(lang) for ref in refs]
    rows = [
        {"label": line.label.text(lang), "cells": [facts.values(cell) if cell else None for cell in line.cells]}
        for line in compared(edition, refs)
    ]
    return {"names": names, "rows": rows, "sources": facts.sources(edition)}
