"""One page in other forms for other programs: its facts as JSON and CSV, its place as GeoJSON."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from geo.datasets.layer_files import csv_bytes, geojson_bytes, wound
from geo.datasets.source_list import sources_json
from geo.edition import Edition
from geo.facts.citation import cited_as
from geo.gazetteer.article import Article, Line
from geo.gazetteer.entry import DRAWN, FORMS, Entry, Host, entry_of
from geo.gazetteer.page import article_of
from geo.language import Lang, word
from geo.schema.cells import neutral, to_csv

TYPES: Mapping[str, str] = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "geojson": "application/geo+json",
    "png": "image/png",
    "pdf": "application/pdf",
}
HEADINGS = ("what", "said", "when", "note", "source_id")


def _facts(article: Article, lang: Lang) -> Iterator[dict[str, Any]]:
    """Everything said, a fact each: what surest sources say of a field first, then what others say of the same."""
    for row in article.rows:
        for stated in row.statements:
            yield {
                "field": row.field,
                "label": row.label.text(lang),
                "value": stated.value.text(lang),
                "as_of": stated.as_of.text(lang) if stated.as_of else None,
                "note": stated.note.text(lang) if stated.note else None,
                "sources": [*stated.cite],
            }


def _json(edition: Edition, entry: Entry, lang: Lang, host: Host) -> bytes:
    """Facts and lists with the addresses of what they name, and who said it."""
    article, facts = article_of(edition, entry), [*_facts(article_of(edition, entry), lang)]

    def line(each: Line) -> dict[str, Any]:
        there = entry_of(edition, each.about)
        known = {"beside": each.beside and each.beside.text(lang), "sources": [*each.cite]}
        known |= {"id": there.id, "url": f"{host.base}{host.at(there, lang)}"} if there else {}
        return {"text": each.text.text(lang), **{name: value for name, value in known.items() if value}}

    lists = [{"title": part.title.text(lang), "lines": [*map(line, part.lines)]} for part in article.sections]
    cited = [name for fact in facts for name in fact["sources"]]
    cited += [name for part in article.sections for each in part.lines for name in each.cite]
    whole = {
        "id": entry.id,
        "kind": entry.kind,
        "lang": lang,
        "url": f"{host.base}{host.at(entry, lang)}",
        "title": article.title.text(lang),
        "summary": article.summary.text(lang),
        "facts": facts,
        "lists": lists,
        "sources": sources_json(edition, cited),
        "cite": cited_as(edition, host.base).text(lang),
    }
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


def _csv(edition: Edition, entry: Entry, lang: Lang) -> bytes:
    if entry.kind == "layer":
        return csv_bytes(edition, entry.id)
    headings = [word(f"export.{name}", lang) for name in HEADINGS]
    facts = _facts(article_of(edition, entry), lang)
    rows = [[fact["label"], fact["value"], fact["as_of"] or "", fact["note"] or "", "; ".join(fact["sources"])] for fact in facts]
    return to_csv([headings, *([neutral(cell) for cell in row] for row in rows)])


def _geojson(edition: Edition, entry: Entry, lang: Lang) -> bytes:
    """One feature; without a geometry where nobody published a place, and said so."""
    if entry.kind == "layer":
        return geojson_bytes(edition, entry.id)
    article = article_of(edition, entry)
    about = {"id": entry.id, "name_vi": article.title.vi, "name_en": article.title.en, **_known(edition, entry, lang)}
    facts = {fact["field"]: fact["value"] for fact in reversed([*_facts(article, lang)]) if fact["field"] not in about}
    feature = {"type": "Feature", "id": entry.id, "properties": about | facts, "geometry": _place(edition, entry)}
    return json.dumps({"type": "FeatureCollection", "features": [feature]}, ensure_ascii=False).encode()


def _known(edition: Edition, entry: Entry, lang: Lang) -> dict[str, Any]:
    """How exactly a place is known, for whoever sees the geometry alone: of a unit its code, of a thing what its file says of it."""
    if entry.kind == "unit":
        return {"code": edition.unit(entry.id).code, "era": edition.unit(entry.id).era}
    thing, where = edition.things[entry.id], article_of(edition, entry).where
    known = {"units": ";".join(thing.units), "precision": thing.precision, "accuracy_m": thing.accuracy, "inferred": thing.inferred}
    return {"where": where.text(lang) if where else None, **known}


def _place(edition: Edition, entry: Entry) -> dict[str, Any] | None:
    if entry.kind == "unit":
        return wound(edition.unit(entry.id).outline)
    thing = edition.things[entry.id]
    if thing.geometry is not None:
        return wound(thing.geometry)
    return {"type": "Point", "coordinates": [*thing.point]} if thing.point else None


def form_of(edition: Edition, entry: Entry, lang: Lang, form: str, host: Host) -> bytes:
    """A page in one of its ``FORMS`` that is not drawn. Raises KeyError for another."""
    if form not in FORMS[entry.kind] or form in DRAWN:
        raise KeyError(form)
    if form == "json":
        return _json(edition, entry, lang, host)
    return _csv(edition, entry, lang) if form == "csv" else _geojson(edition, entry, lang)
