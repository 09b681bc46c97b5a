"""What is served under /data/ is what ``contracts/data.schema.json`` says, for whoever reads it with a program of their own."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from geo.datasets import CATALOG, catalog_json, data_files, every_file
from geo.publish.linked_catalog import LINKED, catalogue_of

SCHEMA = json.loads(Path(__file__).with_name("contracts").joinpath("data.schema.json").read_text(encoding="utf-8"))
EACH_ROW = ("id", "vi", "en", "class", "precision", "accuracy_m", "lon", "lat")


def kind_of(document):
    """The part of the contract that a document keeps."""
    if not document.layer:
        return "units" if document.era else document.name.split(".")[0]
    return document.part or ("of_units" if document.era else "columns")


def contract(kind):
    return Draft202012Validator({"$ref": f"#/$defs/{kind}", "$defs": SCHEMA["$defs"]})


def documents(edition):
    yield CATALOG, "catalog", catalog_json(edition)
    yield LINKED, "linked", catalogue_of(edition, [*every_file(edition)], "https://map.example/")
    for url, document in data_files(edition).items():
        yield url, kind_of(document), json.loads(document.body)


def broken(plain):
    """The same with one key of an object more, and with one less."""
    yield {**plain, "more": 1}
    for key in plain:
        yield {other: part for other, part in plain.items() if other != key}


@pytest.mark.slow
@pytest.mark.parametrize("which", ["edition", "small", "pictured"])
def test_every_document_keeps_the_contract(request, which):
    told = list(documents(request.getfixturevalue(which)))
    assert [(url, list(wrong.path), wrong.message) for url, kind, plain in told for wrong in contract(kind).iter_errors(plain)] == []
    assert {kind for _, kind, _ in told} | {"shapes", "ground", "ground-near", "country"} == set(SCHEMA["x-documents"])


@pytest.mark.slow
def test_the_contract_refuses_what_is_not_said(edition):
    for url, kind, plain in documents(edition):
        if kind != "context":  # the map of the surroundings is drawn as it is given
            assert not [other for other in broken(plain) if contract(kind).is_valid(other)], url


@pytest.mark.parametrize("which", ["edition", "small"])
def test_columns_are_of_one_length_and_their_numbers_stand_for_something(request, which):
    for _, kind, table in documents(request.getfixturevalue(which)):
        if kind == "columns":
            eras = table["eras"].values()
            assert {len(table[name]) for name in EACH_ROW} | {len(column) for era in eras for column in era.values()} == {table["rows"]}
            assert max(table["class"]) < len(table["classes"])
            assert max(table["precision"]) < len(table["precisions"])
            assert max(number for era in eras for number in (*era["units"], *era["parts"])) < len(table["sets"])
            assert max(number for era in eras for number in era["unplaced"]) < len(table["reasons"])
            assert len(table["cards"]) == -(-table["rows"] // table["page"])
