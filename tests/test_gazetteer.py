"""Every unit, thing, layer, indicator and source has a page of its own: whole without a script, true, and the same in other forms."""

import csv
import gzip
import io
import json
import re
from html.parser import HTMLParser

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo.cards import card_of
from geo.edition import load
from geo.gazetteer import CONTENTS, FORMS, Host, asset_files, entries, entry_at, entry_of, page_of, preview_of, sitemaps
from geo.gazetteer.forms import form_of
from geo.gazetteer.page import article_of
from geo.language import LANGUAGES, word
from geo.publish.feed import feed_path
from geo.view import view_of
from tests import one_era, toy

HOST = Host("https://map.example/", server=True, beside=("", "xem"))
FILES = Host("", server=False)
EMPTY = {"area", "base", "br", "circle", "col", "hr", "img", "input", "link", "meta", "path", "rect", "source", "wbr"}
LARGEST = 40_000
"""Bytes on the wire of a page with its picture and its style: half a minute of the slowest line there still is."""


class Read(HTMLParser):
    """What a browser without scripts makes of a page: its text, its links, the properties in its head; elements that nobody closes."""

    def __init__(self, text):
        super().__init__()
        self.open, self.links, self.head, self.texts, self.tags = [], [], {}, [], []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        known = dict(attributes)
        self.tags.append((tag, known))
        if tag not in EMPTY:
            self.open.append(tag)
        self.links += [known[name] for name in ("href", "src") if known.get(name)]
        if tag == "meta":
            self.head[known.get("name") or known.get("property") or ""] = known.get("content")

    def handle_endtag(self, tag):
        if tag not in EMPTY:
            assert self.open.pop() == tag

    def handle_data(self, data):
        self.texts.append(data)

    @property
    def text(self):
        return " ".join(" ".join(self.texts).split())


def every(edition):
    return (CONTENTS, *entries(edition).values())


@pytest.fixture(scope="module")
def pages(edition):
    """Every page of the district as it was read, by its address."""
    return {entry.path(lang): Read(page_of(edition, entry, lang, HOST)) for entry in every(edition) for lang in LANGUAGES}


@pytest.mark.slow
def test_every_unit_thing_layer_indicator_and_source_has_one_in_both_languages(edition, pages):
    things = [feature for layer in edition.registry if layer.shape == "place" for feature in edition.features[layer.id]]
    indicators = {figure.indicator for figure in edition.figures}
    units = [unit for units in edition.units.values() for unit in units]
    counted = len(things) + len(indicators) + len(units) + len(edition.sources) + len(edition.registry) + 1
    assert len(pages) == counted * len(LANGUAGES)
    assert {entry_at(edition, path)[0] for path in pages} == {*every(edition)}


@pytest.mark.slow
def test_each_has_a_title_a_summary_and_an_address_of_its_own(edition, pages):
    for path, page in pages.items():
        assert page.head["og:url"] == f"https://map.example/{path}"
        assert page.head["og:title"] in page.text
        assert 0 < len(page.head["description"]) <= 400
    titled = [(page.head["og:locale"], page.head["og:title"], page.head["description"]) for page in pages.values()]
    assert len(set(titled)) == len(titled)


@pytest.mark.slow
def test_every_link_leads_to_a_page_a_file_or_another_site(edition, pages):
    assets = {address[1:] for address, _ in asset_files(edition)} | {"assets/icon.svg", "xem", *map(feed_path, LANGUAGES)}
    for path, page in pages.items():
        depth = path.count("/")
        for link in page.links:
            if re.match(r"https?://", link):
                continue
            target = link.partition("?")[0]
            if target.startswith("#"):
                assert any(known.get("id") == target[1:] for _, known in page.tags), (path, link)
                continue
            assert target.count("../") in (0, depth), (path, link)
            inside = target.removeprefix("../" * depth) if "../" in target or not depth else f"{path.rpartition('/')[0]}/{target}"
            assert inside in assets or inside in pages or form_is_there(edition, inside), (path, link)


