"""The feed of what changed: valid Atom, an entry for each version, texts of data as text."""

import html
import re
from xml.etree import ElementTree as ET

import pytest

from geo.language import LANGUAGES
from geo.publish.build import make
from geo.publish.feed import MOST, FeedVersion, atom, feed_path, feed_versions
from geo.publish.publications import Publications
from geo.server import state
from tests import toy
from tests.asgi import ask

ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
THINGS = "layers/things.csv"


def read(content):
    """The feed, which must be what RFC 4287 asks for."""
    root = ET.fromstring(content)  # noqa: S314 - ours
    assert root.tag == f"{ATOM}feed"
    every = [root, *root.findall(f"{ATOM}entry")]
    for part in every:
        for name in ("id", "title", "updated"):
            assert len(part.findall(f"{ATOM}{name}")) == 1, name
        assert part.find(f"{ATOM}id").text.startswith("urn:uuid:")
        assert MOMENT.fullmatch(part.find(f"{ATOM}updated").text)
    assert len({part.find(f"{ATOM}id").text for part in every}) == len(every)
    assert root.find(f"{ATOM}author/{ATOM}name").text
    [own] = [link for link in root.findall(f"{ATOM}link") if link.get("rel") == "self"]
    assert own.get("href").startswith("http")
    for entry in every[1:]:
        assert entry.find(f"{ATOM}content").get("type") == "html"
    return every


def contents(every):
    return [entry.find(f"{ATOM}content").text for entry in every[1:]]


@pytest.fixture
def place(tmp_path):
    return Publications(tmp_path / "publications")


def published(place, folder, **more):
    made = make(folder, place, **more)
    return made, feed_versions((each.manifest for each in place.every()), place.gone(), made.manifest)


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_version_says_what_was_added_changed_and_retired(folder, place, lang):
    published(place, folder)
    toy.change(folder, THINGS, "Xưởng A,", "Xưởng Á <b>&</b>,")
    made, told = published(place, folder, note="A note & more")
    every = read(atom(told, "toy", lang, "https://map.example/", server=True))
    assert len(every) == 3
    newest, first = contents(every)
    assert "Xưởng Á &lt;b&gt;&amp;&lt;/b&gt;" in newest
    assert "A note &amp; more" in newest
    assert {"vi": "<li>Vật: ", "en": "<li>Things: "}[lang] in newest
    assert "<b>" not in newest
    assert {"vi": "Bản đầu tiên", "en": "The first version"}[lang] in first
    assert made.manifest.version in every[1].find(f"{ATOM}title").text
    assert f"ban/{made.manifest.version}/" in every[1].find(f"{ATOM}link").get("href")


@pytest.mark.slow
def test_it_is_the_same_feed_while_nothing_changes_and_no_more_than_so_long(folder, place):
    made, told = published(place, folder)
    _, again = published(place, folder)
    first, second = (atom(each, "toy", "vi", "https://a.example/", server=True) for each in (told, again))
    assert first == second
    many = [
        made.manifest.model_copy(update={"version": f"2026-01-01-{n:08x}", "made": f"2026-01-01T00:00:{n % 60:02}.{n:06}+00:00"})
        for n in range(80)
    ]
    assert len(feed_versions(many, [], made.manifest)) == MOST


@pytest.mark.slow
def test_what_was_withdrawn_says_why_and_what_is_newer_than_what_readers_get_is_not_told(folder, place):
    first, _ = published(place, folder)
    toy.change(folder, THINGS, "Xưởng A,", "Xưởng Á,")
    second, _ = published(place, folder)
    manifests = [each.manifest for each in place.every()]
    assert [told.manifest.version for told in feed_versions(manifests, [], first.manifest)] == [first.manifest.version]
    place.remove(first, "a name <i>")
    told = feed_versions((each.manifest for each in place.every()), place.gone(), second.manifest)
    assert [(each.manifest.version, each.reason) for each in told] == [
        (second.manifest.version, ""),
        (first.manifest.version, "a name <i>"),
    ]
    withdrawn = contents(read(atom(told, "toy", "en", "https://map.example/", server=True)))[1]
    assert html.escape("a name <i>") in withdrawn


def test_what_xml_cannot_hold_is_replaced(small):
    from geo.publish.publication import Manifest  # noqa: PLC0415 - of this test alone

    manifest = Manifest(
        id="1",
        made="2026-01-01T00:00:00+00:00",
        note="a\x00b\x0b",
        code="",
        given="",
        data="",
        version="2026-01-01-00000000",
        compiled="",
        counts={},
        faults=(),
        stands_in={},
        files={},
    )
    assert "\ufffd" in contents(read(atom([FeedVersion(manifest)], "toy", "vi", "https://map.example/", server=False)))[0]


@pytest.mark.slow
def test_the_server_hands_it_out_in_each_language_and_its_pages_name_it(served, tmp_path):
    given = served(toy.write(tmp_path / "toy"))
    state.look()
    toy.change(given, THINGS, "Xưởng A,", "Xưởng Á,")
    state.look()
    for lang in LANGUAGES:
        answer = ask(f"/{feed_path(lang)}")
        assert (answer.status, answer.headers["content-type"]) == (200, "application/atom+xml")
        every = read(answer.body)
        assert len(every) == 3
        assert every[0].find(f"{ATOM}link[@rel='self']").get("href") == f"http://localhost/{feed_path(lang)}"
        for page in (f"/xem?lang={lang}", {"vi": "/muc-luc", "en": "/contents"}[lang]):
            assert 'type="application/atom+xml"' in ask(page, accept="text/html").body.decode(), page


@pytest.mark.slow
def test_a_site_whose_address_is_known_has_it_too(tmp_path):
    made = make(toy.write(tmp_path / "given"), Publications(tmp_path / "publications"), site_at="https://map.example/toy/")
    site = made.folder / "site"
    for lang in LANGUAGES:
        every = read((site / feed_path(lang)).read_bytes())
        assert every[1].find(f"{ATOM}link").get("href") == f"https://map.example/toy/?lang={lang}"
        assert every[1].find(f"{ATOM}updated").text == made.manifest.made
    assert '"@base":"https://map.example/toy/data/catalog.jsonld"' in (site / "data" / "catalog.jsonld").read_text("utf-8")
    assert feed_path("vi") in (site / "index.html").read_text("utf-8")
