"""Behind a proxy: whose word counts, in every form that an address has; what a browser refuses is not sent; probes are answered."""

import gzip
import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.requests import Request
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from geo.server import proxies
from geo.server.gate import PUBLIC, STREAM, Gate
from geo.server.proxies import SETTING, Forwarded, PublicAddress, trusted
from geo.server.responses import accepts
from tests import apart
from tests.serving import ROOT


def believed(client, monkeypatch, setting):
    """Whether a proxy at this address is believed."""
    monkeypatch.setenv(SETTING, setting)
    return client in ProxyHeadersMiddleware(None, trusted()).trusted_hosts


@pytest.mark.parametrize(
    ("setting", "client", "so"),
    [
        ("", "127.0.0.1", True),
        ("", "::ffff:127.0.0.1", True),
        ("", "::1", True),
        ("", "10.0.0.2", False),
        ("", "::ffff:10.0.0.2", False),
        ("10.0.0.2", "10.0.0.2", True),
        ("10.0.0.2", "::ffff:10.0.0.2", True),
        ("10.0.0.2", "::ffff:10.0.0.3", False),
        ("10.0.0.2", "::ffff:127.0.0.1", True),
        ("192.168.0.0/16, 10.0.0.2", "::ffff:192.168.7.7", True),
        ("192.168.0.0/16", "::ffff:192.169.0.1", False),
        ("2001:db8::/32", "2001:db8::7", True),
        ("*", "203.0.113.5", True),
        ("the proxy", "203.0.113.5", False),
        ("10.0.0.300", "10.0.0.3", False),
    ],
)
def test_a_proxy_is_believed_in_every_form_of_its_address(monkeypatch, setting, client, so):
    assert believed(client, monkeypatch, setting) is so


def test_what_is_no_address_is_told_to_the_operator(monkeypatch, caplog):
    monkeypatch.setenv(SETTING, "my-proxy, 10.0.0.2")
    assert "10.0.0.2" in trusted()
    assert "“my-proxy” is no address and no network" in caplog.text


@pytest.mark.parametrize(
    ("header", "so"),
    [
        ("gzip", True),
        ("br, GZIP;q=0.5", True),
        ("*", True),
        ("", False),
        ("br", False),
        ("gzip;q=0", False),
        ("gzip; q=0.000, br", False),
        ("*;q=0, gzip", True),
        ("identity, *;q=0", False),
        ("xgzip", False),
    ],
)
def test_an_encoding_is_taken_where_it_is_not_refused(header, so):
    assert accepts(header, "gzip") is so


@given(st.text(max_size=60))
def test_any_header_is_read(header):
    assert accepts(header, "gzip") in (True, False)


def test_a_server_sends_nothing_that_was_refused_and_answers_probes(server):
    for path in ("/xem", "/data/catalog.json", "/static/js/does-not-matter.js"):
        assert "content-encoding" not in server.get(path, Accept_Encoding="gzip;q=0, br;q=0").headers
    assert gzip.decompress(server.get("/xem", Accept_Encoding="br;q=0, gzip").body).startswith(b"<!DOCTYPE html>")
    for method in ("GET", "HEAD", "OPTIONS"):
        assert server.get("/health", method=method).status == 200


@pytest.mark.slow
@pytest.mark.parametrize("encoding", ["cp1258", "cp437"])
def test_a_console_of_any_letters_ends_the_command_well(tmp_path, encoding):
    asked = [sys.executable, "-m", "geo.export", "--out", str(tmp_path / "map.xlsx"), "--view", "lang=vi"]
    done = subprocess.run(asked, cwd=ROOT, env={**os.environ, "PYTHONIOENCODING": encoding}, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    assert "Đã ghi" in done.stdout.decode()


def asked(app, headers, client="127.0.0.1", path="/xem", kind="http"):
    """The scope that an application behind ``app`` is given."""
    given = {
        "type": kind,
        "method": "GET",
        "path": path,
        "scheme": "http",
        "client": (client, 1),
        "headers": [(name.lower().encode(), text.encode()) for name, text in headers.items()],
    }
    seen = []

    async def inner(scope, _receive, _send):
        seen.append(scope)

    apart.run(app(inner)(given, None, None))
    return Request(seen[0]).base_url if kind == "http" else seen[0]


def test_a_believed_proxy_says_under_which_name_it_was_asked():
    named = {"Host": "127.0.0.1:8714", "X-Forwarded-Host": "map.example.vn, inner", "X-Forwarded-Proto": "https"}
    assert asked(Forwarded, named) == "https://map.example.vn/"
    assert asked(Forwarded, named, client="203.0.113.5") == "http://127.0.0.1:8714/"
    assert asked(Forwarded, {**named, "X-Forwarded-Host": "a/b?c"}) == "https://127.0.0.1:8714/"


@pytest.mark.parametrize(
    ("setting", "address"),
    [
        ("https://map.example.vn", "https://map.example.vn/"),
        ("https://map.example.vn:8443/", "https://map.example.vn:8443/"),
        ("", "http://127.0.0.1:8714/"),
        ("map.example.vn", "http://127.0.0.1:8714/"),
        ("javascript://x", "http://127.0.0.1:8714/"),
        ("https://a b", "http://127.0.0.1:8714/"),
    ],
)
def test_addresses_that_go_out_are_those_that_readers_know(monkeypatch, setting, address):
    monkeypatch.setenv(PUBLIC, setting)
    assert asked(PublicAddress, {"Host": "127.0.0.1:8714"}) == address


def test_what_is_wrong_with_a_proxy_is_told_once_and_on_health(monkeypatch, caplog):
    monkeypatch.setattr(proxies, "_wrong", {})
    assert proxies.in_a_word() == "ok"
    for _ in range(3):
        asked(Forwarded, {"Host": "localhost", "X-Forwarded-For": "192.0.2.1"}, client="10.0.0.2")
        asked(Forwarded, {"Host": "localhost", "Sec-WebSocket-Key": "x"}, path=STREAM)
    assert proxies.in_a_word() == "untrusted 10.0.0.2, no websocket 127.0.0.1"
    assert [("is not believed" in told, "does not pass websockets" in told) for told in caplog.messages] == [(True, False), (False, True)]
    for last in range(200):
        asked(Forwarded, {"Host": "localhost", "X-Forwarded-For": "192.0.2.1"}, client=f"203.0.113.{last}")
    assert len(proxies.in_a_word().split(", ")) == proxies.MOST_NAMED


def test_the_page_of_the_address_that_readers_know_may_open_a_socket(monkeypatch):
    monkeypatch.setenv(PUBLIC, "https://map.example.vn")
    taken = {"Host": "127.0.0.1:8714", "Origin": "https://map.example.vn"}
    assert asked(Gate, taken, path=STREAM, kind="websocket")["path"] == STREAM
    assert asked(Gate, {"Host": "map.example.vn"}) == "http://map.example.vn/"
    assert asked(Gate, {}, path="/health")
    with pytest.raises(TypeError):  # it is closed: there is nobody to send to
        asked(Gate, {**taken, "Origin": "https://other.example.vn"}, path=STREAM, kind="websocket")
