"""The list of what can be taken away, for machines."""

from typing import Any

from geo.cards.rows import as_json
from geo.datasets.client_files import DataFile, data_files, layer_file, placed
from geo.edition import Edition
from geo.facts import newest_figure

CATALOG = "/data/catalog.json"
"""Its address, the only one that stays when its bytes change."""


def _entry(document: DataFile) -> dict[str, Any]:
    era = {"era": document.era} if document.era else {}
    return {**era, "features": document.features, "bytes": len(document.body), "digest": document.digest, "url": document.url}


def _licences(edition: Edition, layer: str) -> str | None:
    """The licences of the sources of a layer's places, None when all of them are facts only."""
    ids = {name for feature in edition.features[layer] for name in feature.sources}
    named = {edition.sources[name].licence for name in ids if name in edition.sources}
    return "; ".join(sorted(licence for licence in named if licence)) or None


def catalog_json(edition: Edition) -> dict[str, Any]:
    """``layers``: an entry per layer and era; ``base``: units, surroundings, places, the index of names; ``digest`` of all data.

    ``data_date`` is the newest time that a figure speaks of, ``compiled`` the day on which the data was put together; ``features`` counts
    all rows, ``placed`` those with a place in that era; ``licence`` names the licences of the sources that have one (null: facts only).
    Things are one file for all eras, with ``cards`` beside it: the addresses of the pages of their cards; and ``shapes``, that of their
    lines and areas, where they have any.
    """
    made = data_files(edition).values()
    layers = []
    for layer in edition.registry:
        head = {"id": layer.id, "titles": as_json(layer.title), "licence": _licences(edition, layer.id)}
        for era in edition.eras:
            beside = {part: [other.url for other in made if (other.layer, other.part) == (layer.id, part)] for part in ("cards", "shapes")}
            pages = {part: urls for part, urls in beside.items() if urls}
            layers.append({**head, **pages, "placed": placed(edition, layer, era), **_entry(layer_file(edition, layer, era)), "era": era})
    base = [{"id": document.name.rsplit(".", 1)[0], **_entry(document)} for document in made if not document.layer]
    return {"digest": edition.digest, "data_date": newest_figure(edition), "compiled": edition.compiled, "layers": layers, "base": base}
