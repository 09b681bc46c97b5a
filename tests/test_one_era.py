"""A place of one era and another projection gives every kind of file, and none speaks of another time of its units."""

import json
import re

import pytest

from geo.cards import card_of
from geo.cards.history import events_of
from geo.client.config import client_config
from geo.datasets.client_files import data_files
from geo.datasets.gaps import not_published
from geo.datasets.layer_files import csv_bytes, geojson_bytes
from geo.edition import load, tables_of
from geo.edition.tables import PLACE_KINDS
from geo.export.formats import FORMATS
from geo.language import LANGUAGES
from geo.notebook import explore
from geo.paper import PrintRequest
from geo.search import names
from geo.slides import STORY_FORMATS, story_bytes
from geo.story import load as story_of
from geo.tables.workbook import from_xlsx, to_xlsx
from geo.view import parse, spell
from tests import one_era
from tests.test_another_place import text_of

OURS = re.compile(r"\b202[45]\b|Đầm Hà|VN-2000|[Nn]ay thuộc|đơn vị cũ|\(cũ\)|[Nn]ow in|[Ff]ormer|Made of|\buntil\b")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The files of the place."""
    return one_era.write(tmp_path_factory.mktemp("one-era") / "data")


@pytest.fixture
def place(folder, monkeypatch):
    """The place as the map's own."""
    monkeypatch.setenv("DAMHA_DATA_DIR", str(folder))
    return load()


def test_it_is_sound_and_has_one_era(place):
    assert [fault.text("en") for fault in (*place.faults, *story_of(place).faults)] == []
    assert place.eras == (place.base_era,) == ("nay",)
    assert place.later_era is None
    assert all(place.is_base(unit.id) and unit.members == (unit.id,) for unit in place.base_units.values())


@pytest.mark.parametrize(
    "eras",
    [
        '[[eras]]\nid = "a"\n[[eras]]\nid = "b"\nsince = "2020"\n[[eras]]\nid = "c"\nsince = "2021"\n',
        '[[eras]]\nid = "nay"\n[[eras]]\nid = "nay"\nsince = "2020"\n',
        '[[eras]]\nid = "nay"\n[[eras]]\nid = "sau"\n',
        "eras = []\n",
    ],
)
def test_a_third_era_or_a_second_that_begins_at_no_time_is_refused_and_the_units_are_still_there(tmp_path, eras):
    folder = one_era.write(tmp_path / "data")
    said = (
        one_era.PLACE.replace('[[eras]]\nid = "nay"\n', eras)
        if "[[" in eras
        else eras + one_era.PLACE.replace('[[eras]]\nid = "nay"\n', "")
    )
    (folder / "district.toml").write_text(said, "utf-8")
    place = load(folder)
    (fault,) = [one for one in place.faults if one.file == "district.toml"]
    assert "một hoặc hai thời kỳ" in fault.text("vi")
    assert "one era, or two" in fault.text("en")
    assert place.eras == ("nay",)
    assert len(place.base_units) == 3


@pytest.mark.slow
def test_the_client_is_told_of_one_era_by_which_links_are_read(place):
    told = client_config(place)
    assert [era["id"] for era in told["eras"]] == [*told["view"]["parts"]["era"]["among"]] == ["nay"]
    assert told["files"]["communes"].keys() == {"nay"}
    assert spell(parse({"sel": "nay-81002", "era": "2024"}, "vi")) == {"lang": "vi", "sel": "nay-81002"}


def test_cards_search_and_gaps_say_nothing_of_a_time_before_or_after(place):
    told = [card_of(place, "unit", unit, "nay") for unit in place.base_units]
    assert [(*one.chips, *one.links) for one in told] == [()] * 3
    assert [events_of(place, unit, lang) for unit in place.base_units for lang in LANGUAGES] == [[]] * 6
    said = [told, names(place), [not_published(place, lang).to_numpy().tolist() for lang in LANGUAGES]]
    assert not OURS.search(repr(said))


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("form", FORMATS)
def test_every_file_of_a_view_is_made(place, tmp_path, form, lang):
    path = tmp_path / f"map.{form}"
    path.write_bytes(FORMATS[form].make(place, PrintRequest(parse({"lang": lang, "sel": "gardens/vuon-dau"}))))
    if form == "html":
        assert "Đầm Hà" not in path.read_text("utf-8")
    elif form != "png":
        kinds = "; ".join(PLACE_KINDS)  # the dictionary names every kind of place that places.csv may hold
        assert OURS.findall(text_of(path).replace(kinds, "")) == []


@pytest.mark.slow
@pytest.mark.parametrize("form", STORY_FORMATS)
def test_its_story_becomes_slides(place, tmp_path, form):
    path = tmp_path / f"story.{form}"
    path.write_bytes(story_bytes(place, story_of(place), form, "en"))
    assert OURS.findall(text_of(path)) == []
    assert "Mulberry Garden" in text_of(path)


def test_its_tables_go_into_a_workbook_and_come_back(place, folder, tmp_path):
    every = tuple(tables_of(place.registry).values())
    assert from_xlsx(to_xlsx(folder, every), tmp_path / "out", every).keys() == {table.file for table in every}
    assert all((tmp_path / "out" / table.file).read_bytes() == (folder / table.file).read_bytes() for table in every)


def test_its_layer_can_be_taken_away_and_drawn_in_a_notebook(place):
    assert json.loads(geojson_bytes(place, "gardens"))["features"]
    assert csv_bytes(place, "gardens").count(b"\n") == 3
    assert "Mulberry Garden" in explore(place, lang="en").get_root().render()
    assert not OURS.search("".join(document.body.decode() for document in data_files(place).values()))
