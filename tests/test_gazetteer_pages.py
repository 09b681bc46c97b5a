"""The pages of single things as our server hands them out, in every form, and what a shared link shows before it is opened."""

import io
import json
import re
import subprocess

import pyogrio
import pytest
from PIL import Image

from tests.tools import tool

UNIT, PROJECT = "/xa/2024-06901", "/du-an/projects/viet-uc"


@pytest.mark.parametrize(
    "path", ["/muc-luc", "/contents", UNIT, PROJECT, "/lop/new_rural", "/indicator/income", "/nguon/geonames-mong-cai"]
)
def test_a_page_is_there(server, path):
    page = server.get(path)
    assert page.status == 200
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "script-src 'self';" in page.headers["content-security-policy"]
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert f'<link rel="canonical" href="{server.url}{path}">' in page.text
    assert page.headers["cache-control"] == "no-cache"
    assert server.get(path, If_None_Match=page.headers["etag"]).status == 304


@pytest.mark.parametrize(
    ("asked", "leads"),
    [
        (f"{UNIT}.html", UNIT),
        (f"{UNIT}/", UNIT),
        ("/muc-luc.html", "/muc-luc"),
        ("/diem/projects/viet-uc", PROJECT),
        ("/diem/projects/viet-uc.json", f"{PROJECT}.json"),
    ],
)
def test_a_name_that_it_has_elsewhere_leads_to_it(server, asked, leads):
    answer = server.get(asked)
    assert (answer.status, answer.headers["location"]) == (308, leads)


@pytest.mark.parametrize(
    "path", ["/xa/2024-00000", "/xa/", "/du-an/nobody", f"{UNIT}.exe", "/indicator/income.pdf", "/xa/..%2f..%2fapp.py"]
)
def test_what_there_is_not_is_plainly_not_here(server, path):
    assert server.get(path).status == 404
    page = server.get(path, accept="text/html")
    assert page.status == 404
    assert "Không có trang này" in page.text


def test_one_address_has_other_forms(server):
    facts = json.loads(server.get(f"{UNIT}.json").text)
    assert facts["url"] == f"{server.url}{UNIT}"
    assert {fact["field"] for fact in facts["facts"]} >= {"area", "population"}
    assert server.get(f"{UNIT}.csv").body.startswith("\ufeff".encode())
    frame = pyogrio.read_dataframe(io.BytesIO(server.get(f"{UNIT}.geojson").body))
    assert list(frame.geometry.geom_type) == ["Polygon"] or list(frame.geometry.geom_type) == ["MultiPolygon"]
    assert frame["name_vi"][0] == "Xã Quảng An"


def test_the_sheet_is_one_page_of_text(server, tmp_path):
    path = tmp_path / "unit.pdf"
    path.write_bytes(server.get(f"{UNIT}.pdf").body)
    said = subprocess.run([tool("pdfinfo", "poppler-utils"), path], capture_output=True, check=True, text=True).stdout
    assert re.search(r"Pages:\s+1\n", said)
    text = subprocess.run([tool("pdftotext", "poppler-utils"), path, "-"], capture_output=True, check=True, text=True).stdout
    assert "Xã Quảng An" in text
    assert server.url in re.sub(r"\s", "", text)


@pytest.mark.parametrize("address", [f"{UNIT}.png", "/lop/tourism.png", "/xem.png?lang=en&layers=tourism&era=2025"])
def test_its_picture_is_as_large_as_messengers_want_and_may_stand_anywhere(server, address):
    answer = server.get(address, Sec_Fetch_Site="cross-site")
    assert answer.status == 200
    assert answer.headers["cache-control"] == "public, max-age=3600"
    with Image.open(io.BytesIO(answer.body)) as drawn:
        assert drawn.size == (1200, 630)
        assert len(drawn.convert("RGB").getcolors(1_000_000)) > 50
    assert len(answer.body) < 300_000


def test_each_view_has_its_own_picture(server):
    asked = ("layers=tourism", "layers=new_rural", "layers=tourism&c=21.4,107.55&z=13")
    assert len({server.get(f"/xem.png?lang=vi&{view}").body for view in asked}) == len(asked)


@pytest.mark.parametrize("root", ["/", "/xem"])
def test_a_shared_link_shows_what_it_leads_to(server, root):
    def shared(query):
        return dict(re.findall(r'<meta property="og:(\w+)" content="([^"]*)"', server.get(f"{root}?{query}").text))

    plain, unit, layer = shared("lang=vi"), shared("lang=vi&sel=2024-06901"), shared("lang=en&layers=coverage&era=2025")
    assert plain["title"] == "Bản đồ Đầm Hà"
    assert unit["title"] == "Xã Quảng An · Bản đồ Đầm Hà"
    assert (unit["url"], unit["image"]) == (f"{server.url}{UNIT}", f"{server.url}{UNIT}.png")
    assert "2 communes" in layer["title"]
    assert "/xem.png?era=2025&amp;layers=coverage&amp;lang=en" in layer["image"]
    assert len({each["image"] for each in (plain, unit, layer)}) == 3
    assert shared("lang=vi&sel=projects/%3Cscript%3E")["title"] == plain["title"]


def test_a_page_that_is_no_map_is_shared_as_itself(server):
    assert 'og:title" content="Bản đồ Đầm Hà"' in server.get("/figures?lang=vi&sel=2024-06901").text


def test_without_a_script_the_map_leads_to_the_pages(server):
    for root in ("/", "/xem"):
        assert '<a href="muc-luc">' in re.search(r"<noscript>.*?</noscript>", server.get(f"{root}?lang=vi").text).group()


def test_search_engines_are_told_of_every_page(server):
    assert f"Sitemap: {server.url}/sitemap.xml" in server.get("/robots.txt").text
    listed = re.findall(r"<loc>(.*?)</loc>", server.get("/sitemap.xml").text)
    assert len(listed) > 600
    for address in [*listed[:9], *listed[9::60]]:
        assert server.get(address.removeprefix(server.url)).status == 200, address
    assert server.get("/sitemap-7.xml").status == 404