def form_is_there(edition, address):
    path, _, form = address.rpartition(".")
    there = entry_at(edition, path)
    return there is not None and form in FORMS[there[0].kind]


@pytest.mark.slow
def test_what_the_card_says_stands_on_the_page_with_its_sources(edition, pages):
    for unit in edition.units[edition.eras[-1]].values():
        for lang in LANGUAGES:
            text = pages[entry_of(edition, unit.id).path(lang)].text
            for row in card_of(edition, "unit", unit.id, unit.era).rows:
                for said in row.statements:
                    assert " ".join(said.value.text(lang).split()) in text
    flag = pages[entry_of(edition, "tourism/cot-co-nui-hua").path("vi")]
    assert "15/9/2018" in flag.text
    assert "chỉ biết nằm đâu đó trong phần này" in flag.text


@pytest.mark.slow
def test_a_page_with_its_map_is_small_on_the_wire(edition):
    packed = {address: len(gzip.compress(content, 9)) for address, content in asset_files(edition)}
    for entry in entries(edition).values():
        for lang in LANGUAGES:
            page = page_of(edition, entry, lang, HOST)
            asked = sum(size for address, size in packed.items() if address[1:] in page)
            assert len(gzip.compress(page.encode(), 9)) + asked <= LARGEST, entry


def test_a_position_is_told_to_machines_only_where_one_is_published(small):
    def data(name):
        page = page_of(small, entry_of(small, name), "vi", HOST)
        return json.loads(re.search(r'ld\+json">(.*?)</script>', page).group(1))

    assert data("things/a-mill")["geo"] == {"@type": "GeoCoordinates", "longitude": 107.505, "latitude": 21.305}
    assert "geo" not in data("things/b-well")
    assert "geo" not in data("things/c-both")
    assert data("2024-00002")["identifier"] == "00002"
    assert data("layer:things")["@type"] == "Dataset"


def test_a_map_says_how_exactly_a_place_is_known(small):
    drawn = {name: page_of(small, entry_of(small, f"things/{name}"), "en", HOST) for name in ("a-mill", "b-well", "c-both", "d-lost")}
    assert "Dot: the published position." in drawn["a-mill"]
    assert 'class="point"' in drawn["a-mill"]
    assert "Circle: known only to lie within it." in drawn["b-well"]
    assert "Hatched: known only to lie somewhere in it" in drawn["c-both"]
    assert 'class="point"' not in drawn["c-both"]
    assert drawn["c-both"].count('class="somewhere"') == 2
    assert 'class="map"' not in drawn["d-lost"]


@pytest.mark.parametrize(
    ("name", "known", "said"),
    [
        ("cao-toc-van-don-mong-cai", "line", "Bold line: the published course."),
        ("ho-dam-ha-dong", "area_near", "Dashed outline: approximate or inferred."),
    ],
)
def test_a_shape_is_drawn_as_exactly_as_it_is_known(edition, name, known, said):
    page = page_of(edition, entry_of(edition, f"infrastructure/{name}"), "en", HOST)
    assert f'<path class="{known}"' in page
    assert said in page
    assert 'class="point"' not in page


def test_what_is_published_of_an_undertaking_is_not_called_missing(small):
    def missing(name):
        facts = json.loads(form_of(small, entry_of(small, f"things/{name}"), "en", "json", HOST))["facts"]
        return {fact["field"] for fact in facts if fact["value"] == word("invest.stage_unsaid", "en")}

    assert missing("a-mill") == {"capital", "stage"}
    assert missing("c-both") == {"position", "area", "capital", "stage", "course", "investor"}


def test_a_host_of_files_gets_names_with_endings_and_no_form_to_report_with(small):
    for entry in every(small):
        page = Read(page_of(small, entry, "vi", FILES))
        inside = [link.partition("?")[0] for link in page.links if not link.startswith(("http", "#"))]
        assert [link for link in inside if "assets/" not in link and "." not in link.replace("../", "")] == []
        assert word("gazetteer.wrong", "vi") not in page.text
        assert not {"og:url", "og:image"} & {*page.head}
    assert word("gazetteer.wrong", "vi") in Read(page_of(small, entry_of(small, "things/a-mill"), "vi", HOST)).text


