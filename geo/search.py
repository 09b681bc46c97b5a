"""The index of names: everything that can be found, under keys without accents."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from geo.cards.rows import as_json
from geo.cards.unit_names import in_sentence, unit_name
from geo.edition import Edition
from geo.edition.layer import Layer
from geo.edition.sources import cite
from geo.edition.units import ERAS, Era, predecessors
from geo.language import LANGUAGES, Lang, Words, fold, number, words

KILOMETRE = 1000


def _keys(texts: Iterable[str]) -> list[str]:
    """The keys of several texts, each once, in their order."""
    return list(dict.fromkeys(key for key in map(fold, texts) if key))


def _entry(kind: str, ref: str, name: Words, keys: Iterable[str], **more: Any) -> dict[str, Any]:
    said = {key: value for key, value in more.items() if value}
    return {"kind": kind, "ref": ref, "name": as_json(name), "keys": _keys(keys), **said}


def _bare(name: str, kind: str) -> str:
    """A name without the word for what it is: "Xã Quảng An" is "Quảng An"."""
    return name[len(kind) :].strip() if name.lower().startswith(kind.lower()) else name


def _unit_line(edition: Edition, unit: str, era: Era) -> Words:
    if era == "2024":
        new = edition.base_units.loc[unit]
        return words("search.now", unit=in_sentence(Words(str(new["name_2025_vi"]), str(new["name_2025_en"]))))
    old = [
        Words(str(edition.base_units.loc[one, "label_vi"]), str(edition.base_units.loc[one, "label_en"]))
        for one in predecessors(edition.base_units, unit)
    ]
    return words("search.made_of", units=Words(", ".join(one.vi for one in old), ", ".join(one.en for one in old)))


def _unit(edition: Edition, era: Era, unit: str, row: pd.Series) -> dict[str, Any]:
    bare = _bare(str(row["name_vi"]), str(row["kind"]))
    keys = [bare, row["name_vi"], row["label_vi"], row["name_en"], row["label_en"]]
    return _entry(
        "unit", unit, unit_name(edition, unit), keys, more=_keys([row["code"]]), line=as_json(_unit_line(edition, unit, era)), era=era
    )


def _thing(layer: Layer, row: pd.Series) -> dict[str, Any]:
    texts = [f"{field.id}_{lang}" for field in layer.columns if field.kind == "text" for lang in LANGUAGES]
    more = _keys(str(row[column]) for column in ("village", *texts))
    return _entry("thing", f"{layer.id}/{row['id']}", Words(row["name_vi"], row["name_en"]), [row["name_vi"], row["name_en"]], more=more)


def radius(metres: float) -> Words:
    """An accuracy as it is said beside a name: "±300 m", "±1 km"."""

    def said(lang: Lang) -> str:
        far = metres >= KILOMETRE
        return f"±{number(metres / KILOMETRE if far else metres, lang)} {'km' if far else 'm'}"

    return Words(said("vi"), said("en"))


def _place_line(edition: Edition, row: pd.Series) -> Words:
    if row["note_vi"] and pd.isna(row["lon"]):
        return Words(row["note_vi"], row["note_en"])
    source = edition.sources.get(row["place_source"])
    who = Words(*(cite(source, lang) for lang in LANGUAGES)) if source else ""
    return words("search.place", kind=words(f"frame.place_{row['kind']}"), accuracy=radius(row["accuracy_m"]), source=who)


def _place(edition: Edition, row: pd.Series) -> dict[str, Any]:
    stands = pd.notna(row["lon"])
    keys = [row["name_vi"], _bare(row["name_vi"], "xã"), row["name_en"], *row["aliases"].split(";")]
    ref = f"places/{row['id']}" if stands else row["units"].split(";")[0]
    at = [float(row["lat"]), float(row["lon"])] if stands else None
    accuracy = float(row["accuracy_m"]) if stands else None
    line = as_json(_place_line(edition, row))
    return _entry("place", ref, Words(row["name_vi"], row["name_en"]), keys, line=line, at=at, accuracy=accuracy)


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
    found = [_unit(edition, era, str(unit), row) for era in ERAS for unit, row in edition.units[era].iterrows()]
    for layer in edition.registry:
        if layer.shape == "place":
            found += [_thing(layer, row) for _, row in edition.layers[layer.id].iterrows()]
    found += [_place(edition, row) for _, row in edition.places.iterrows()]
    return found + [entry for entry in map(_around, edition.context["features"]) if entry]
