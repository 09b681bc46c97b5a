"""Links: the QR code says exactly the view that is asked and nothing else; the light page names itself; the worker knows what to keep."""

import io
import json
import re
import struct
from urllib.parse import parse_qs, quote, urlsplit

import pytest
import zxingcpp
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from geo.server.qr import picture
from geo.view import View, parse, query, spell
from tests.real import IDS

pytestmark = pytest.mark.slow

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "${alert(1)}",
    "</script>",
    "https://example.org/",
    "javascript:alert(1)",
    "\u202e",
    "=1+1",
    "x" * 300,
]
VIEWS = st.builds(
    View,
    era=st.sampled_from(["2024", "2025"]),
    year=st.integers(2010, 2024),
    layers=st.lists(st.sampled_from(IDS), unique=True).map(tuple),
    selection=st.sampled_from([None, "2024-06901", "2025-06913", "projects/viet-uc", f"tourism/{'x' * 80}"]),
    lang=st.sampled_from(["vi", "en"]),
    center=st.tuples(st.just(21.35274), st.floats(107.0, 108.0)),
    zoom=st.sampled_from([None, 9.25, 12.0]),
    background=st.sampled_from(["own", "osm"]),
)


def read(png):
    """What a phone reads in a picture."""
    (found,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(png)).convert("L"), formats=zxingcpp.BarcodeFormat.QRCode)
    return found.text


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(view=VIEWS, page=st.sampled_from(["xem", "map"]))
def test_the_code_is_the_link_of_exactly_this_view(server, view, page):
    asked = query(view)
    found = read(server.get(f"/qr.png?{asked}&at={page}").body)
    assert found == f"{server.url}/{'' if page == 'map' else page}?{asked}"
    assert parse(parse_qs(urlsplit(found).query, keep_blank_values=True)) == view


def test_the_code_of_the_investors_page_keeps_what_is_looked_for_and_the_shortlist(server):
    asked = "sel=projects/viet-uc&lang=en"
    looked = "q=t%C3%B4m&sector=aquaculture&area=100-&pick=projects/viet-uc,projects/th-dairy"
    found = read(server.get(f"/qr.png?{asked}&{looked}&evil=1&at=invest").body)
    assert found == f"{server.url}/invest?{asked}&{looked}"
    assert read(server.get(f"/qr.png?{asked}&{looked}&at=map").body) == f"{server.url}/?{asked}"


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.sampled_from(HOSTILE) | st.text(max_size=200))
def test_no_other_text_ever_becomes_a_code(server, text):
    said = quote(text, safe="")
    answer = server.get(f"/qr.png?sel={said}&c={said}&era={said}&layers={said}&lang={said}&z={said}&at={said}&link={said}&text={said}")
    if answer.status == 414:
        return
    found = urlsplit(read(answer.body))
    assert (found.netloc, found.path) == (urlsplit(server.url).netloc, "/")
    assert set(parse_qs(found.query)) <= set(
        spell(View(center=(21.3, 107.5), zoom=9, era="2025", year=2010, layers=(), background="osm"))
    ) | {"sel"}
    view = parse(parse_qs(found.query, keep_blank_values=True))
    assert found.query == query(view)


def test_the_svg_shows_the_same_code_and_holds_nothing_active(server):
    answer = server.get("/qr.svg?lang=vi&sel=2024-06901&at=xem")
    assert answer.headers["content-type"] == "image/svg+xml"
    assert answer.headers["cache-control"] == "public, max-age=86400"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert set(re.findall(r"<(\w+)", answer.text)) == {"svg", "path"}
    assert "script" not in answer.text
    assert server.get("/qr.svg?lang=vi&sel=2024-06901&at=xem", If_None_Match=answer.headers["etag"]).status == 304
    size = int(re.search(r'viewBox="0 0 (\d+)', answer.text).group(1))
    png = server.get("/qr.png?lang=vi&sel=2024-06901&at=xem")
    width, height = struct.unpack(">II", png.body[16:24])
    assert width == height == size * 12
    assert png.headers["content-type"] == "image/png"


def test_a_code_stays_small_and_long_links_are_refused(server):
    longest = View(
        era="2025",
        year=2010,
        layers=IDS[1:],
        selection=f"infrastructure/{'x' * 80}",
        center=(21.12345, 107.12345),
        zoom=12.25,
        background="imagery",
    )
    assert len(server.get(f"/qr.svg?{query(longest)}").body) < 20_000
    assert len(server.get(f"/qr.png?{query(longest)}").body) < 10_000
    assert server.get("/qr.svg?" + "x" * 2_001).status == 414
    assert server.get("/qr.svg?" + "&".join(["a=1"] * 600)).status == 414
    assert server.get("/qr.svg", method="POST").status == 405
    assert server.get("/qr.gif").status == 404