@pytest.mark.slow
@pytest.mark.parametrize("file", sorted([*toy.TABLES, "sources.toml", "communes.geojson", "district.toml", "units.toml", "story.toml"]))
def test_with_a_file_missing_the_other_pages_are_whole(folder, file):
    (folder / file).unlink(missing_ok=True)
    harmed = load(folder)
    for entry in every(harmed):
        for lang in LANGUAGES:
            Read(page_of(harmed, entry, lang, HOST))
        for form in {"json", "csv", "geojson"} & {*FORMS[entry.kind]}:
            form_of(harmed, entry, "vi", form, HOST)
    assert dict(asset_files(harmed))


def test_names_keep_off_one_another_on_a_telephone(edition):
    for unit in edition.base_units:
        labels = article_of(edition, entry_of(edition, unit)).map.labels
        shown = [label for label in labels if not label.crowded]
        assert edition.unit(unit).label in [label.text for label in shown]
        assert len(shown) > len(labels) / 2
        assert not [one for one in shown for other in shown if one is not other and one.meets(other)]


def test_a_unit_leads_to_what_it_became_to_its_neighbours_and_to_what_is_in_it(small):
    page = Read(page_of(small, entry_of(small, "2024-00002"), "vi", HOST))
    assert {"../xa/2025-00001", "../xa/2024-00001", "../xa/2024-00003", "../diem/things/b-well", "../du-an/things/c-both"} <= {*page.links}
    assert "../xa/2024-00004" not in page.links
    assert "Diện tích công bố" in page.text  # nobody published it, and that is said
    assert {"../xa/2024-00001", "../xa/2024-00002"} <= {*Read(page_of(small, entry_of(small, "2025-00001"), "vi", HOST)).links}


def test_what_becomes_an_undertaking_is_there_under_the_word_it_had(small):
    mill = entry_of(small, "things/a-mill")
    assert (mill.kind, mill.path("vi"), mill.path("en")) == ("project", "du-an/things/a-mill", "project/things/a-mill")
    assert entry_at(small, "diem/things/a-mill") == (mill, "vi")
    assert entry_at(small, "place/things/a-mill") == (mill, "en")
    assert entry_at(small, "du-an/things/nobody") is None


def test_a_place_of_one_era_has_its_pages_too(tmp_path):
    place = load(one_era.write(tmp_path / "one"))
    for entry in every(place):
        for lang in LANGUAGES:
            assert "None" not in Read(page_of(place, entry, lang, HOST)).text


def test_no_text_of_the_data_is_markup(folder):
    path = folder / "layers" / "things.csv"
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))))
    for row in rows:
        row["name_vi"] = row["name_en"] = toy.HOSTILE.replace("\u200f", "")
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    hostile = load(folder)
    assert len(hostile.features["things"]) == 5
    for entry in every(hostile):
        page = Read(page_of(hostile, entry, "en", HOST))
        assert {tag for tag, _ in page.tags if tag == "script"} == {"script"}
        assert len([tag for tag, _ in page.tags if tag == "script"]) == 2
        assert not [known for tag, known in page.tags if tag == "img" and known.get("onerror")]


@pytest.mark.parametrize("name", ["../../x", "a b", "ă", ".hidden", "a/b/c", "x?y", ""])
def test_what_no_address_can_hold_has_no_page(folder, name):
    path = folder / "sources.toml"
    path.write_text(f'{path.read_text("utf-8")}\n["{name}"]\nstanding = "reported"\nkind = "press"\nurl = "https://a.example/"\n', "utf-8")
    assert f"source:{name}" not in entries(load(folder))


