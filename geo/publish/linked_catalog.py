"""The list of what can be taken away as linked data (DCAT-AP 3 and schema.org), for catalogues of open data and search engines."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from geo import gazetteer
from geo.datasets.data_package import licence_texts, sources_of
from geo.datasets.open_files import ALL, Made
from geo.datasets.open_tables import OpenTable
from geo.edition import Edition
from geo.edition.version import day_of
from geo.language import LANGUAGES, Lang, Words, word, words

LINKED = "/data/catalog.jsonld"
"""Its address, which stays; what it names is named as seen from there, so that it holds on every host."""
UP = "../"
IANA, EU = "https://www.iana.org/assignments/media-types/", "http://publications.europa.eu/resource/authority/"
EPSG = "http://www.opengis.net/def/crs/EPSG/0/"
TABLE_SCHEMA = "https://specs.frictionlessdata.io/table-schema/"
CONTEXT: Mapping[str, Any] = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
DATES = {4: "gYear", 7: "gYearMonth", 10: "date"}
"""Types of partial dates by their length."""


def _texts(text: Words) -> list[dict[str, str]]:
    return [{"@value": text.text(lang), "@language": lang} for lang in LANGUAGES]


def _named(text: Words, about: Words) -> dict[str, Any]:
    """Title and description, in both languages and both vocabularies."""
    texts = {"title": _texts(text), "description": _texts(about)}
    return {
        **{f"dct:{name}": value for name, value in texts.items()},
        "schema:name": texts["title"],
        "schema:description": texts["description"],
    }


def _day(text: str) -> dict[str, str]:
    return {"@value": text, "@type": f"xsd:{DATES[len(text)]}"}


def _changed(edition: Edition) -> dict[str, Any]:
    """When the data were last changed: the day of their version, else that on which they were put together."""
    day = day_of(edition.version) or edition.compiled
    return {"dct:modified": _day(day), "schema:dateModified": day} if day else {}


def _spatial(edition: Edition) -> dict[str, Any]:
    """The box around the units of the base era; nothing where their file is harmed and has never been sound."""
    if not edition.base_units:
        return {}
    bounds = [unit.outline.bounds for unit in edition.base_units.values()]
    west, south = (min(box[side] for box in bounds) for side in (0, 1))
    east, north = (max(box[side] for box in bounds) for side in (2, 3))
    ring = ", ".join(f"{lon:.5f} {lat:.5f}" for lon, lat in ((west, south), (east, south), (east, north), (west, north), (west, south)))
    box = {"@value": f"POLYGON(({ring}))", "@type": "http://www.opengis.net/ont/geosparql#wktLiteral"}
    place = {
        "@type": "schema:Place",
        "schema:geo": {"@type": "schema:GeoShape", "schema:box": f"{south:.5f} {west:.5f} {north:.5f} {east:.5f}"},
    }
    return {
        "dct:spatial": {"@type": "dct:Location", "rdfs:label": _texts(words("gazetteer.within")), "dcat:bbox": box},
        "schema:spatialCoverage": place,
    }


def _times(table: OpenTable) -> Iterator[str]:
    columns = [note.id for note in table.notes if note.kind in ("year", "period") or note.id.endswith("as_of")]
    for column in columns:
        for cell in table.frame[column].unique():
            yield from filter(None, str(cell or "").split("/"))


def _temporal(table: OpenTable) -> dict[str, Any]:
    """From the first time that anything speaks of to the last."""
    times = sorted(time for time in _times(table) if len(time) in DATES)
    if not times:
        return {}
    period = {"@type": "dct:PeriodOfTime", "dcat:startDate": _day(times[0]), "dcat:endDate": _day(times[-1])}
    return {"dct:temporal": period, "schema:temporalCoverage": f"{times[0]}/{times[-1]}"}


def _distribution(made: Made) -> dict[str, Any]:
    file, address = made.file, {"@id": f"{UP}downloads/{made.file.name}"}
    form = file.name.rpartition(".")[2].upper()
    return {
        "@id": f"#file-{file.name}",
        "@type": ["dcat:Distribution", "schema:DataDownload"],
        "dct:title": _texts(file.title),
        "dcat:accessURL": address,
        "dcat:downloadURL": address,
        "schema:contentUrl": address,
        "dcat:mediaType": {"@id": f"{IANA}{file.type}"},
        "schema:encodingFormat": file.type,
        "dct:format": {"@id": f"{EU}file-type/{form}"},
        "dcat:byteSize": {"@value": str(len(made.content)), "@type": "xsd:nonNegativeInteger"},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": {"@value": hashlib.sha256(made.content).hexdigest(), "@type": "xsd:hexBinary"},
        },
        "dct:license": {"@id": "#terms"},
        **({"dct:conformsTo": {"@id": f"{EPSG}{file.crs}"}} if file.crs else {}),
        **({"dct:conformsTo": {"@id": TABLE_SCHEMA}} if made.table else {}),
    }


def _rights(edition: Edition, names: Iterable[str]) -> dict[str, Any]:
    """By which licences the sources gave what rests on them, where they have any."""
    texts = licence_texts(edition, names)
    return {"dct:rights": {"@type": "dct:RightsStatement", "rdfs:label": "; ".join(texts)}} if texts else {}


def _page(edition: Edition, layer: str, lang: Lang) -> str:
    """The page about a layer, or the one that leads to all."""
    entry = gazetteer.entry_of(edition, f"layer:{layer}") or gazetteer.CONTENTS
    return f"{UP}{entry.path(lang)}.html"


def _dataset(edition: Edition, name: str, forms: Sequence[Made]) -> dict[str, Any]:
    table = next((made.table for made in forms if made.table), None)
    named = sources_of(edition, table) if table else [*edition.sources]
    title, about = (table.title, table.about) if table else (words("page.title"), words("dictionary.terms"))
    page = {"@id": _page(edition, table.layer if table else "", "vi")}
    return {
        "@id": f"#{name}",
        "@type": ["dcat:Dataset", "schema:Dataset"],
        **_named(title, about),
        "dct:identifier": name,
        "dct:publisher": {"@id": "#publisher"},
        "schema:publisher": {"@id": "#publisher"},
        "schema:license": {"@id": "#terms"},
        "dcat:landingPage": page,
        "schema:url": page,
        "dct:language": [{"@id": f"{EU}language/{code}"} for code in ("VIE", "ENG")],
        "dcat:theme": {"@id": f"{EU}data-theme/REGI"},
        "dcat:version": edition.version or edition.digest[:8],
        "schema:version": edition.version or edition.digest[:8],
        **_changed(edition),
        **_spatial(edition),
        **(_temporal(table) if table else {}),
        **_rights(edition, named),
        "dcat:distribution": [{"@id": f"#file-{made.file.name}"} for made in forms],
        "schema:distribution": [{"@id": f"#file-{made.file.name}"} for made in forms],
    }


def catalogue_of(edition: Edition, every: Sequence[Made], base: str = "") -> dict[str, Any]:
    """A catalogue of the files, a dataset for what is one table or everything, a distribution for each file.

    ``base`` is the address of the site with a slash at its end; without it all stands as seen from the catalogue itself.
    """
    forms: dict[str, list[Made]] = {}
    for made in every:
        forms.setdefault(made.file.dataset, []).append(made)
    members = [{"@id": f"#{name}"} for name in sorted(forms, key=lambda name: name != ALL)]
    catalogue = {
        "@id": "#catalogue",
        "@type": ["dcat:Catalog", "schema:DataCatalog"],
        **_named(words("page.title"), words("page.description")),
        "dct:publisher": {"@id": "#publisher"},
        "foaf:homepage": {"@id": UP},
        "dct:license": {"@id": "#terms"},
        "dct:language": [{"@id": f"{EU}language/{code}"} for code in ("VIE", "ENG")],
        **_changed(edition),
        **_spatial(edition),
        "dcat:dataset": members,
        "schema:dataset": members,
    }
    title = word("page.title", "vi")
    publisher = {"@id": "#publisher", "@type": ["foaf:Agent", "schema:Organization"], "foaf:name": title, "schema:name": title}
    terms = {"@id": "#terms", "@type": ["dct:LicenseDocument", "schema:CreativeWork"], "dct:description": _texts(words("dictionary.terms"))}
    datasets = [_dataset(edition, name, made) for name, made in forms.items()]
    files = [_distribution(made) for made in chain.from_iterable(forms.values())]
    return at_base({"@context": {**CONTEXT}, "@graph": [catalogue, publisher, terms, *datasets, *files]}, base)


def at_base(catalogue: Mapping[str, Any], base: str) -> dict[str, Any]:
    """The same for a site at this address (with a slash at its end): whoever reads it without its address still finds all."""
    context = {**catalogue["@context"], **({"@base": f"{base}{LINKED[1:]}"} if base else {})}
    return {**catalogue, "@context": context}
