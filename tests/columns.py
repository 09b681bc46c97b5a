"""What the client makes of the documents of a layer, in Python: its columns and its pages of cards as features again."""

import json

from geo.datasets.client_files import data_files, layer_file


def features(edition, layer_id, era):
    """The features of a layer in an era, each thing with its ``card``."""
    told = json.loads(layer_file(edition, edition.layer(layer_id), era).body)
    return told["features"] if "features" in told else [_feature(told, cards_of(edition, told), era, at) for at in range(told["rows"])]


def cards_of(edition, told):
    """The cards of a layer by the id of their rows, each by era."""
    pages = [json.loads(data_files(edition)[url].body)["cards"] for url in told["cards"]]
    assert all(len(page) == told["page"] for page in pages[:-1])
    return {name: card for page in pages for name, card in page.items()}


def _feature(told, cards, era, at):
    lon, lat = told["lon"][at], told["lat"][at]
    own = told["eras"][era]
    first, *_others = cards[told["id"][at]].values()
    card = {key: part for key, part in {**first, **cards[told["id"][at]][era]}.items() if part is not None}
    return {
        "id": f"{told['layer']}/{told['id'][at]}",
        "geometry": None if lon is None else {"type": "Point", "coordinates": [lon / told["degree"], lat / told["degree"]]},
        "properties": {
            "id": told["id"][at],
            "name_vi": told["vi"][at],
            "name_en": told["en"][at] or told["vi"][at],
            "class": told["classes"][told["class"][at]],
            "precision": told["precisions"][told["precision"][at]],
            "accuracy_m": told["accuracy_m"][at],
            "units": told["sets"][own["units"][at]],
            "parts": told["sets"][own["parts"][at]],
            "unplaced": told["reasons"][own["unplaced"][at]],
            "card": card,
        },
    }


ROW = ("id", "vi", "en", "class", "precision", "accuracy_m", "lon", "lat")


def with_more(told, like, changes):
    """The columns of a layer with more rows, each like row number ``like`` but for the values of ``changes`` (its ``id`` among them)."""
    eras = {
        era: {name: [*column, *[column[like]] * len(changes)] for name, column in columns.items()} for era, columns in told["eras"].items()
    }
    rows = {name: [*told[name], *(change.get(name, told[name][like]) for change in changes)] for name in ROW}
    return {**told, **rows, "eras": eras, "rows": told["rows"] + len(changes)}
