"""Photographs of a data folder: what is wrong with one is said and costs it alone; readers get pixels and nothing that a camera wrote."""

import io
import json
from datetime import date

import pytest
from PIL import Image
from pptx import Presentation

from geo import story
from geo.client import one_file
from geo.datasets import catalog_json, data_files
from geo.datasets.pictures import picture_files
from geo.edition import load, pictures
from geo.language import LANGUAGES, Words
from geo.publish.build import make
from geo.publish.compare import differences
from geo.publish.publications import Publications
from geo.server.responses import file_body
from geo.slides import refreshed, story_bytes
from geo.tables.__main__ import main
from geo.view import View
from tests import photos, toy
from tests.pdf_words import pages

TABLE = "pictures/pictures.csv"
HEAD = photos.HEAD.split(",")


@pytest.fixture
def given(folder):
    """Its files, to be broken."""
    return photos.add(folder)


def opened(content):
    return Image.open(io.BytesIO(content))


def checked(folder, lang):
    out = io.StringIO()
    code = main(["--data", str(folder), "--lang", lang], out)
    return code, out.getvalue()


def named(cell, name):
    """What puts a value into the first row."""
    return lambda folder: toy.put(folder, TABLE, 2, cell, name)


def harmed(content):
    """What puts other bytes into the first picture."""
    return lambda folder: (folder / "pictures" / "mill.jpg").write_bytes(content)


def encoded(kind, size=(40, 30), mode="RGB"):
    out = io.BytesIO()
    Image.new(mode, size).save(out, kind)
    return out.getvalue()


def too_long(folder):
    with (folder / "pictures" / "mill.jpg").open("r+b") as file:
        file.truncate(pictures.LARGEST + 1)


def elsewhere(folder):
    (folder / "pictures" / "mill.jpg").unlink()
    (folder / "pictures" / "mill.jpg").symlink_to(folder / "pictures" / ".." / "sources.toml")


