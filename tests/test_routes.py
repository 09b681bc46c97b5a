"""What is served beside the pages: headers, compression, 304, 404, the light page; nothing hostile makes a traceback."""

import gzip
import json
import re
from urllib.parse import quote

import brotli
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from streamlit_folium import _get_map_string

from geo.client.bundle import CLIENT, literal, policy_hash
from geo.client.folium_map import BaseMap, inline_script
from geo.client.typeface import font_faces, fonts
from geo.datasets import data_files
from geo.edition import load
from geo.javascript.modules import in_order
from geo.release import digest_of
from geo.server.streamlit_pages import CHUNKS, carrier, chunks, inline_scripts
from tests.real import LAYERS
from tests.serving import ROOT, Server, copy_of_the_app

pytestmark = pytest.mark.slow

FOREVER = "public, max-age=31536000, immutable"
HOSTILE = ["<img src=x onerror=alert(1)>", "${alert(1)}", "</script>", "\\20190221", "'\"`", "\u202e", "\x00", "%", "x" * 4000]


def atlas(server):
    return "/" + re.search(r'src="(assets/atlas\.[0-9a-f]+\.js)"', server.get("/xem").text)[1]


def test_health_says_which_data_and_how_many_faults(server):
    assert server.get("/health").json == {
        "status": "ok",
        "release": digest_of(ROOT),
        "data": load().digest,
        "faults": len(load().faults),
        **dict.fromkeys(("memory", "threads", "disk", "kept"), "ok"),
        "inbox": "ok",
        "proxy": "ok",
        "embed": "ok",
    }


def test_every_document_is_served_compressed_once_and_for_ever(server):
    for url, document in data_files(load()).items():
        plain = server.get(url)
        assert (plain.status, plain.headers["cache-control"], plain.headers["content-type"]) == (200, FOREVER, document.type)
        assert plain.body == document.body
        packed = server.get(url, Accept_Encoding="gzip")
        assert packed.headers["content-encoding"] == "gzip"
        assert gzip.decompress(packed.body) == document.body
        smaller = server.get(url, Accept_Encoding="gzip, deflate, br")
        assert (smaller.headers["content-encoding"], brotli.decompress(smaller.body)) == ("br", document.body)
        assert len(smaller.body) <= len(packed.body)
        again = server.get(url, If_None_Match=plain.headers["etag"])
        assert (again.status, again.body) == (304, b"")


def test_the_catalog_names_what_is_served(server):
    answer = server.get("/data/catalog.json")
    assert answer.headers["cache-control"] == "no-cache"
    assert server.get("/data/catalog.json", If_None_Match=answer.headers["etag"]).status == 304
    entries = answer.json["layers"]
    assert {(entry["id"], entry["era"]) for entry in entries} == {(layer.id, era) for layer in LAYERS for era in ("2024", "2025")}
    for entry in entries:
        served = server.get(entry["url"])
        assert served.status == 200
        assert len(served.body) == entry["bytes"]
        assert len(served.json.get("features") or served.json["id"]) == entry["features"]
        assert all(server.get(page).json["cards"] for page in entry.get("cards", ()))


def test_an_old_digest_is_gone(server):
    url = next(iter(data_files(load())))
    assert server.get(re.sub(r"\.[0-9a-f]+\.geojson", ".0123456789abcdef.geojson", url)).status == 404
    assert server.get("/assets/atlas.0000000000000000.js").status == 404


def test_the_first_page_lives_at_the_root(server):
    answer = server.get("/map?sel=2024-06901&lang=en")
    assert (answer.status, answer.leads_to) == (308, "/?sel=2024-06901&lang=en")
    assert server.get("/xem/?era=2025").leads_to == "/xem?era=2025"
    assert server.get("/sources").status == 200


def test_every_answer_is_guarded(server):
    for path in (
        "/",
        "/sources",
        "/xem",
        "/health",
        "/data/catalog.json",
        atlas(server),
        "/nope",
        "/component/streamlit_folium.st_folium/index.html",
    ):
        headers = server.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
        policy = headers["content-security-policy"]
        assert "unsafe-eval" not in policy
        assert not re.search(r"script-src[^;]*unsafe-inline", policy)
        assert "script-src *" not in policy


def test_the_policies_name_exactly_our_inline_scripts(server):
    assert inline_script() == _get_map_string(BaseMap("/any.js")) + "window.map = map_div; window.initComponent(map_div, false);"
    page, frame = (
        server.get(path).headers["content-security-policy"] for path in ("/", "/component/streamlit_folium.st_folium/index.html")
    )
    written = re.findall(r"<script>(.*?)</script>", server.get("/").text, re.DOTALL)
    assert written == inline_scripts()
    assert re.findall(r"'sha256-[^']+'", page) == [policy_hash(script) for script in written]
    assert re.findall(r"'sha256-[^']+'", frame) == [policy_hash(inline_script())]
    assert "<style" not in server.get("/xem").text
    assert not re.search(r"<script(?![^>]*\bsrc=)", server.get("/xem").text)


@pytest.mark.parametrize(
    ("asked", "lang", "title"),
    [
        ("vi-VN", "vi", "Bản đồ Đầm Hà"),
        ("en-US,en;q=0.9", "en", "Map of Đầm Hà"),
        ("fr", "en", "Map of Đầm Hà"),
        ("", "vi", "Bản đồ Đầm Hà"),
    ],
)
def test_a_shared_link_shows_a_preview_in_the_readers_language(server, asked, lang, title):
    for path in ("/xem", "/"):
        page = server.get(path, Accept_Language=asked)
        assert f'<html lang="{lang}"' in page.text
        assert f'<meta property="og:title" content="{title}">' in page.text
        assert f"<title>{title}</title>" in page.text
        assert "Accept-Language" in page.headers["vary"]
    assert f'lang="{lang}"' in server.get(f"/xem?lang={lang}", Accept_Language="de").text


