"""The map on paper: pictures like the kept ones, nothing on top of anything, a PDF that can be read, clear refusals."""

import io
import math
import re
import subprocess
import sys
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
import shapely
from PIL import Image

from geo.edition import load
from geo.paper import CannotPrintError, PrintRequest, pdf_bytes, png_bytes
from geo.paper.canvas.pen import Pen
from geo.paper.canvas.typeface import short, width, wrap
from geo.paper.map.legend import spans
from geo.paper.map.outlines import ground
from geo.paper.map_sheet import Sheet
from geo.scene.extent import extent_of
from geo.scene.scene import scene_of
from geo.view import View
from tests import toy
from tests.kept import assert_like
from tests.real import IDS
from tests.tools import tool

DAY = date(2026, 11, 23)
ALL = {"layers": IDS}
SOUTH = (107.53, 21.27, 107.66, 21.37)


def wish(view=None, **more):
    return PrintRequest(View(**(view or {})), printed=DAY, **more)


def toy_wish(**more):
    view = View().model_copy(update={"layers": tuple(layer.id for layer in toy.TOY), **more.pop("view", {})})
    return PrintRequest(view, printed=DAY, dpi=150, **more)


PICTURES = {
    "rural-2024-vi": wish({"layers": ("new_rural",)}, dpi=150),
    "rural-2025-en": wish(
        {"layers": ("new_rural",), "era": "2025", "lang": "en", "selection": "2025-06913"}, dpi=150, orientation="portrait"
    ),
}
TOYS = {
    "toy-2024-vi": toy_wish(),
    "toy-2025-en": toy_wish(view={"era": "2025", "lang": "en", "selection": "things/b-well", "year": 2022}, orientation="portrait"),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", PICTURES)
def test_it_looks_as_it_did(made, name):
    assert_like(name, made(png_bytes, PICTURES[name]))


@pytest.mark.slow
@pytest.mark.parametrize("name", TOYS)
def test_every_sign_looks_as_it_did(small, name):
    assert_like(name, png_bytes(small, TOYS[name]))


@pytest.mark.slow
@pytest.mark.parametrize(("paper", "orientation", "dpi"), [("A4", "landscape", 150), ("A4", "portrait", 200), ("A3", "landscape", 150)])
def test_a_picture_has_the_size_of_its_paper(edition, paper, orientation, dpi):
    made = wish(paper=paper, orientation=orientation, dpi=dpi)
    picture = Image.open(io.BytesIO(png_bytes(edition, made)))
    assert picture.size == pytest.approx([side / 25.4 * dpi for side in made.size_mm], abs=1.5)
    assert picture.info["dpi"] == pytest.approx((dpi, dpi), abs=0.1)


WRITTEN = {
    "vi": ["Để tham khảo, không phải ranh giới pháp lý", "Chưa công bố vị trí", "23/11/2026", "107°30' Đ", "Dự án trồng bách bộ"],
    "en": ["For reference, not a legal boundary", "Location not published", "23 Nov 2026", "107°30' E", "China"],
}


def text_of(content, tmp_path, *options):
    file = tmp_path / "map.pdf"
    file.write_bytes(content)
    said = subprocess.run([tool("pdftotext", "poppler-utils"), *options, str(file), "-"], capture_output=True, check=True, text=True).stdout
    return unicodedata.normalize("NFC", said), file


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("era", ["2024", "2025"])
def test_the_text_of_a_pdf_is_text(edition, tmp_path, era, lang):
    made = wish({"era": era, "lang": lang, **ALL}, paper="A3")
    said, file = text_of(pdf_bytes(edition, made), tmp_path)
    for label in (unit.label.text(lang) for unit in edition.units[era].values()):
        assert label in said
    for words in WRITTEN[lang]:
        assert words in said, words
    size = subprocess.run([tool("pdfinfo", "poppler-utils"), str(file)], capture_output=True, check=True, text=True).stdout
    assert re.search(r"Page size:\s+1190\.5\d* x 841\.8\d*", size), size


@pytest.mark.slow
def test_every_face_of_a_pdf_is_embedded_truetype(made, tmp_path):
    _, file = text_of(made(pdf_bytes, wish(ALL)), tmp_path)
    lines = subprocess.run([tool("pdffonts", "poppler-utils"), str(file)], capture_output=True, check=True, text=True).stdout.splitlines()[
        2:
    ]
    assert lines
    for line in lines:
        assert re.match(r"[A-Z]{6}\+BeVietnamPro-\w+ +CID TrueType +Identity-H +yes +yes +yes", line), line


@pytest.mark.slow
def test_the_last_sheets_of_a_pdf_name_every_source_with_its_address(edition, made, tmp_path):
    asked = wish(ALL)
    said, _ = text_of(made(pdf_bytes, asked), tmp_path, "-f", "2", "-raw")
    bare = re.sub(r"\s", "", said)
    for name in scene_of(edition, asked.view).sources:
        address = (edition.sources[name].url or "").removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
        assert address in bare, name


@pytest.mark.slow
def test_the_legend_counts_what_is_drawn(edition, tmp_path):
    made = wish({"layers": ("tourism",), "lang": "en"}, extent=SOUTH)
    said, _ = text_of(pdf_bytes(edition, made), tmp_path, "-f", "1", "-l", "1", "-layout")
    assert "Waterfall " not in said.split("Outside this sheet")[0]
    drawn = int(re.search(r"(\d+)/27 drawn", said)[1])
    counts = re.findall(r"(?:Natural site|Island|shrine|Church|monument|Flag tower|event|street|crafts)\s+(\d+)", said)
    assert sum(map(int, counts)) == drawn


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (wish({"layers": ()}), "No layer is on"),
        (wish(extent=(100.0, 10.0, 101.0, 11.0)), "outside the (former) Đầm Hà district"),
        (wish(extent=(107.6, 21.3, 107.5, 21.4)), "extent is not valid"),
        (wish(extent=(math.nan, 21.3, 107.6, 21.4)), "extent is not valid"),
        (wish(extent=(107.6, 21.3, 107.601, 21.301)), "0.5 to 250 km"),
        (wish(dpi=149), "149 dpi is out of range: 150 to 600"),
        (wish(dpi=601), "601 dpi"),
        (wish(paper="A5"), "no paper “A5”"),
        (wish(orientation="upright"), "no orientation “upright”"),
    ],
)
@pytest.mark.parametrize("make", [png_bytes, pdf_bytes])
def test_what_cannot_be_printed_is_said_in_words(edition, make, made, words):
    with pytest.raises(CannotPrintError) as refused:
        make(edition, made)
    assert words in refused.value.text("en")
    assert refused.value.text("vi") != refused.value.text("en")


