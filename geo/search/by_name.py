"""The index of names: everything that can be found, under keys without accents."""

from collections.abc import Iterable, Mapping
from typing import Any

from geo.cards.naming import in_sentence, unit_name
from geo.cards.rows import as_json
from geo.edition import Edition, Feature
from geo.edition.layer import Layer
from geo.edition.records import NamedPlace
from geo.edition.sources import cite
from geo.edition.units import Unit
from geo.language import LANGUAGES, Lang, Words, fold, joined, number, same, words

KILOMETRE = 1000


def _keys(texts: Iterable[str]) -> list[str]:
    """The keys of several texts, each once, in their order."""
    return list(dict.fromkeys(key for key in map(fold, texts) if key))


def _entry(kind: str, ref: str, name: Words, keys: Iterable[str], **more: Any) -> dict[str, Any]:
    filled = {key: value for key, value in more.items() if value}
    return {"kind": kind, "ref": ref, "name": as_json(name), "keys": _keys(keys), **filled}


def _bare(name: str, kind: str) -> str:
    """A name without the word for what it is: "Xã Quảng An" is "Quảng An"."""
    return name[len(kind) :].strip() if name.lower().startswith(kind.lower()) else name


def _unit_line(edition: Edition, unit: Unit) -> Words | None:
    if became := edition.successor(unit):
        return words("search.now", unit=in_sentence(became.name))
    if edition.is_base(unit.era):
        return None
    return words("search.made_of", units=joined(", ", (edition.unit(old).label for old in unit.members)))


def _unit(edition: Edition, unit: Unit) -> dict[str, Any]:
    keys = [_bare(unit.name.vi, unit.kind), unit.name.vi, unit.label.vi, unit.name.en, unit.label.en]
    line = _unit_line(edition, unit)
    return _entry("unit", unit.id, unit_name(edition, unit.id), keys, more=_keys([unit.code]), line=line and as_json(line), era=unit.era)


def _thing(layer: Layer, feature: Feature) -> dict[str, Any]:
    texts = [feature.values[field.id] for field in layer.columns if field.kind == "text" and field.id in feature.values]
    more = _keys([feature.village, *(text for by_lang in texts for text in by_lang)])
    return _entry("thing", feature.ref, feature.name, feature.name, more=more)


def radius(metres: float) -> Words:
    """An accuracy as it is said beside a name: "±300 m", "±1 km"."""

    def text(lang: Lang) -> str:
        far = metres >= KILOMETRE
        return f"±{number(metres / KILOMETRE if far else metres, lang)} {'km' if far else 'm'}"

    return Words(text("vi"), text("en"))


def is_inferred(edition: Edition, place: NamedPlace) -> bool:
    """Whether nobody but this map gives a place its name."""
    return place.source in edition.sources and edition.sources[place.source].standing == "inferred"


def _place_line(edition: Edition, place: NamedPlace) -> Words:
    if place.accuracy is None:
        return place.note or same("")
    source = edition.sources.get(place.source if is_inferred(edition, place) else place.place_source)
    who = Words(*(cite(source, lang) for lang in LANGUAGES)) if source else ""
    return words("search.place", kind=words(f"frame.place_{place.kind}"), accuracy=radius(place.accuracy), source=who)


def _place(edition: Edition, place: NamedPlace) -> dict[str, Any]:
    keys = [place.name.vi, _bare(place.name.vi, "xã"), place.name.en, *place.aliases]
    ref = f"places/{place.id}" if place.point else place.units[0]
    at = [*reversed(place.point)] if place.point else None
    return _entry("place", ref, place.name, keys, line=as_json(_place_line(edition, place)), at=at, accuracy=place.accuracy)


def _around(feature: Mapping[str, Any]) -> dict[str, Any] | None:
    """A neighbour, or a name of the surroundings; None for what has no name or no point."""
    about = feature["properties"]
    name, kind = about.get("name_vi"), about.get("kind")
    if not name or kind not in ("neighbour", "name"):
        return None
    at = [about["label_lat"], about["label_lon"]] if kind == "neighbour" else list(reversed(feature["geometry"]["coordinates"]))
    keys = [about.get("label_vi", name), name, about.get("label_en", name), about.get("name_en", name)]
    line = as_json(words(f"search.{kind}"))
    return _entry("around", f"around/{about['id']}", Words(name, about.get("name_en", name)), keys, line=line, at=at)


def names(edition: Edition) -> list[dict[str, Any]]:
    """Everything that can be found: units of both eras, things of every layer, places, and what lies around.

    An entry is ``{kind: unit|thing|place|around, ref, name: Words, keys, more?, line?: Words, at?: [lat, lon], accuracy?: metres, era?}``:
    ``keys`` are folded names, ``more`` folded words that also lead to it (village, investor, code); ``ref`` is what the frame
    chooses. A name that means another place in the other era says in which it is meant.
    """
    entries = [_unit(edition, unit) for units in edition.units.values() for unit in units.values()]
    for layer in edition.registry:
        if layer.shape == "place":
            entries += [_thing(layer, feature) for feature in edition.features[layer.id]]
    entries += [_place(edition, place) for place in edition.places]
    return entries + [entry for entry in map(_around, edition.context["features"]) if entry]
