"""A publication is a site for any web host: every address in it is relative and leads to something, from any folder."""

import http.client
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as ET

import pytest

from geo.language import LANGUAGES, word
from geo.publish.build import make
from geo.publish.place import SITE
from geo.publish.publications import Publications
from tests import toy
from tests.bare_host import UNDER, hosting

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The site of the toy district under a folder of a bare host."""
    folder = tmp_path_factory.mktemp("site")
    made = make(toy.write(folder / "given"), Publications(folder / "publications"), site_at="")
    with hosting(made.folder / SITE) as address:
        yield address


def ask(address):
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.netloc, timeout=30)
    try:
        connection.request("GET", parts.path + (f"?{parts.query}" if parts.query else ""))
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


class Links(HTMLParser):
    """Every address that a page names."""

    def __init__(self, text):
        super().__init__()
        self.named = []
        self.feed(text)

    def handle_starttag(self, _tag, attributes):
        self.named += [value for name, value in attributes if name in ("href", "src") and value]
        if dict(attributes).get("property") == "og:image":
            self.named.append(dict(attributes)["content"])


def inside(page, text):
    """The addresses that a page, a manifest or a style names, as they are asked for; those of other hosts are not ours."""
    if page.endswith(".json") and "manifest" in page:
        described = json.loads(text)
        named = [described["start_url"], *(icon["src"] for icon in described["icons"])]
    else:
        named = Links(text).named
    assert not [address for address in named if address.startswith("/")], page
    return [urljoin(page, address) for address in named if not urlsplit(address).netloc]


def test_every_link_leads_somewhere_inside(site):
    seen, waiting = (
        set(),
        [site, urljoin(site, "assets/manifest.json"), *(urljoin(site, word("frame.site_page", lang)) for lang in LANGUAGES)],
    )
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        status, content = ask(address)
        assert status == 200, address
        assert urlsplit(address).path.startswith(UNDER)
        if address.partition("?")[0].endswith(("/", ".html", "manifest.json")) and "downloads" not in address:
            waiting += inside(address, content.decode())
    assert len([address for address in seen if "downloads" in address]) > 8


def test_what_the_script_asks_for_is_there(site):
    page = ask(site)[1].decode()
    script = ask(urljoin(site, re.search(r'src="(assets/atlas[^"]+)"', page).group(1)))[1].decode()
    catalog = json.loads(ask(urljoin(site, "data/catalog.json"))[1])
    documents = {entry["url"] for entry in [*catalog["layers"], *catalog["base"]]}
    assert documents <= set(re.findall(r"/data/[\w./-]+json", script))
    for address in documents:
        assert ask(urljoin(site, address[1:]))[0] == 200
    worker = ask(urljoin(site, "sw.js"))[1].decode()
    for address in json.loads(re.search(r"const FILES = (\[.*\]);", worker).group(1)):
        assert ask(urljoin(site, address[1:]))[0] == 200


def test_outside_there_is_nothing(site):
    assert ask(urljoin(site, "/data/catalog.json"))[0] == 404


def test_no_file_but_a_download_is_large(tmp_path):
    made = make(toy.write(tmp_path / "given"), Publications(tmp_path / "publications"), site_at="")
    for path in made.manifest.files:
        if path.startswith(f"{SITE}/") and "/downloads/" not in path and not path.endswith((".gz", ".br")):
            packed = made.folder / f"{path}.gz"
            assert (packed if packed.exists() else made.folder / path).stat().st_size <= 512 * 1024, path


def test_the_pages_of_sources_name_each_source_and_each_file(site):
    for lang in LANGUAGES:
        page = ask(urljoin(site, word("frame.site_page", lang)))[1].decode()
        assert page.count("<tr>") == 3
        assert f'<html lang="{lang}">' in page
        assert "things.geojson" in page
        assert "<script" not in page


def test_iis_is_told_the_type_of_every_file_and_never_twice(tmp_path):
    made = make(toy.write(tmp_path / "given"), Publications(tmp_path / "publications"), site_at="https://map.example/toy/")
    static = ET.parse(made.folder / SITE / "web.config").getroot().find("system.webServer/staticContent")  # noqa: S314 - our own
    taken_away = [entry.get("fileExtension") for entry in static.iter("remove")]
    known = [entry.get("fileExtension") for entry in static.iter("mimeMap")]
    assert [entry.tag for entry in static] == ["remove", "mimeMap"] * len(known)
    assert taken_away == known
    assert len({*known}) == len(known)
    endings = {Path(path).suffix for path in made.manifest.files if path.startswith(f"{SITE}/")}
    unasked = {".br", ".gz", ".config"}  # packed forms are nobody's to ask for, and web.config itself is never handed out
    assert endings - unasked <= {*known}
    assert endings > {".geojson", ".jsonld", ".gpkg", ".atom", ".woff2"}


def test_an_address_that_is_known_is_said_to_search_engines_and_previews(tmp_path):
    made = make(toy.write(tmp_path / "given"), Publications(tmp_path / "publications"), site_at="https://map.example/toy/")
    folder = made.folder / SITE
    assert "Sitemap: https://map.example/toy/sitemap.xml" in (folder / "robots.txt").read_text()
    listed = re.findall(r"<loc>https://map.example/toy/(.*)</loc>", (folder / "sitemap.xml").read_text())
    assert {"", *(word("frame.site_page", lang) for lang in LANGUAGES), "xa/2024-00002.html", "project/things/a-mill.html"} <= {*listed}
    assert all((folder / (page or "index.html")).is_file() for page in listed)
    shared = (folder / "xa" / "2024-00002.html").read_text("utf-8")
    picture = re.search(r'og:image" content="https://map.example/toy/([^"]+)"', shared).group(1)
    assert (folder / picture).read_bytes().startswith(b"\x89PNG")
    assert 'content="https://map.example/toy/assets/og.png?' in (folder / "index.html").read_text("utf-8")
