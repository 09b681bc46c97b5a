"""The catalogue as linked data: what DCAT-AP asks for, addresses that are there, the same wherever it lies."""

import hashlib
import json
import warnings

import pytest
from rdflib import DCAT, DCTERMS, FOAF, RDF, XSD, Graph, Literal, Namespace, URIRef

from geo.datasets.open_files import FOLDER, every_file
from geo.publish.linked_catalog import LINKED, at_base, catalogue_of
from geo.server import state
from tests.asgi import ask
from tests.serving import ROOT

BASE = "https://map.example/place/"
SCHEMA = Namespace("https://schema.org/")
# What is mandatory: https://semiceu.github.io/DCAT-AP/releases/3.0.1/ (catalogue, dataset, distribution, agent).
MANDATORY = {
    DCAT.Catalog: (DCTERMS.title, DCTERMS.description, DCTERMS.publisher),
    DCAT.Dataset: (DCTERMS.title, DCTERMS.description),
    DCAT.Distribution: (DCAT.accessURL,),
    FOAF.Agent: (FOAF.name,),
}
GOOGLE = (SCHEMA.name, SCHEMA.description, SCHEMA.distribution, SCHEMA.license)


@pytest.fixture(scope="module", params=["edition", "small"])
def told(request):
    edition = request.getfixturevalue(request.param)
    every = [*every_file(edition)]
    return every, catalogue_of(edition, every, BASE)


def graph(plain, public=""):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of what the reader itself uses
        return Graph().parse(data=json.dumps(plain), format="json-ld", publicID=public or "https://elsewhere.example/x")


@pytest.mark.slow
def test_it_has_all_that_dcat_ap_and_search_engines_ask_for(told):
    read = graph(told[1])
    for kind, wanted in MANDATORY.items():
        members = [*read.subjects(RDF.type, kind)]
        assert members
        for member in members:
            assert [name for name in wanted if (member, name, None) not in read] == [], member
    for member in read.subjects(RDF.type, SCHEMA.Dataset):
        assert [name for name in GOOGLE if (member, name, None) not in read] == [], member
    for member in read.subjects(RDF.type, DCAT.Dataset):
        assert {text.language for text in read.objects(member, DCTERMS.title)} == {"vi", "en"}
        assert (None, DCAT.dataset, member) in read


@pytest.mark.slow
def test_every_file_is_a_distribution_with_its_size_and_digest(told):
    every, plain = told
    read = graph(plain)
    for made in every:
        address = URIRef(f"{BASE}{FOLDER[1:]}{made.file.name}")
        [form] = read.subjects(DCAT.downloadURL, address)
        assert read.value(form, DCAT.byteSize) == Literal(str(len(made.content)), datatype=XSD.nonNegativeInteger)
        assert str(read.value(form, DCAT.mediaType)).endswith(made.file.type)
        checksum = read.value(form, URIRef("http://spdx.org/rdf/terms#checksum"))
        digest = str(read.value(checksum, URIRef("http://spdx.org/rdf/terms#checksumValue")))
        assert digest.lower().endswith(hashlib.sha256(made.content).hexdigest())
        assert len([*read.subjects(DCAT.distribution, form)]) == 1


@pytest.mark.slow
def test_without_an_address_it_holds_wherever_it_lies(told):
    _, plain = told
    bare = {**plain, "@context": {key: value for key, value in plain["@context"].items() if key != "@base"}}
    assert set(graph(bare, f"{BASE}{LINKED[1:]}")) >= {
        triple for triple in graph(plain) if isinstance(triple[0], URIRef) and isinstance(triple[2], URIRef)
    }
    assert at_base(bare, BASE) == plain


@pytest.mark.slow
def test_the_server_tells_its_own_address_and_hands_out_what_is_named(served, tmp_path):
    served(ROOT / "data")
    state.look()
    answer = ask(LINKED)
    assert (answer.status, answer.headers["content-type"]) == (200, "application/ld+json")
    read = graph(json.loads(answer.body))
    files = {str(address) for address in read.objects(None, DCAT.downloadURL)}
    assert len(files) > 20
    for address in files:
        assert address.startswith("http://localhost/downloads/")
        got = ask(address.removeprefix("http://localhost"))
        assert got.status == 200
        assert got.headers["content-security-policy"].startswith("default-src 'none'")
        assert ("attachment" in got.headers.get("content-disposition", "")) == (not address.endswith(".json"))
    assert ask("/downloads/nothing.csv").status == 404
    assert ask("/downloads/..%2f..%2fmanifest.json").status == 404