@pytest.mark.parametrize("host", ["exa mple.org", "a/b", "a?b", "x" * 300, "user@example.org", "[::1", '"><script>'])
def test_a_host_that_is_none_is_never_in_a_code(server, host):
    answer = server.get("/qr.png?lang=vi", Host=host)
    if answer.status == 200:
        assert urlsplit(read(answer.body)).hostname in {"localhost", "127.0.0.1", "::1", "::ffff:127.0.0.1"}
    else:
        assert answer.status == 400


def test_behind_a_proxy_the_link_is_the_readers(server):
    answer = server.get("/qr.png?lang=vi&at=xem", Host="damha.internal", X_Forwarded_Proto="https", X_Forwarded_For="203.0.113.5")
    assert read(answer.body) == "https://damha.internal/xem?lang=vi"


def test_the_same_link_is_drawn_once():
    assert picture("http://localhost/?lang=vi", "svg") is picture("http://localhost/?lang=vi", "svg")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_light_page_names_one_address_for_every_view_of_it(server, lang):
    page = server.get(f"/xem?lang={lang}&layers=tourism&z=12").text
    assert f'<link rel="canonical" href="{server.url}/xem?lang={lang}">' in page
    for other in ("vi", "en"):
        assert f'<link rel="alternate" hreflang="{other}" href="{server.url}/xem?lang={other}">' in page
    assert f'<meta property="og:locale" content="{"vi_VN" if lang == "vi" else "en_GB"}">' in page
    assert "noindex" not in page
    chosen = server.get(f"/xem?lang={lang}&sel=2024-06901&z=12").text
    assert f'<link rel="canonical" href="{server.url}/{"xa" if lang == "vi" else "commune"}/2024-06901">' in chosen


def test_search_engines_may_read_the_pages_but_need_not_draw_codes(server):
    robots = server.get("/robots.txt")
    assert robots.headers["content-type"].startswith("text/plain")
    assert "Allow: /\n" in robots.text
    assert "Disallow: /qr." in robots.text
    assert "Disallow: /*.pdf$" in robots.text


def test_the_worker_keeps_all_that_the_light_page_may_ask_for(server):
    answer = server.get("/sw.js")
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["service-worker-allowed"] == "./xem"
    assert answer.headers["content-security-policy"].endswith("connect-src 'self'")
    told = {name: json.loads(value) for name, value in re.findall(r"^const (\w+) = (.*);$", answer.text, re.MULTILINE) if value[0] in '"['}
    kept = [*told["FILES"], *told["LOOSE"]]
    assert len(kept) == len(set(kept))
    catalog = server.get("/data/catalog.json").json
    assert {entry["url"] for entry in [*catalog["layers"], *catalog["base"]]} <= set(told["FILES"])
    scripts = ["/" + src for src in re.findall(r'<script src="([^"]+)"', server.get("/xem").text)]
    assert told["ATLAS"] in scripts
    assert set(scripts) <= set(told["FILES"])
    for url in kept:
        assert server.get(url).status == 200
    assert all(re.search(r"\.[0-9a-f]{16}\.", url) for url in told["FILES"])
    assert "worker-src 'self'" in server.get("/xem").headers["content-security-policy"]


def test_the_data_say_how_new_they_are(server):
    assert re.fullmatch(r"\d{4}(-\d\d){0,2}", server.get("/data/catalog.json").json["data_date"])


def test_a_phone_finds_an_icon_it_can_read(server):
    manifest = server.get("/assets/manifest.json").json
    assert (manifest["start_url"], manifest["scope"], manifest["display"], manifest["lang"]) == ("../xem", "../xem", "standalone", "vi")
    assert {icon["purpose"] for icon in manifest["icons"] if "purpose" in icon} == {"any", "maskable"}
    touch = "/" + re.search(r'rel="apple-touch-icon" href="([^"]+)"', server.get("/xem").text).group(1)
    for url, pixels in [*((f"/assets/{icon['src']}", icon["sizes"]) for icon in manifest["icons"]), (touch, "180x180")]:
        icon = server.get(url)
        assert icon.status == 200
        if url.endswith(".png"):
            drawn = Image.open(io.BytesIO(icon.body)).convert("RGBA")
            assert f"{drawn.width}x{drawn.height}" == pixels
            middle, edge = drawn.width // 2, drawn.width // 6
            assert min(drawn.getpixel((middle, edge + 1))) > 250
            assert drawn.getpixel((edge, middle)) == (11, 110, 91, 255)