@pytest.mark.slow
def test_two_at_once_draw_what_each_draws_alone(edition):
    wishes = [wish({"lang": lang, "era": era, **ALL}, dpi=150) for lang in ("vi", "en") for era in ("2024", "2025")]
    alone = [png_bytes(edition, one) for one in wishes]
    with ThreadPoolExecutor(2) as threads:
        assert list(threads.map(lambda one: png_bytes(edition, one), wishes)) == alone


@pytest.mark.slow
def test_drawing_leaves_the_outlines_that_all_maps_share_as_they_were(edition):
    """A prepared outline is written to while it is asked: two maps drawn at once from one of them end the process."""
    png_bytes(edition, wish({"layers": ("new_rural",)}, dpi=150))
    assert not any(shapely.is_prepared(unit.outline) for units in ground(edition).units.values() for unit in units)


LARGEST = """
import re
from pathlib import Path
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from geo.edition import load
from geo.paper import PrintRequest, png_bytes
from geo.view import View
district = load()
wish = PrintRequest(View(), "A3", dpi=600)
with ThreadPoolExecutor(2) as threads:
    sizes = list(threads.map(lambda _: len(png_bytes(district, wish)), range(2)))
print(int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) / 1024)  # ru_maxrss would count the parent too
"""


@pytest.mark.slow
@pytest.mark.soak
def test_two_of_the_largest_at_once_need_less_than_600_mb():
    done = subprocess.run([sys.executable, "-c", LARGEST], capture_output=True, check=True, text=True)
    assert float(done.stdout) < 600


@pytest.mark.slow
def test_a_district_without_outlines_or_surroundings_is_refused_or_drawn(folder):
    (folder / "context.geojson").unlink()
    assert png_bytes(load(folder), toy_wish()).startswith(b"\x89PNG")
    (folder / "communes.geojson").unlink()
    with pytest.raises(CannotPrintError):
        png_bytes(load(folder), toy_wish())


def test_a_view_with_a_middle_shows_what_a_screen_shows():
    west, south, east, north = extent_of(View(center=(21.35, 107.6), zoom=12))
    assert (west + east) / 2 == pytest.approx(107.6)
    assert (south + north) / 2 == pytest.approx(21.35)
    assert extent_of(View(center=(21.35, 107.6))) == extent_of(View(center=(21.35, 107.6), zoom=14))
    assert extent_of(View()) is None
    assert (extent_of(View(center=(21.35, 107.6), zoom=13))[2] - 107.6) * 2 == pytest.approx(east - 107.6)


def test_lines_break_where_the_column_ends():
    lines = wrap("Khu nông nghiệp ứng dụng công nghệ cao Đầm Hà huyendamha.vn/mot-dia-chi-that-dai-khong-co-dau-cach", 90, 9)
    assert all(width(line, 9) <= 90 for line in lines)
    assert "".join(lines).replace(" ", "") == ("KhunôngnghiệpứngdụngcôngnghệcaoĐầmHàhuyendamha.vn/mot-dia-chi-that-dai-khong-co-dau-cach")
    assert width(short("Khu nông nghiệp ứng dụng công nghệ cao", 60, 9), 9) <= 60


def test_numbers_of_sources_are_gathered():
    assert spans([7, 1, 2, 3, 9, 10]) == "1–3, 7, 9, 10"


@pytest.mark.slow
def test_nothing_of_pyplot_is_used(edition, made):
    made(png_bytes, PICTURES["rural-2024-vi"])
    assert "matplotlib.pyplot" not in sys.modules
    assert Pen(10, 10).figure is not Sheet(edition, wish()).pen.figure
