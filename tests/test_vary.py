"""What an answer depends on stands in its ``Vary``: no cache in between gives one reader what was made for another."""

import re

import pytest

from geo.server import streamlit_pages
from tests import apart
from tests.session import session

OTHERS = {
    "Accept-Encoding": ("identity", "gzip", "br, gzip", "gzip;q=0"),
    "Accept-Language": ("vi", "en-GB, en"),
    "Accept": ("*/*", "text/html"),
}
PATHS = [
    "/",
    "/?lang=en",
    "/map",
    "/MAP/",
    *(f"/{name}" for name in streamlit_pages.PAGES),
    "/xem",
    "/xem?era=2025&sel=2025-06913",
    "/xem.json",
    "/xem.csv",
    "/xem.geojson?lang=vi",
    "/nhung",
    "/ban/",
    "/ban/never/",
    "/muc-luc",
    "/contents",
    "/xa/2024-06901",
    "/xa/2024-06901.json",
    "/xa/2024-06901.csv",
    "/xa/never",
    "/sitemap.xml",
    "/robots.txt",
    "/sw.js",
    "/qr.svg",
    "/qr.png?sel=2024-06901",
    "/thay-doi.atom",
    "/changes.atom",
    "/data/catalog.json",
    "/data/catalog.jsonld",
    "/data/never.json",
    "/favicon.png",
    "/assets/manifest.json",
    "/health",
    "/report",
    "/files/map.exe",
    "/never",
    "/_stcore/health",
    "/_stcore/host-config",
]


async def _open_the_map(server):
    """A page must run once before its component is served."""
    async with session(server, "script_finished"):
        pass


@pytest.fixture(scope="module")
def paths(server):
    """Addresses of every kind: named here, and as the pages themselves name them."""
    apart.run(_open_the_map(server))
    pages = "".join(server.get(path).text for path in ("/", "/xem", "/ban/", "/muc-luc", f"{streamlit_pages.COMPONENT}/index.html"))
    named = {f"/{path}" for path in re.findall(r'(?:src|href)="(?:\.?/)?((?:assets|data|static|ban|downloads)/[^"#]+)"', pages)}
    named |= {f"{streamlit_pages.COMPONENT}/index.html", streamlit_pages.carrier()}
    assert {path.split("/")[1] for path in named} >= {"assets", "data", "static", "component"}
    return [*PATHS, *sorted(named)]


def shown(answer):
    return answer.status, answer.headers.get("content-encoding"), answer.headers.get("location"), answer.body


def unnamed(server, path):
    """The request headers on which the answer depends although it does not say so; one is changed at a time."""
    usual = {name: texts[0] for name, texts in OTHERS.items()}
    first = server.get(path, **usual)
    for name, texts in OTHERS.items():
        for other in (server.get(path, **{**usual, name: text}) for text in texts[1:]):
            named = [answer.headers.get("vary", "").lower().split(", ") for answer in (first, other)]
            if shown(other) != shown(first) and not all(name.lower() in names for names in named):
                yield path, name, other.status


def test_every_answer_names_what_it_depends_on(server, paths):
    assert [wrong for path in paths for wrong in unnamed(server, path)] == []


def test_what_the_reader_has_already_and_a_mere_question_name_it_too(server, paths):
    for path in paths:
        for encoding in ("identity", "gzip"):
            whole = server.get(path, Accept_Encoding=encoding)
            if tag := whole.headers.get("etag"):
                again = server.get(path, Accept_Encoding=encoding, If_None_Match=tag)
                assert again.headers.get("vary") == whole.headers.get("vary"), (path, again.status)
            if whole.status != 405:
                assert server.get(path, "HEAD", Accept_Encoding=encoding).headers.get("vary") == whole.headers.get("vary"), path
