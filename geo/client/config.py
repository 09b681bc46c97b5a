"""What the frame is told about the site before it asks for any data."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, get_args
from urllib.parse import urlsplit

import shapely
import xyzservices.providers as online
from shapely.geometry import shape

from geo import view
from geo.cards.eras import counted_units, era_title
from geo.cards.rows import as_json, cited
from geo.client.frame_words import first_words
from geo.datasets.client_files import data_files, layer_file, placed
from geo.datasets.source_list import sources_json
from geo.edition import Edition
from geo.edition.keeping import kept
from geo.edition.layer import PRECISIONS, Layer
from geo.edition.place import Headline
from geo.edition.version import day_of
from geo.facts import data_dates, subtitle, totals, years
from geo.facts.citation import address_of, version_of
from geo.language import LANGUAGES, Words, day, words
from geo.measures.coordinates import grid
from geo.story import load
from geo.style.colours import tones
from geo.style.placement import PLACEMENT
from geo.style.symbols import SYMBOLS
from geo.view import project_filter
from geo.view.embed import embed_parts
from geo.view.grammar import as_data

MARGIN_DEGREES = 0.3
GROUPS = ("programme", "economy", "infrastructure")
BACKGROUNDS: Mapping[str, Any] = MappingProxyType(
    {"osm": online.OpenStreetMap.Mapnik, "imagery": online.Esri.WorldImagery, "topo": online.OpenTopoMap}
)


def _eras(edition: Edition) -> list[dict[str, Any]]:
    """The eras in order, the base era first."""
    return [{"id": era, "title": as_json(era_title(edition, era)), "short": as_json(counted_units(edition, era))} for era in edition.eras]


def _files(edition: Edition, layer: Layer) -> dict[str, Any]:
    files = {}
    for era in edition.eras:
        document, drawn = layer_file(edition, layer, era), placed(edition, layer, era)
        files[era] = {"url": document.url, "features": document.features, "placed": drawn, "unplaced": document.features - drawn}
    return files


def _totals(edition: Edition, layer: Layer) -> dict[str, Any]:
    by_year = {}
    for year in years(edition, layer.id):
        by_year[str(year)] = [
            {
                "level": total.level,
                "title": as_json(layer.classes[total.level]),
                "value": total.value,
                "of": total.of,
                "named": total.named,
                "cite": [total.source] if total.source in edition.sources else [],
            }
            for total in totals(edition, layer.id, year)
        ]
    return {year: reached for year, reached in by_year.items() if reached}


def _layer(edition: Edition, layer: Layer) -> dict[str, Any]:
    described: dict[str, Any] = {
        "id": layer.id,
        "group": layer.group,
        "shape": layer.shape,
        "on": layer.on,
        "offer": layer.offer is not None,
        "tone": layer.tone,
        "symbol": layer.sign,
        "title": as_json(layer.title),
        "about": as_json(layer.about),
        "classes": [{"id": name, "title": as_json(title), "symbol": layer.symbols[name]} for name, title in layer.classes.items()],
        "file": _files(edition, layer),
    }
    if layer.shape == "status":
        described |= {"years": list(years(edition, layer.id)), "totals": _totals(edition, layer)}
    if layer.absent:
        described["absent"] = as_json(layer.absent)
    return described


def _headline(edition: Edition, asked: Headline) -> dict[str, Any] | None:
    figures = [figure for figure in edition.figures if figure.kind == asked.kind and figure.span and figure.leads]
    newest = max((figure for figure in figures if figure.indicator == asked.indicator), key=lambda figure: figure.end, default=None)
    if newest is None:
        return None
    alike = (other for other in edition.figures if other.indicator == asked.share)
    share = next((other for other in alike if (other.span, other.source) == (newest.span, newest.source)), None)
    label = words(f"headline.{asked.id}_share" if share else f"headline.{asked.id}", period=newest.when, share=share.words if share else "")
    return {"value": as_json(newest.words), "label": as_json(label), "cite": list(cited(edition, [newest.source]))}


def headlines(edition: Edition) -> list[dict[str, Any]]:
    """The figures of the bar; one whose indicator is not in figures.csv is left out."""
    return [made for made in (_headline(edition, asked) for asked in edition.place.asked.headlines) if made]


def backgrounds() -> list[dict[str, Any]]:
    """Our own background with and without its ground, and the online ones a reader may switch on (their credit is xyzservices' HTML)."""
    backgrounds: list[dict[str, Any]] = [{"id": name, "title": as_json(words(f"background.{name}"))} for name in ("own", "plain")]
    for name in get_args(view.Background):
        if name in BACKGROUNDS:
            tiles = BACKGROUNDS[name]
            url = tiles["url"].replace("{variant}", tiles.get("variant", ""))
            entry = {"id": name, "title": as_json(words(f"background.{name}")), "url": url, "attribution": tiles["html_attribution"]}
            backgrounds.append({**entry, "max_zoom": tiles.get("max_zoom", 18), "subdomains": tiles.get("subdomains", "abc")})
    return backgrounds


def picture_hosts() -> tuple[str, ...]:
    """The hosts of the online backgrounds as a content security policy names them: ``{s}.`` is any subdomain."""
    parts = (urlsplit(entry["url"].replace("{s}.", "*.")) for entry in backgrounds() if entry.get("url"))
    return tuple(sorted({f"{part.scheme}://{part.netloc}" for part in parts}))


def _box(bounds: Iterable[float]) -> list[list[float]]:
    west, south, east, north = (round(float(edge), 4) for edge in bounds)
    return [[south, west], [north, east]]


def _middle(edition: Edition) -> tuple[float, float, float, float]:
    """Where the units would be: the middle third of what links may name, degrees."""
    (south, north), (west, east) = edition.place.latitudes, edition.place.longitudes
    tall, wide = (north - south) / 3, (east - west) / 3
    return west + wide, south + tall, east - wide, north - tall


def bounds(edition: Edition) -> dict[str, Any]:
    """South-west and north-east corners of the district and of the surroundings that are drawn."""
    outlines = [unit.outline for unit in edition.base_units.values()]
    own = shapely.total_bounds(outlines) if outlines else _middle(edition)
    around = [shape(feature["geometry"]) for feature in edition.context["features"] if feature.get("geometry")]
    wide = shapely.total_bounds([*around, *outlines]) if around else (own[0], own[1], own[2], own[3])
    window = wide if around else (own[0] - MARGIN_DEGREES, own[1] - MARGIN_DEGREES, own[2] + MARGIN_DEGREES, own[3] + MARGIN_DEGREES)
    return {"district": _box(own), "window": _box(window)}


def _base_files(edition: Edition) -> dict[str, Any]:
    """Addresses of what belongs to no layer: units by era, surroundings, places, the index of names."""
    base = [document for document in data_files(edition).values() if not document.layer]
    units = {document.era: document.url for document in base if document.era}
    return {"communes": units, **{document.name.split(".")[0]: document.url for document in base if not document.era}}


def _version(edition: Edition) -> dict[str, Any]:
    """The name of what was published, where a server of ours keeps it, its day, and how it is cited."""
    when = {"day": as_json(Words(*(day(day_of(edition.version), lang) for lang in LANGUAGES)))} if edition.version else {}
    return {"id": edition.version, "at": address_of(edition, "/"), "text": as_json(version_of(edition)), **when}


def _cited_first(layers: Iterable[Mapping[str, Any]], figures: Iterable[Mapping[str, Any]]) -> list[str]:
    """The sources of the totals in the panel and of the figures in the bar."""
    totals_ = (total for layer in layers for reached in layer.get("totals", {}).values() for total in reached)
    return [name for cited in (*totals_, *figures) for name in cited["cite"]]


def _pages() -> dict[str, Any]:
    """By which words a server of ours has pages of single things."""
    return {kind: as_json(words(f"gazetteer.path_{kind}")) for kind in ("unit", "project", "place")}


def _credit(edition: Edition) -> dict[str, str] | None:
    """Whose the ground is, where a place has one."""
    given = edition.place.ground_credit
    return as_json(given) if given and not edition.ground.empty else None


@kept
def client_config(edition: Edition) -> dict[str, Any]:
    """Everything the frame is told: eras, layers with their files, words, signs, colours, what is wrong with the data.

    Of the sources those that bar and panel cite: the others are a file of their own.
    """
    layers, figures = [_layer(edition, layer) for layer in edition.registry], headlines(edition)
    return {
        "digest": edition.digest,
        "version": _version(edition),
        "stem": edition.place.stem,
        "dates": as_json(data_dates(edition)),
        "title": as_json(words("site.title")),
        "subtitle": as_json(subtitle(edition)),
        "eras": _eras(edition),
        "groups": [{"id": group, "title": as_json(words(f"group.{group}"))} for group in GROUPS],
        "precisions": {level: as_json(words(f"precision.{level}")) for level in PRECISIONS},
        "layers": layers,
        "files": _base_files(edition),
        "sources": sources_json(edition, _cited_first(layers, figures)),
        "headlines": figures,
        "view": view.schema(edition),
        "finding": project_filter.schema(edition),
        "embed": as_data(embed_parts(edition)),
        "words": first_words(),
        "symbols": {name: SYMBOLS[name] for layer in edition.registry for name in (*layer.symbols.values(), layer.sign)},
        "placement": PLACEMENT,
        "tones": tones(),
        "backgrounds": backgrounds(),
        "ground_credit": _credit(edition),
        "bounds": bounds(edition),
        "grid": grid(edition.place.crs),
        "pages": _pages(),
        "gone": {name: as_json(former.name) for name, former in edition.former.gone.items() if ":" not in name},
        "faults": [as_json(fault.both) for fault in (*edition.faults, *load(edition).faults)],
    }
