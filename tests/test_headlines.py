"""What only a site of shared documents says is no headline, wherever headlines stand; it is still listed with its source."""

import csv
import io
import tomllib
from shutil import copytree

import pytest
import tomlkit

from geo import datasets
from geo.cards.indicators import results, targets
from geo.client.config import client_config
from geo.edition import DATA, load
from geo.facts import totals, years
from geo.invest.projects import projects_of
from geo.story.figure import choices, figure_of

NEWEST = "vietnam-vn-tang-truong-2024"


@pytest.fixture(scope="module")
def edition():
    return load(DATA)


def moved(folder, edition, names):
    """The same data with some sources moved to a site of shared documents."""
    copytree(edition.folder, folder, dirs_exist_ok=True)
    sources = tomllib.loads((folder / "sources.toml").read_text("utf-8"))
    changed = {name: {**source, "kind": "document_sharing"} if name in names else source for name, source in sources.items()}
    (folder / "sources.toml").write_text(tomlkit.dumps(changed), "utf-8")
    return load(folder)


@pytest.fixture(scope="module")
def shared(edition, tmp_path_factory):
    """The same data with every source but the state's moved to a site of shared documents."""
    return moved(tmp_path_factory.mktemp("shared"), edition, edition.sources)


def test_data_from_shared_documents_alone_makes_no_headline(shared):
    assert client_config(shared)["headlines"] == []
    assert not any(cards for cards in results(shared).values())
    assert not targets(shared)
    assert not list(choices(shared))
    assert not any(totals(shared, "new_rural", year) for year in years(shared, "new_rural"))
    assert all(one.capital is None and one.area is None for one in projects_of(shared).values())


def test_what_is_no_headline_is_still_in_the_files(edition, shared):
    one, other = (list(csv.reader(io.StringIO(datasets.csv_bytes(data, "projects").decode()))) for data in (shared, edition))
    assert one[0] == other[0]
    assert [row[:4] for row in one] == [row[:4] for row in other]  # which of several sources a later cell gives may change


@pytest.mark.slow
def test_a_surer_source_stands_large_and_the_shared_document_beside_it(edition, tmp_path):
    cards = results(moved(tmp_path / "data", edition, [NEWEST]))
    assert all(card.fact.source != NEWEST for group in cards.values() for card in group)
    assert any(one.source == NEWEST for group in cards.values() for card in group for one in card.neighbours)


def test_no_headline_of_the_data_rests_on_a_shared_document_alone(edition):
    weak = {name for name, source in edition.sources.items() if not source.leads}
    assert weak
    ids = [one.id for one in edition.figures if one.source in weak]
    assert ids
    assert all(figure_of(edition, ref) is None for ref in ids)