FILE = "pictures/mill.jpg, row 2 of pictures/pictures.csv: "
FAULTS = {
    "missing": (lambda folder: (folder / "pictures" / "mill.jpg").unlink(), f"{FILE}there is no such file in pictures/"),
    "no picture": (harmed(b"# sources\n"), f"{FILE}is no whole JPEG, PNG, WEBP picture"),
    "another kind": (harmed(encoded("GIF", mode="P")), f"{FILE}is no whole JPEG, PNG, WEBP picture"),
    "torn off": (harmed(encoded("JPEG", (400, 300))[:-900]), f"{FILE}is no whole JPEG, PNG, WEBP picture"),
    "too large": (too_long, f"{FILE}the file is larger than 30 MB"),
    "too many pixels": (harmed(encoded("PNG", (9000, 9000), "1")), f"{FILE}the picture has more than 80 million pixels"),
    "a bomb": (harmed(encoded("PNG", (14000, 14000), "1")), f"{FILE}the picture has more than 80 million pixels"),
    "a link": (elsewhere, f"{FILE}must be the name of a file in the folder pictures/ itself"),
    "out of the folder": (named("file", "../sources.toml"), f"{TABLE}, row 2, column “file”: “../sources.toml” – must be the name"),
    "an address": (named("file", "/etc/passwd"), f"{TABLE}, row 2, column “file”: “/etc/passwd” – must be the name"),
    "a folder": (named("file", "a\\b.jpg"), f"{TABLE}, row 2, column “file”: “a\\b.jpg” – must be the name"),
    "no credit": (named("credit", ""), f"{TABLE}, row 2, column “credit”: must not be empty"),
    "no licence": (named("licence", ""), f"{TABLE}, row 2, column “licence”: must not be empty"),
    "no words": (named("words_vi", ""), f"{TABLE}, row 2, column “words_vi”: must not be empty"),
    "one language": (named("words_en", ""), f"{TABLE}, row 2, column “words_en”: must not be empty"),
    "unknown thing": (named("place", "things/nobody"), f"{TABLE}, row 2, column “place”: “things/nobody” – there is no such thing or unit"),
    "unknown layer": (named("place", "nothing/a-mill"), f"{TABLE}, row 2, column “place”: “nothing/a-mill” – there is no such thing"),
    "unit of a layer": (named("place", "steps/2024-00001"), f"{TABLE}, row 2, column “place”: “steps/2024-00001” – there is no such"),
    "unknown unit": (named("place", "2024-99999"), f"{TABLE}, row 2, column “place”: “2024-99999” – there is no such thing or unit"),
    "twice": (lambda folder: toy.put(folder, TABLE, 3, "id", "mill-1"), f"{TABLE}, row 3, column “id”: “mill-1” – appears twice"),
    "no day": (named("taken", "yesterday"), f"{TABLE}, row 2, column “taken”: “yesterday” – must be a date"),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_is_told_in_both_languages_and_costs_its_picture_alone(given, name):
    harm, text = FAULTS[name]
    whole = set(data_files(load(given)))
    harm(given)
    code, said = checked(given, "en")
    assert code == 1
    assert text in said, said
    assert "story.toml, slide 1, column “pictures”" in said  # whoever shows it is named too
    vietnamese = checked(given, "vi")[1].splitlines()
    assert len(vietnamese) == len(said.splitlines())
    assert not {*vietnamese} & {*said.splitlines()}
    broken = load(given)
    assert len(broken.pictures) == 2
    layers = ("/data/steps/", "/data/ticks/", "/data/communes/2025")
    assert {url for url in whole if url.startswith(layers)} <= set(data_files(broken))


def test_sound_pictures_are_counted(given):
    assert checked(given, "en") == (0, checked(given, "en")[1])
    assert f"{TABLE}: 3" in checked(given, "en")[1]


def test_a_table_of_a_broken_layer_blames_no_picture(given):
    (given / "layers" / "things.csv").write_text("id;name\n", "utf-8")
    edition = load(given)
    assert [fault for fault in edition.faults if fault.file == TABLE] == []


def test_letters_that_a_mac_takes_apart_name_the_same_file(given):
    (given / "pictures" / "mill.jpg").rename(given / "pictures" / "xươ\u0309ng.jpg")
    toy.put(given, TABLE, 2, "file", "xưởng.jpg")
    assert not load(given).faults
    assert "pictures/xươ\u0309ng.jpg" in pictures.files(given)


def test_a_change_of_a_picture_is_a_change_of_the_data(given):
    before = load(given)
    Image.new("RGB", (900, 601), (200, 160, 61)).save(given / "pictures" / "cho.webp")
    after = load(given)
    assert after.digest != before.digest
    assert [one.digest == other.digest for one, other in zip(before.pictures, after.pictures, strict=True)] == [True, True, False]


@pytest.mark.parametrize("empty", [None, "﻿" + photos.HEAD + "\n"])
def test_without_pictures_everything_is_as_it_was(folder, empty):
    before, catalog = {url: made.body for url, made in data_files(load(folder)).items()}, catalog_json(load(folder))
    (folder / "pictures").mkdir()
    (folder / "pictures" / "unnamed.jpg").write_bytes(encoded("JPEG"))
    if empty:
        (folder / TABLE).write_text(empty, "utf-8")
    edition = load(folder)
    assert not edition.faults
    assert {url: made.body for url, made in data_files(edition).items()} == before
    assert [*picture_files(edition)] == []
    assert catalog_json(edition) | {"digest": ""} == catalog | {"digest": ""}
    if empty is None:
        assert catalog_json(edition) == catalog


def test_readers_get_pixels_and_nothing_that_the_camera_wrote(pictured):
    source = (pictured.folder / "pictures" / "mill.jpg").read_bytes()
    assert Image.open(io.BytesIO(source)).getexif().get_ifd(0x8825)[2] == photos.LATITUDE
    for address, content in picture_files(pictured):
        picture = opened(content)
        assert (picture.format, picture.mode) == ("JPEG", "RGB")
        assert max(picture.size) <= pictures.LONG_SIDE
        assert not {"exif", "comment", "icc_profile", "xmp"} & picture.info.keys()
        assert not picture.getexif()
        assert b"Exif" not in content
        assert b"secret" not in content
        assert address.endswith(".jpg")
    mill, inside, _ = (opened(content) for _, content in picture_files(pictured))
    assert mill.size == (1067, 1600)  # upright
    (red, _, low), (dark, _, blue) = mill.getpixel((500, 100)), mill.getpixel((500, 1500))
    assert min(red, blue) > 200
    assert max(low, dark) < 50
    assert min(inside.getpixel((10, 10))) > 100  # what is seen through stands on white


def test_a_picture_is_the_same_bytes_each_time(pictured, tmp_path):
    assert dict(picture_files(load(photos.pictured(tmp_path)))) == dict(picture_files(pictured))


def test_cards_and_slides_say_what_is_seen_and_whose_it_is(pictured):
    documents = {made.name: json.loads(made.body) for made in data_files(pictured).values()}
    cards = next(content for name, content in documents.items() if name.startswith("things-cards"))["cards"]
    mill = cards["a-mill"]["2024"]["pictures"]
    assert [picture["words"]["vi"] for picture in mill] == ["Xưởng A, nhìn từ đường", "Bên trong xưởng"]
    assert mill[0]["credit"] == {
        "vi": "Ảnh: Nguyễn Văn Ảnh, 17/5/2024 · CC BY 4.0",
        "en": "Photo: Nguyễn Văn Ảnh, 17 May 2024 · CC BY 4.0",
    }
    assert (mill[0]["size"], mill[1]["size"]) == ([1067, 1600], [640, 480])
    assert not [name for name, card in cards.items() if name != "a-mill" and "pictures" in json.dumps(card)]
    [town] = [unit for unit in documents["communes-2024.geojson"]["features"] if unit["id"] == "2024-00001"]
    assert town["properties"]["card"]["pictures"][0]["words"]["en"] == "The market <b>in town</b>"
    alone, beside = documents["story.json"]["slides"]
    assert (alone["kind"], len(alone["pictures"]), beside["kind"], len(beside["pictures"])) == ("pictures", 3, "plain", 1)
    addresses = {address for address, _ in picture_files(pictured)}
    assert {picture["url"] for picture in [*mill, *alone["pictures"], *beside["pictures"]]} <= addresses


WITHOUT = {
    'kind = "pictures"\npictures = ["gone"]\n': None,
    'kind = "pictures"\n': None,
    'kind = "pictures"\npictures = ["gone"]\ntext_vi = "a"\ntext_en = "b"\n': "text",
    'pictures = ["gone"]\ntext_vi = "a"\ntext_en = "b"\n': "plain",
    'kind = "pictures"\npictures = ["gone", "town"]\n': "pictures",
    'kind = "text"\npictures = ["town"]\ntext_vi = "a"\ntext_en = "b"\n': "pictures",
}


@pytest.mark.parametrize("written", WITHOUT)
def test_a_slide_without_its_pictures_is_left_out_or_shows_its_text(pictured, written):
    told = story.read(pictured, f'[[slide]]\ntitle_vi = "x"\ntitle_en = "x"\n{written}'.encode())
    assert [slide.kind for slide in told.slides] == ([WITHOUT[written]] if WITHOUT[written] else [])
    assert len(told.every) == 1
    faults = [fault.text("en") for fault in told.faults]
    expected = ["no picture of pictures/pictures.csv has this id"] if "gone" in written or "pictures = " not in written else []
    assert (
        [fault for fault in faults if "slide 1, column “pictures”" in fault and expected[0] in fault] == faults if expected else not faults
    )


def test_more_than_four_pictures_are_too_many(pictured):
    told = story.read(pictured, b'[[slide]]\ntitle_vi = "x"\ntitle_en = "x"\npictures = ["a", "b", "c", "d", "e"]\n')
    assert len(told.faults) == 1
    assert told.every[0].pictures == ()


@pytest.mark.slow
def test_what_readers_had_of_a_picture_stays_when_its_file_comes_to_harm(given, tmp_path):
    place = Publications(tmp_path / "publications")
    first = make(given, place)
    [address] = [path for path in first.manifest.files if "/data/pictures/mill-1." in path]
    body = file_body(first.folder / "site", address.removeprefix("site"))
    assert (body.type, "immutable" in body.cache) == ("image/jpeg", True)
    harmed(b"no picture")(given)
    second = make(given, place)
    assert second.manifest.stands_in.keys() == {"pictures/mill.jpg"}
    assert second.manifest.files[address] == first.manifest.files[address]
    assert [text.en for text in second.manifest.faults if "shown as this file was" in text.en]
    (given / "pictures" / "trong.png").unlink()
    toy.put(given, TABLE, 4, "credit", "")
    third = make(given, place)
    assert third.manifest.stands_in.keys() == {"pictures/mill.jpg", "pictures/trong.png", TABLE}
    assert {path for path in third.manifest.files if "/data/pictures/" in path} == {
        path for path in first.manifest.files if "/data/pictures/" in path
    }
    (given / "pictures" / "mill.jpg").unlink()
    (given / TABLE).unlink()
    assert not [path for path in make(given, place).manifest.files if "/data/pictures/" in path]


@pytest.mark.slow
def test_a_deck_that_was_edited_keeps_its_pictures(pictured):
    told = story.read(pictured, (photos.STORY + 'figures = ["turnover"]\n').encode())
    content = story_bytes(pictured, told, "pptx", "vi", date(2026, 11, 28))
    renewed = refreshed(pictured, content)
    before, after = (
        [shape.image.blob for page in Presentation(io.BytesIO(deck)).slides for shape in page.shapes if hasattr(shape, "image")]
        for deck in (content, renewed.content)
    )
    assert before == after
    assert len(after) == 4


def shapes_of(page):
    return {shape.name: shape for shape in page.shapes}


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_deck_has_native_pictures_with_a_sentence_and_the_credit_as_text(pictured, lang):
    deck = Presentation(io.BytesIO(story_bytes(pictured, story.load(pictured), "pptx", lang, date(2026, 11, 28))))
    alone, beside = deck.slides
    shown = [shape for shape in alone.shapes if shape.name.startswith("picture ")]
    by_id = {picture.id: picture for picture in pictured.pictures}
    assert [shape.name for shape in shown] == ["picture mill-1", "picture mill-2", "picture town"]
    text = "\n".join(shape.text_frame.text for shape in alone.shapes if shape.has_text_frame)
    for shape in shown:
        picture = by_id[shape.name.split()[1]]
        assert shape.image.blob == picture.jpeg
        assert shape._element.nvPicPr.cNvPr.get("descr") == f"{picture.words.text(lang)}."
        assert shape.width / shape.height == pytest.approx(picture.size[0] / picture.size[1], rel=0.01)
        assert shape.left + shape.width <= deck.slide_width
        assert picture.words.text(lang) in text
        assert f"{picture.credit}" in text
        assert picture.licence in text
    boxes = [(shape.left, shape.top, shape.left + shape.width, shape.top + shape.height) for shape in shown]
    assert not [1 for at, one in enumerate(boxes) for other in boxes[:at] if overlap(one, other)]
    assert "picture mill-1" in shapes_of(beside)
    assert Words("Xưởng A mở cửa năm 2021.", "Mill A opened in 2021.").text(lang) in "".join(
        shape.text_frame.text for shape in beside.shapes if shape.has_text_frame
    )


@pytest.mark.slow
def test_what_changed_in_the_table_is_listed_between_two_publications(given, tmp_path):
    place = Publications(tmp_path / "publications")
    first = make(given, place)
    toy.put(given, TABLE, 2, "credit", "Trần Thị Bình")
    assert "  ± mill-1: credit: Nguyễn Văn Ảnh → Trần Thị Bình" in differences(first, make(given, place), "en")


def overlap(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@pytest.mark.slow
def test_a_pdf_has_the_pictures_and_their_words(pictured):
    content = story_bytes(pictured, story.load(pictured), "pdf", "vi", date(2026, 11, 28))
    alone, beside = (" ".join(word for *_, word in page) for page in pages(content))
    for picture in pictured.pictures:
        assert picture.words.vi in alone
        assert picture.licence in alone
    assert "Ảnh: Nguyễn Văn Ảnh, 17/5/2024 · CC BY 4.0" in beside
    assert content.count(b"/DCTDecode") == 3  # each once, and as the photograph that it is


@pytest.mark.slow
def test_the_one_file_carries_as_many_as_it_has_room_for(pictured, monkeypatch):
    whole = one_file.page(pictured, View())
    addresses = [address for address, _ in picture_files(pictured)]
    assert [whole.count(address.encode()) > 0 for address in addresses] == [True, True, True]
    monkeypatch.setattr(one_file, "PICTURES", 0)
    assert len(one_file.page(pictured, View())) < len(whole)
