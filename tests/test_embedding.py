"""The map for pages of others: whose pages may hold it, what it may do, what anybody may fetch; nothing of it can be written to."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.edition import load
from geo.publish.build import make
from geo.publish.place import SITE
from geo.publish.publications import Publications
from geo.server import embed
from geo.view.embed import OFFERED, TOOLS, embed_parts
from geo.view.grammar import values_in
from tests import toy

SET = embed.SETTING


@pytest.mark.parametrize(
    ("written", "ancestors", "unread"),
    [
        (None, "", []),
        ("", "", []),
        ("*", "", []),
        ("none", "; frame-ancestors 'self'", []),
        ("xa.example.vn", "; frame-ancestors 'self' xa.example.vn", []),
        ("Xa.example.vn, *.example.org:8443", "; frame-ancestors 'self' xa.example.vn *.example.org:8443", []),
        ("https://xa.example.vn/", "; frame-ancestors 'self' https://xa.example.vn", []),
        ("10.0.0.7 may-chu", "; frame-ancestors 'self' 10.0.0.7 may-chu", []),
        ("xa.example.vn; script-src *", "", ["xa.example.vn;"]),
        ("https://xa.example.vn/a/b", "; frame-ancestors 'self'", ["https://xa.example.vn/a/b"]),
        ("đầmhà.vn xa.example.vn", "; frame-ancestors 'self' xa.example.vn", ["đầmhà.vn"]),
    ],
)
def test_whose_pages_may_hold_it(monkeypatch, written, ancestors, unread):
    monkeypatch.delenv(SET, raising=False) if written is None else monkeypatch.setenv(SET, written)
    assert embed.ancestors() == ancestors
    assert embed.unread() == unread
    assert embed.in_a_word() == "ok" if not unread else all(text in embed.in_a_word() for text in unread)


@given(st.text(max_size=60).filter(lambda text: "\0" not in text))
def test_no_setting_ends_the_policy_or_opens_it(text):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(SET, text.encode("utf-8", "ignore").decode())
        assert re.fullmatch(r"|; frame-ancestors 'self'( [a-z0-9.:*/-]+)*", embed.ancestors())


@pytest.mark.parametrize(("written", "line"), [("*", "anybody"), ("none", "this server alone"), ("a.vn,b.vn", "a.vn b.vn")])
def test_whoever_starts_the_server_reads_what_holds(monkeypatch, caplog, written, line):
    monkeypatch.setenv(SET, written)
    assert embed.in_a_line() == f"/nhung may stand in pages of {line}"
    assert not caplog.records
    monkeypatch.setenv(SET, f"{written} a_b")
    embed.in_a_line()
    assert "DAMHA_EMBED names no host: “a_b”; it is left out" in caplog.text


@pytest.mark.parametrize(
    ("host", "sources"),
    [
        ("Map.example.vn", "'self' http://map.example.vn"),
        ("localhost:8501", "'self' http://localhost:8501"),
        ("[::1]:8501", "'self' http://[::1]:8501"),
        ("a;script-src", "'self'"),
        ("'unsafe-inline'", "'self'"),
        ("*", "'self'"),
        ("", "'self'"),
    ],
)
def test_the_policy_names_the_server_and_nothing_that_a_stranger_writes(host, sources):
    assert embed.ourselves(host) == sources


def said(link):
    return values_in(embed_parts(load()), link)


def test_what_a_link_of_a_frame_says():
    assert said({}) == {}
    assert embed_parts(load())["tools"].default == OFFERED
    assert said({"tools": ""}) == {"tools": ()}
    assert said({"tools": "zoom,search,report"}) == {"tools": ("search", "zoom")}
    assert said({"unit": "2025-06913"}) == {"unit": "2025-06913"}
    assert said({"unit": "<img>", "tools": "eval"}) == {}
    assert {part.name for part in embed_parts(load()).values()}.isdisjoint({"era", "lang", "layers", "sel", "c", "z", "year", "bg"})
    assert {*OFFERED} < {*TOOLS}


def test_the_frame_has_a_policy_of_its_own(server):
    answer = server.get("/nhung?lang=en")
    policy = answer.headers["content-security-policy"]
    assert answer.status == 200
    assert "frame-ancestors" not in policy
    assert "form-action 'none'" in policy
    assert f"default-src 'none'; script-src 'self' http://localhost:{server.port};" in policy
    assert "worker-src" not in policy
    assert "x-frame-options" not in answer.headers
    assert "set-cookie" not in answer.headers
    for path in ("/", "/xem", "/muc-luc"):
        assert "frame-ancestors 'self'" in server.get(path).headers["content-security-policy"]


def test_search_engines_are_led_to_the_map_and_links_to_windows_of_their_own(server):
    page = server.get("/nhung?lang=en").text
    assert '<html lang="en" data-host="embed" data-map="xem" data-release="' in page
    assert '<meta name="robots" content="noindex">' in page
    assert f'<link rel="canonical" href="{server.url}/xem?lang=en">' in page
    assert '<base target="_blank">' in page
    assert "manifest" not in page
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style", page)
    assert 'rel="canonical" href="http://localhost' in server.get("/nhung?sel=2024-06901").text
    assert "/xa/2024-06901" in server.get("/nhung?sel=2024-06901").text


def test_what_is_public_anybody_may_fetch_and_nothing_else(server):
    page = server.get("/nhung").text
    for path in (*re.findall(r'(?:src|href)="((?:assets|data)/[^"]+)"', page), "data/catalog.json"):
        assert server.get(f"/{path}", Origin="null").headers["access-control-allow-origin"] == "*"
    for path in ("/", "/nhung", "/xem", "/health", "/sources", "/report", "/files/x", "/nope", "/_stcore/health"):
        assert server.get(path, Origin="null").headers.get("access-control-allow-origin") is None, path


def test_an_address_as_a_sentence_leaves_it_leads_to_it(server):
    assert server.get("/Nhung/?lang=en").leads_to == "/nhung?lang=en"


@pytest.mark.slow
def test_a_site_of_files_has_it_too(tmp_path):
    made = make(toy.write(tmp_path / "given"), Publications(tmp_path / "publications"), site_at="")
    page = (made.folder / SITE / "nhung.html").read_text(encoding="utf-8")
    assert 'data-host="embed" data-map="./"' in page
    assert 'http-equiv="Content-Security-Policy"' in page
    named = re.findall(r'(?:src|href)="([^"#?]+)"', page)
    assert len(named) >= 4
    assert not [address for address in named if address.startswith("/")]
    assert all((made.folder / SITE / address).exists() for address in named)
