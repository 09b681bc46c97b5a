"""The card of a thing that has or wants a place."""

from typing import Any

import pandas as pd

from geo.cards.rows import Row, as_json, bare, card_row, cited, claim_rows, column_rows, note_of, statement
from geo.cards.unit_names import exists, unit_names
from geo.edition import Edition, features_of
from geo.edition.layer import Field, Layer
from geo.edition.units import Era
from geo.facts import claims_about
from geo.language import LANGUAGES, Words, number, quantity, words
from geo.measures.coordinates import projected

KILOMETRE = 1000
DEGREE_DIGITS = 4


def _distance(metres: float, lang: Any) -> str:
    return quantity(metres / KILOMETRE, "km", "", lang) if metres >= KILOMETRE else quantity(int(metres), "m", "", lang)


def precision_words(row: pd.Series) -> Words:
    """How exactly the place of a row is known, in words: "xác định đến cấp thôn, ±3 km"."""
    if row["unplaced"] == "new_units":
        return words("precision.new_units")
    if pd.isna(row["accuracy_m"]):
        return words(f"precision.{row['precision']}_within")
    within = Words(*(_distance(float(row["accuracy_m"]), lang) for lang in LANGUAGES))
    return words(f"precision.{row['precision']}_within", within=within)


def _begun(said: Words) -> Words:
    """The words with a capital letter in front."""
    return Words(*(text[:1].upper() + text[1:] for text in said))


def _where(edition: Edition, row: pd.Series) -> Words:
    if row["unplaced"] == "new_units":
        return _begun(words("card.only_new_units", units=unit_names(edition, str(row["units"]).split(";"))))
    units = unit_names(edition, row["units_here"])
    precision = precision_words(row)
    if not units.vi:
        return _begun(precision)
    return Words(f"{units.vi} · {precision.vi}", f"{units.en} · {precision.en}")


def _place_rows(edition: Edition, row: pd.Series) -> list[Row]:
    """Village and coordinate, each with the source of the place."""
    found = []
    source = cited(edition, [str(row["place_source"] or row["source"])])
    if row["village"]:
        found.append(card_row(words("card.village"), [statement(bare(str(row["village"])), cite=cited(edition, [str(row["source"])]))]))
    if row["precision"] == "site":
        lon, lat = float(row["lon"]), float(row["lat"])
        degrees = Words(
            *(
                words("card.coordinates_value", lat=number(lat, lang, DEGREE_DIGITS), lon=number(lon, lang, DEGREE_DIGITS)).said(lang)
                for lang in LANGUAGES
            )
        )
        northing, easting = projected(lon, lat, edition.place.crs)
        note = words("card.coordinates_note", northing=f"{northing:.0f}", easting=f"{easting:.0f}")
        found.append(card_row(words("card.coordinates"), [statement(degrees, cite=source, note=note)]))
    elif row["precision"] == "village":
        found.append(card_row(words("card.place"), [statement(precision_words(row), cite=source)]))
    return found


def _linked(edition: Edition, layer: Layer, row: pd.Series) -> tuple[list[dict[str, Any]], list[Field]]:
    """Links to things of other layers that a code of this row names, and the fields that are then no rows."""
    links, fields = [], []
    for field in layer.columns:
        if field.kind != "code" or not row[field.id]:
            continue
        for other in edition.registry:
            frame = edition.layers[other.id]
            if other.shape != "place" or other.id == layer.id:
                continue
            found = frame[frame["id"] == str(row[field.id]).removeprefix(f"{other.id}/")]
            for _, target in found.iterrows():
                text = Words(f"{field.label.vi}: {target['name_vi']}", f"{field.label.en}: {target['name_en']}")
                links.append({"text": as_json(text), "ref": f"{other.id}/{target['id']}"})
                fields.append(field)
    return links, fields


def made_card(edition: Edition, layer: Layer, row: pd.Series) -> dict[str, Any]:
    """The card of a joined row of a layer (``features_of``)."""
    links, linked = _linked(edition, layer, row)
    own = [field for field in layer.columns if field.id != layer.classify and field not in linked]
    claims = claims_about(edition, layer.id, str(row["id"]))
    class_row = layer.classes[str(row[layer.classify])]
    units = [unit for unit in row["units_here"] if exists(edition, unit)]
    links += [{"text": as_json(unit_names(edition, [unit])), "ref": unit} for unit in units]
    card: dict[str, Any] = {
        "kicker": as_json(layer.title),
        "title": as_json(Words(str(row["name_vi"]), str(row["name_en"]))),
        "chips": [{"text": as_json(class_row), "kind": "class"}],
        "where": as_json(_where(edition, row)),
        "rows": [
            *column_rows(edition, own, row),
            *_place_rows(edition, row),
            *claim_rows(edition, layer.claims, claims),
        ],
    }
    card["rows"] = card["rows"] or [card_row(words("card.place"), [statement(precision_words(row), cite=cited(edition, [row["source"]]))])]
    note = note_of(row)
    return {**card, **({"note": as_json(note)} if note else {}), **({"links": links} if links else {})}


def feature_card(edition: Edition, layer_id: str, name: str, era: Era) -> dict[str, Any]:
    """The card of one row of a layer of places. Raises KeyError when there is no such layer or row."""
    layer = edition.layer(layer_id)
    joined = features_of(edition, layer_id, era)
    found = joined[joined["id"] == name] if "id" in joined else joined.iloc[:0]
    if found.empty:
        raise KeyError(name)
    return made_card(edition, layer, found.iloc[0])