def test_the_preview_has_a_picture(server):
    address = re.search(r'<meta property="og:image" content="http://localhost:\d+(/[^"]+)"', server.get("/xem").text).group(1)
    picture = server.get(address)
    assert (picture.status, picture.headers["content-type"]) == (200, "image/png")
    assert picture.body.startswith(b"\x89PNG")


def test_the_page_gets_a_head_start(server):
    page = server.get("/")
    assert f"<.{atlas(server)}>; rel=preload; as=script" in page.headers["link"]
    (later,) = re.findall(r"<\./assets/later\.[0-9a-f]+\.js>", server.get("/invest").headers["link"])
    assert later not in page.headers["link"]
    assert len(chunks()) == len(CHUNKS)
    for address in (*chunks(), carrier()):
        assert server.get(address).status == 200
        assert address in page.text + page.headers["link"]
    (around,) = re.findall(r"<\.(/data/context\.[0-9a-f]+\.geojson)>; rel=preload; as=fetch", server.get("/xem").headers["link"])
    assert server.get(around).status == 200


def test_the_joined_script_is_whole_and_safe(server):
    script = server.get(atlas(server)).text
    site = json.loads(json.loads(re.search(r'\)\(JSON\.parse\(("(?:[^"\\]|\\.)*")\), "', script).group(1)))
    assert site["view"]["parts"]["selection"]["name"] == "sel"
    assert "__FONTS__" not in script
    assert "sourceMappingURL" not in script
    for module in in_order(CLIENT / "start.js"):  # names are short in it, what stands between quotes is as it was
        written = (line for line in module.body.splitlines() if not line.lstrip().startswith(("//", "/**", "*")))
        quoted = {text for line in written for text in re.findall(r'"([\w#-]{3,})"', line.partition(" // ")[0])}
        assert {text for text in quoted if text not in script} == set(), module.path


@given(st.recursive(st.text() | st.integers() | st.none(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_json_in_a_script_means_the_same_and_ends_nothing(value):
    written = literal(value)
    assert json.loads(written) == value
    assert not {"<", "\u2028", "\u2029", "\n"} & set(written)


def test_the_typeface_is_ours_everywhere(server):
    look = re.search(r'href="\.(/assets/look[^"]+)"', server.get("/").text)[1]
    for url in fonts():
        assert url in font_faces()
        assert f"url({url.removeprefix('/assets/')})" in server.get(look).text
        assert server.get(url).headers["content-type"] == "font/woff2"


def test_streamlits_own_scripts_are_compressed_and_kept(server):
    address = "/" + re.search(r'src="\./(static/js/index\.[^"]+\.js)"', server.get("/").text).group(1)
    plain = server.get(address)
    for _ in range(2):
        packed = server.get(address, Accept_Encoding="gzip")
        assert packed.headers["content-encoding"] == "gzip"
        assert packed.headers["cache-control"] == FOREVER
        assert int(packed.headers["content-length"]) == len(packed.body) < len(plain.body) / 2
        assert gzip.decompress(packed.body) == plain.body
    assert server.get(address, If_None_Match=packed.headers["etag"], Accept_Encoding="gzip").status == 304


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.sampled_from(HOSTILE) | st.text(max_size=80))
def test_any_link_opens_and_nothing_of_it_is_repeated(server, text):
    said = quote(text, safe="")
    for path in ("/xem", "/", "/sources"):
        answer = server.get(f"{path}?sel={said}&c={said}&era={said}&layers={said}&lang={said}&z={said}&{said}={said}")
        assert answer.status == 200
        assert "<img src=x" not in answer.text
        assert "${alert" not in answer.text


def test_nothing_hostile_left_a_traceback(server):
    assert server.get("/?" + "x" * 30_000).status in {200, 400, 414}
    assert server.get("/" + quote("../" * 50)).status == 404
    assert server.get("/", Accept_Language="\x7f" * 300).status == 200
    assert server.get("/", method="POST").status == 405
    assert not re.search("Traceback| ERROR ", server.said())


def test_the_server_asks_no_other_machine(server):
    assert server.get("/").status == 200
    assert server.outgoing == []


def test_a_copy_of_the_app_has_all_it_needs(tmp_path):
    root = copy_of_the_app(tmp_path)
    assert (root / "geo" / "client" / "start.js").is_file()
    assert (root / ".streamlit" / "config.toml").is_file()


@pytest.mark.slow
def test_a_page_sent_just_before_a_change_still_finds_its_script(tmp_path):
    """A reader whose page came a moment before the data changed gets the script it names; the next page names the new one."""
    (tmp_path / "app").mkdir()
    running = Server(tmp_path, copy_of_the_app(tmp_path / "app"))
    try:
        before = atlas(running.wait())
        figures = tmp_path / "app" / "data" / "figures.csv"
        figures.write_text(figures.read_text(encoding="utf-8-sig").replace("941.5", "941.6"), encoding="utf-8-sig", newline="\n")
        running.until(lambda: atlas(running) != before)
        assert running.get(before).status == 200
    finally:
        running.stop()
