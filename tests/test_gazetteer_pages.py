"""The pages of single things as our server hands them out, in every form, and what a shared link shows before it is opened."""

import csv
import io
import json
import re
import subprocess
from collections import Counter

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
    assert (answer.status, answer.leads_to) == (308, leads)


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


VIEW = "lang=en&layers=new_rural,coverage,tourism&era=2024&year=2024"


def test_a_view_has_the_same_rows_in_every_form(server, edition):
    told = json.loads(server.get(f"/xem.json?{VIEW}").text)
    assert (told["lang"], told["era"]["id"], told["year"]) == ("en", "2024", 2024)
    assert [layer["id"] for layer in told["layers"]] == ["new_rural", "tourism", "coverage"]
    rows = list(csv.DictReader(io.StringIO(server.get(f"/xem.csv?{VIEW}").body.decode("utf-8-sig"))))
    frame = pyogrio.read_dataframe(io.BytesIO(server.get(f"/xem.geojson?{VIEW}").body))
    assert [row["id"] for row in rows] == [row["id"] for row in told["rows"]] == list(frame["id"])
    by_layer = Counter(row["layer"] for row in rows)
    assert by_layer == {"units": 9, "new_rural": 9, "coverage": 9, "tourism": len(edition.features["tourism"])}
    things = edition.things
    for row, geometry in zip(rows, frame.geometry, strict=True):
        if row["layer"] == "tourism":
            assert (row["lon"] != "") == (things[row["id"]].point is not None) == (geometry is not None), row["id"]
            assert {*row["sources"].split(";")} <= {*edition.sources}
        else:
            assert geometry.area > 0
    assert {*told["sources"]} <= {*edition.sources}
    assert next(row for row in told["rows"] if row["layer"] == "tourism")["url"].startswith(f"{server.url}/place/tourism/")


def test_levels_say_of_which_year_and_what_may_be_higher(server):
    rows = json.loads(server.get("/xem.json?lang=vi&layers=new_rural&era=2025&year=2020").text)["rows"]
    levels = [row for row in rows if row["layer"] == "new_rural"]
    assert {row["id"].partition("-")[0] for row in levels} == {"2024"}
    assert {row["id"].partition("-")[0] for row in rows if row["layer"] == "units"} == {"2025"}
    assert {row["year"] for row in levels} == {2020}


def test_a_view_as_a_sheet_of_its_own_layers(server):
    answer = server.get(f"/xem.pdf?{VIEW}", Sec_Fetch_Site="cross-site")
    assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")
    assert answer.body.startswith(b"%PDF")
    assert server.get(f"/xem.doc?{VIEW}").status == 404
    assert server.get("/xem.pdf?paper=A9").status == 422
