"""In a folder of a host, whoever takes the folder away: everything is found, and whole addresses name it."""

import re
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.requests import Request

from geo.server import subpath
from geo.server.gate import PUBLIC
from geo.server.proxies import Forwarded
from geo.server.subpath import InStreamlit, Subpath, base_of, folder_of, root_from
from tests import apart

HERE = "http://map.example.vn"


class Asked:
    """What an application behind the middleware is given, and what is answered without it."""

    def __init__(self, monkeypatch, own="", public=""):
        monkeypatch.setattr(subpath, "get_option", lambda _name: own)
        monkeypatch.setenv(PUBLIC, public)
        self.scopes, self.sent = [], []
        self.app = Forwarded(Subpath(self._inner))

    async def _inner(self, scope, _receive, _send):
        self.scopes.append(scope)

    async def _send(self, message):
        self.sent.append(message)

    def __call__(self, path, method="GET", query="", kind="http", **headers):
        raw = [(name.lower().replace("_", "-").encode(), text.encode()) for name, text in {"Host": "map.example.vn", **headers}.items()]
        scope = {"type": kind, "method": method, "path": path, "query_string": query.encode(), "scheme": "http", "headers": raw}
        self.scopes.clear()
        self.sent.clear()
        apart.run(self.app({**scope, "client": ("127.0.0.1", 1)}, None, self._send))
        if self.scopes:
            return self.scopes[0]["path"], str(Request({**self.scopes[0], "type": "http"}).base_url)
        where = dict(self.sent[0]["headers"]).get(b"location", b"").decode()
        return self.sent[0]["status"], where


def test_the_folder_is_off_what_is_asked_and_in_front_of_whole_addresses(monkeypatch):
    ask = Asked(monkeypatch, own="ban-do")
    assert ask("/ban-do/") == ("/", "http://map.example.vn/ban-do/")
    assert ask("/ban-do/xa/2024-06901") == ("/xa/2024-06901", "http://map.example.vn/ban-do/")
    assert ask("/ban-do/_stcore/stream", kind="websocket")[0] == "/_stcore/stream"
    assert ask("/health") == ("/health", "http://map.example.vn/ban-do/")


def test_links_of_the_time_before_the_folder_lead_into_it(monkeypatch):
    ask = Asked(monkeypatch, own="/ban-do/")
    assert ask("/ban-do", query="lang=en") == (307, "/ban-do/?lang=en")
    assert ask("/xem", query="era=2025") == (307, "/ban-do/xem?era=2025")
    assert ask("//example.com/x") == (307, "/ban-do//example.com/x")
    assert ask("/ban-dong/xem") == (307, "/ban-do/ban-dong/xem")
    assert ask("/report", method="POST") == (404, "")


def test_a_folder_that_a_proxy_takes_away_is_known_by_what_it_says_or_by_the_public_address(monkeypatch):
    assert Asked(monkeypatch)("/xem", X_Forwarded_Prefix="/ban-do/") == ("/xem", "http://map.example.vn/ban-do/")
    assert Asked(monkeypatch)("/xem", X_Forwarded_Prefix="//example.com") == ("/xem", "http://map.example.vn/example.com/")
    assert Asked(monkeypatch)("/xem", X_Forwarded_Prefix='/a"b') == ("/xem", "http://map.example.vn/")
    ask = Asked(monkeypatch, public="https://gis.example.vn/ban-do")
    assert ask("/xem") == ("/xem", "http://map.example.vn/ban-do/")
    assert ask("/ban-do/xem") == ("/xem", "http://map.example.vn/ban-do/")
    assert ask("/ban-do") == (307, "/ban-do/")


@pytest.mark.parametrize("page", ["", "invest", "xem", "component/streamlit_folium.st_folium/index.html"])
def test_a_folder_that_nobody_names_is_that_of_the_page_which_asks(monkeypatch, caplog, page):
    ask = Asked(monkeypatch)
    for _ in range(2):
        assert ask("/qr.svg", Referer=f"http://map.example.vn/gis/ban-do/{page}")[1] == "http://map.example.vn/gis/ban-do/"
    assert caplog.text.count("pages are read at /gis/ban-do/, which nobody said") == 1


@pytest.mark.parametrize(
    "referer",
    ["http://example.com/gis/xem", f"{HERE}/xem", f"{HERE}/xa/2024-06901", "http://[", "/gis/xem", f"{HERE}/a b/xem"],
)
def test_no_other_page_says_in_which_folder_we_are(monkeypatch, caplog, referer):
    assert Asked(monkeypatch)("/qr.svg", Referer=referer)[1] == "http://map.example.vn/"
    assert not caplog.text


@pytest.mark.parametrize(
    ("version", "host", "base"),
    [
        ("1.0", "127.0.0.1:8714", ""),
        ("1.0", "[::ffff:127.0.0.1]", ""),
        ("1.0", "localhost:8501", ""),
        ("1.0", "map.example.vn", "http://map.example.vn/"),
        ("1.1", "127.0.0.1:8714", "http://127.0.0.1:8714/"),
    ],
)
def test_a_proxy_that_does_not_say_what_was_asked_for_gets_relative_addresses(version, host, base):
    named = [(b"host", host.encode())]
    scope = {"type": "http", "http_version": version, "path": "/xem", "query_string": b"", "scheme": "http", "headers": named}
    assert base_of(Request(scope)) == base


@given(st.text(max_size=40))
def test_any_text_is_a_folder_or_none(text):
    folder = folder_of(text)
    assert folder == "" or re.fullmatch(r"(/[\w.~-]+){1,4}", folder, re.ASCII)
    assert folder_of(folder) == folder


@given(st.lists(st.sampled_from(["xa", "ban", "2024-06901"]), max_size=4), st.sampled_from(["", "/"]))
def test_from_anywhere_the_way_leads_to_the_folder(parts, ending):
    path = "/" + "/".join(parts) + (ending if parts else "")
    there = f"https://map.example.vn/ban-do{path}"
    assert urljoin(there, root_from(path) + "xem") == "https://map.example.vn/ban-do/xem"


def test_streamlit_is_asked_in_the_folder_that_it_knows(monkeypatch):
    monkeypatch.setattr(subpath, "get_option", lambda _name: "ban-do")
    asked = []

    async def streamlit(scope, _receive, _send):
        asked.append(scope["path"])

    for kind in ("http", "websocket"):
        apart.run(InStreamlit(streamlit)({"type": kind, "path": "/_stcore/stream"}, None, None))
    assert asked == ["/ban-do/_stcore/stream"] * 2