@pytest.mark.slow
def test_other_forms_say_the_same(edition):
    for entry in entries(edition).values():
        article = article_of(edition, entry)
        said = [(row.field, said.value.en) for row in article.rows for said in row.statements]
        if "json" in FORMS[entry.kind]:
            whole = json.loads(form_of(edition, entry, "en", "json", HOST))
            assert [(fact["field"], fact["value"]) for fact in whole["facts"]] == said
            assert {name for fact in whole["facts"] for name in fact["sources"]} <= {*whole["sources"]}
        if "csv" in FORMS[entry.kind] and entry.kind != "layer":
            table = list(csv.reader(io.StringIO(form_of(edition, entry, "en", "csv", HOST).decode("utf-8-sig"))))
            assert [row[1].removeprefix("'") for row in table[1:]] == [value.removeprefix("'") for _, value in said]


@pytest.mark.slow
def test_geojson_is_as_its_standard_wants_it_and_has_a_place_only_where_one_is_known(edition):
    for entry in entries(edition).values():
        if "geojson" not in FORMS[entry.kind]:
            continue
        for feature in json.loads(form_of(edition, entry, "vi", "geojson", HOST))["features"]:
            if feature["geometry"] is None:
                continue
            shape = shapely.geometry.shape(feature["geometry"])
            assert shape.is_valid
            for part in getattr(shape, "geoms", [shape]):
                assert part.geom_type != "Polygon" or part.exterior.is_ccw
        if entry.kind in ("project", "place"):
            assert (feature["geometry"] is None) == (edition.things[entry.id].point is None)


def test_a_geometry_says_how_exactly_it_is_known(small):
    def about(name):
        return json.loads(form_of(small, entry_of(small, name), "vi", "geojson", HOST))["features"][0]["properties"]

    assert (about("things/b-well")["precision"], about("things/b-well")["accuracy_m"]) == ("village", 3000)
    assert (about("things/c-both")["precision"], about("things/c-both")["units"]) == ("commune", "2024-00002;2024-00003")
    assert about("2024-00002")["code"] == "00002"


def test_a_form_that_a_page_does_not_have_is_refused(small):
    with pytest.raises(KeyError):
        form_of(small, entry_of(small, "indicator:turnover"), "vi", "geojson", HOST)


def test_a_shared_view_is_named_by_what_it_shows(small):
    def preview(**asked):
        return preview_of(small, view_of(small, **asked))

    first = preview(lang="vi")
    chosen = preview(lang="en", selection="2024-00002")
    layered = preview(lang="en", layers=("ticks",), era="2025")
    assert (first.path, first.picture) == ("", "")
    assert chosen.title.startswith("Hai Commune")
    assert (chosen.path, chosen.picture) == ("commune/2024-00002", "commune/2024-00002.png")
    assert layered.title.startswith("Ticks · 2 communes · 2025")
    assert layered.picture == "xem.png?era=2025&layers=ticks&lang=en"
    assert preview(lang="vi", selection="things/gone").path == ""
    assert preview(lang="vi", center=(21.305, 107.505), zoom=13.0).picture == "xem.png?lang=vi&c=21.305,107.505&z=13"
    assert " · 2018 · " in preview(lang="vi", year=2018).title
    assert len({first.title, chosen.title, layered.title}) == 3


def test_the_list_names_every_page_in_both_languages(small):
    whole = sitemaps(small, HOST)
    listed = re.findall(r"<loc>(.*?)</loc>", whole["sitemap.xml"].decode())
    assert sorted(listed) == sorted(
        ["https://map.example/", "https://map.example/xem"]
        + [f"https://map.example/{entry.path(lang)}" for entry in every(small) for lang in LANGUAGES]
    )


def test_a_long_list_is_several(small, monkeypatch):
    monkeypatch.setattr("geo.gazetteer.sitemap.MOST", 10)
    whole = sitemaps(small, HOST)
    named = re.findall(r"<loc>https://map.example/(.*?)</loc>", whole["sitemap.xml"].decode())
    assert set(named) | {"sitemap.xml"} == set(whole)
    assert all(whole[name].count(b"<url>") <= 10 for name in named)
    assert sum(whole[name].count(b"<url>") for name in named) == 2 + 2 * len(every(small))


@given(st.text(max_size=60))
def test_any_address_is_answered(small, text):
    there = entry_at(small, text)
    assert there is None or there[0] in every(small)
