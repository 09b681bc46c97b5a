"""What machines read of a page (schema.org): search engines, and whoever joins this map's things with others."""

from collections.abc import Mapping
from typing import Any

from geo.edition import Edition
from geo.edition.version import day_of
from geo.gazetteer.article import Article
from geo.gazetteer.entry import Entry
from geo.language import LANGUAGES, Lang, word

TYPES: Mapping[str, str] = {
    "contents": "DataCatalog",
    "unit": "AdministrativeArea",
    "layer": "Dataset",
    "project": "Place",
    "place": "Place",
    "indicator": "Dataset",
    "source": "CreativeWork",
    "ended": "WebPage",
    "withdrawn": "WebPage",
}


def json_ld(edition: Edition, entry: Entry, article: Article, lang: Lang, address: str, forms: Mapping[str, str]) -> dict[str, Any]:
    """The page as JSON-LD; a position only where one is published, and never more exact than its source.

    ``forms`` are the addresses of the same data in other forms, by their media type.
    """
    other = next(code for code in LANGUAGES if code != lang)
    known: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": TYPES[entry.kind],
        "name": article.title.text(lang),
        "alternateName": article.title.text(other) if article.title.vi != article.title.en else "",
        "description": article.summary.text(lang),
        "url": article.url or address,
        "inLanguage": lang if TYPES[entry.kind] in ("Dataset", "DataCatalog") else "",
        **_particular(edition, entry, lang),
        **(_taken_away(forms, lang) if TYPES[entry.kind] == "Dataset" else {}),
    }
    return {name: value for name, value in known.items() if value}


def _taken_away(forms: Mapping[str, str], lang: Lang) -> dict[str, Any]:
    """Under which terms and in which forms data are had."""
    files = [{"@type": "DataDownload", "encodingFormat": kind, "contentUrl": where} for kind, where in forms.items()]
    terms = {"@type": "CreativeWork", "text": word("dictionary.terms", lang)}
    return {"isAccessibleForFree": True, "license": terms, "distribution": files}


def _particular(edition: Edition, entry: Entry, lang: Lang) -> dict[str, Any]:
    if entry.was:
        return {}
    within = {"@type": "AdministrativeArea", "name": word("gazetteer.within", lang)}
    if entry.kind == "unit":
        unit = edition.unit(entry.id)
        return {"identifier": unit.code, "containedInPlace": within}
    if entry.kind in ("project", "place"):
        feature = edition.things[entry.id]
        exact = feature.precision == "site" and not feature.inferred and feature.geometry is None
        geo = {"@type": "GeoCoordinates", "longitude": feature.point[0], "latitude": feature.point[1]} if exact and feature.point else None
        return {"identifier": entry.id, "containedInPlace": within, "geo": geo}
    if entry.kind == "source":
        source = edition.sources[entry.id]
        return {"publisher": {"@type": "Organization", "name": source.who(lang)}, "datePublished": source.date, "license": source.licence}
    return {"spatialCoverage": within, "version": edition.version, "dateModified": day_of(edition.version) or edition.compiled}
