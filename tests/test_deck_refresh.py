"""A deck that people edited comes back: every figure, chart and table is renewed, and no other node of the file is another one."""

import copy
import csv
import io
import re
import shutil
import subprocess
import sys
from datetime import date
from decimal import Decimal

import pytest
from lxml import etree
from PIL import Image
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from geo import story
from geo.edition import load
from geo.language import DATA
from geo.slides import NotOursError, refreshed, story_bytes
from geo.slides.charts import content, content_of
from geo.slides.crowd import discs
from geo.slides.names import Item, item, known, spelled
from geo.slides.renew_words import retext
from geo.story.chart import chart_of
from tests import toy
from tests.tools import tool

pytestmark = pytest.mark.slow

DAY = date(2026, 11, 28)
CHARTS = (("income",), ("output_value",), ("budget-share-province-2024-4m", "budget-share-district-2024-4m"))
IN_A_TABLE = 9
PICTURES = ("map", "small", "key", "merger")
DRAWN = """
[[slide]]
title_vi = "Các năm"
title_en = "Years"
view = "era=2024&layers=steps&year=2022"
years = [2022, 2024]
[[slide]]
kind = "merger"
title_vi = "Gộp"
title_en = "Merged"
view = ""
[[slide]]
title_vi = "Rất nhiều điểm"
title_en = "Very many points"
view = "era=2024&layers=things"
text_vi = "Điểm."
text_en = "Points."
"""
CHANGED = 50


@pytest.fixture(scope="module")
def figures(edition):
    """Fifty figures of the tables that a slide may show: some large on their slides, some in tables, some in charts."""
    shown = [value for value in edition.figures if value.leads and value.qualifier == "=" and value.unit]
    charted = {value.id for value in shown if value.indicator in {"income", "output_value"} or value.id in CHARTS[2]}
    rest = [value.id for value in shown if value.id not in charted]
    return [*charted, *rest][:CHANGED], charted


@pytest.fixture(scope="module")
def tale(edition, figures):
    """A story without maps that shows all of them."""
    changed, charted = figures
    plain = [ref for ref in changed if ref not in charted]
    large, listed = plain[:21], plain[21:]
    made = [story.SlideSource(id=f"c{at}", title_vi="Biểu đồ", title_en="Chart", chart=refs) for at, refs in enumerate(CHARTS)]
    made += [
        story.SlideSource(id=f"f{at}", kind="text", title_vi=f"Số {at}", title_en=f"Figures {at}", figures=tuple(large[at : at + 3]))
        for at in range(0, len(large), 3)
    ]
    made += [
        story.SlideSource(id=f"t{at}", title_vi=f"Bảng {at}", title_en=f"Table {at}", table=tuple(listed[at : at + IN_A_TABLE]))
        for at in range(0, len(listed), IN_A_TABLE)
    ]
    told = story.resolve(edition, story.Draft(tuple(made)))
    assert not told.faults
    return told


@pytest.fixture(scope="module")
def later(tmp_path_factory, figures):
    """The district with each of the fifty figures a tenth higher."""
    folder = tmp_path_factory.mktemp("later") / "data"
    shutil.copytree(DATA, folder)
    file = folder / "figures.csv"
    with file.open(encoding="utf-8-sig", newline="") as text:
        rows = list(csv.DictReader(text))
    for row in rows:
        if row["id"] in figures[0]:
            row["value"] = str(Decimal(row["value"]) + (1 if Decimal(row["value"]) < 90 else 7))
    with file.open("w", encoding="utf-8-sig", newline="") as text:
        writer = csv.DictWriter(text, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return load(folder)


def shapes(book, kind):
    return [shape for page in book.slides for shape in page.shapes if (known(shape.name) or ("",))[0] == kind]


def moved(book):
    for page in book.slides:
        for shape in page.shapes:
            shape.left, shape.top = Emu((shape.left or 0) + 91440), Emu((shape.top or 0) + 45720)


def retitled(book):
    for page in book.slides:
        page.shapes.title.text_frame.paragraphs[0].runs[0].text = "Viết lại"
    page.notes_slide.notes_text_frame.text = "Nói chậm"


def added(book):
    page = book.slides.add_slide(book.slide_layouts[6])
    page.shapes.title.text = "Trang thêm 941,5"
    listed = book.slides._sldIdLst
    listed.insert(0, listed[-1])
    gone = listed[3]
    book.part.drop_rel(gone.rId)
    listed.remove(gone)


def restyled(book):
    """Each figure in another colour and in two runs, each cell of a table larger, the bars of each chart red."""
    for shape in shapes(book, "figure"):
        run = shape.text_frame.paragraphs[0].runs[0]._r
        second = copy.deepcopy(run)
        whole = run.find(qn("a:t")).text
        run.find(qn("a:t")).text, second.find(qn("a:t")).text = whole[:2], whole[2:]
        run.addnext(second)
        for part in shape.text_frame.paragraphs[0].runs[1:]:
            part.font.color.rgb, part.font.italic = RGBColor(200, 0, 0), True
    for shape in shapes(book, "table"):
        for row in shape.table.rows:
            for cell in row.cells:
                cell.text_frame.paragraphs[0].runs[0].font.size = Pt(15)
    for shape in shapes(book, "chart"):
        fill = shape.chart.plots[0].series[0].format.fill
        fill.solid()
        fill.fore_color.rgb = RGBColor(200, 0, 0)


def doubled(book):
    for shape in shapes(book, "figure")[:3]:
        twin = copy.deepcopy(shape._element)
        twin.nvSpPr.cNvPr.set("id", "999")
        shape._element.addnext(twin)


EDITS = (moved, retitled, added, restyled, doubled)


def edited(content_, edit):
    book = Presentation(io.BytesIO(content_))
    edit(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _blank(about, kind):
    """Take from a shape of ours what is to be renewed."""
    shape = about.getparent().getparent()
    about.set("name", kind)
    if kind == "crowd":
        for disc in shape.findall(qn("p:sp")):
            shape.remove(disc)
        properties = shape.find(qn("p:grpSpPr"))
        properties.remove(properties.find(qn("a:xfrm")))
    for text in shape.iter(qn("a:t")):
        text.text = "…"
    if kind == "chart" or kind in PICTURES:
        about.set("descr", "…")
    for blip in shape.iter(qn("a:blip")) if kind in PICTURES else ():
        blip.set(qn("r:embed"), "…")


def parts(content_):
    """Every part of a deck as canonical XML, without the figures, rows, charts, names and versions that are to be renewed."""
    book, found = Presentation(io.BytesIO(content_)), {}
    assert len(book.slides)  # asked for them, it numbers its files anew
    for part in book.part.package.iter_parts():
        name = str(part.partname)
        if "/charts/" in name or "/embeddings/" in name or "/media/" in name:
            continue
        if not name.endswith(".xml"):
            found[name] = part.blob
            continue
        root = etree.fromstring(part.blob)
        for about in list(root.iter(qn("p:cNvPr"))):
            own = known(about.get("name") or "")
            if not own:
                continue
            _blank(about, own[0])
        found[name] = etree.tostring(root, method="c14n")
    return found


@pytest.fixture(scope="module", params=EDITS, ids=lambda edit: edit.__name__)
def pair(request, edition, tale, later):
    """A deck that was edited, and the same renewed."""
    before = edited(story_bytes(edition, tale, "pptx", "vi", DAY), request.param)
    return before, refreshed(later, before)


def test_every_figure_is_renewed_and_says_what_it_was(pair, later, figures):
    before, made = pair
    old, new = (Presentation(io.BytesIO(part)) for part in (before, made.content))
    seen = set()
    for was, now in zip(shapes(old, "figure"), shapes(new, "figure"), strict=True):
        ref = known(now.name)[1][0].refs
        value = story.figure_of(later, ref).value.vi
        assert now.text_frame.paragraphs[0].text == value != was.text_frame.paragraphs[0].text
        assert any(ref in line.vi and value in line.vi for line in made.changes)
        seen.add(ref)
    for shape in shapes(new, "table"):
        for row, shown in zip(list(shape.table.rows)[1:], known(shape.name)[1], strict=True):
            assert row.cells[1].text_frame.text == story.figure_of(later, shown.refs).value.vi
            seen.add(shown.refs)
    for shape, refs in zip(shapes(new, "chart"), [one for one in CHARTS if _shown(new, one)], strict=True):
        assert content_of(shape.chart) == content(chart_of(later, refs), "vi")
        assert shape.chart.part.chart_workbook.xlsx_part is not None
    changed, charted = figures
    assert len(changed) == CHANGED
    assert seen == set(changed) - charted
    assert not [line for line in made.changes if "sửa tay" in line.vi]


def _shown(book, refs):
    return any(known(shape.name)[1][0].refs == " ".join(refs) for shape in shapes(book, "chart"))


def test_no_other_node_is_changed(pair):
    before, made = pair
    old, new = parts(before), parts(made.content)
    assert old.keys() == new.keys()
    assert [name for name in old if old[name] != new[name]] == []


def test_what_was_renewed_is_as_the_data_say_and_a_second_time_changes_nothing(pair, later):
    again = refreshed(later, pair[1].content)
    assert again.changes == []


def test_each_run_keeps_its_looks(edition, tale, later):
    before = edited(story_bytes(edition, tale, "pptx", "vi", DAY), restyled)
    new = Presentation(io.BytesIO(refreshed(later, before).content))
    for shape in shapes(new, "figure"):
        runs = shape.text_frame.paragraphs[0].runs
        assert len(runs) == 2
        assert runs[1].font.italic
    for shape in shapes(new, "chart"):
        assert shape.chart.plots[0].series[0].format.fill.fore_color.rgb == RGBColor(200, 0, 0)


def test_what_was_written_anew_by_hand_is_kept_and_listed(edition, tale, later):
    def by_hand(book):
        shapes(book, "figure")[0].text_frame.paragraphs[0].runs[0].text = "gần 1.000"
        shapes(book, "table")[0].table.rows[1].cells[1].text_frame.paragraphs[0].runs[0].text = "rất nhiều"
        chart = shapes(book, "chart")[0].chart
        chart.chart_title.text_frame.text = "Tiêu đề khác"
        shapes(book, "figure")[1].name = "figure no-such-id#00000000.00000000"

    made = refreshed(later, edited(story_bytes(edition, tale, "pptx", "vi", DAY), by_hand))
    book = Presentation(io.BytesIO(made.content))
    lines = [line.vi for line in made.changes]
    assert shapes(book, "figure")[0].text_frame.paragraphs[0].text == "gần 1.000"
    assert shapes(book, "table")[0].table.rows[1].cells[1].text_frame.text == "rất nhiều"
    assert shapes(book, "chart")[0].chart.chart_title.text_frame.text == "Tiêu đề khác"
    assert content_of(shapes(book, "chart")[0].chart) == content(chart_of(later, CHARTS[0]), "vi")
    assert len([line for line in lines if "sửa tay" in line]) == 2
    assert len([line for line in lines if "không còn" in line]) == 1


def test_another_source_is_named_and_said(edition, tale, tmp_path, figures):
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    ref = next(figure.ref for slide in tale.slides for figure in slide.figures)
    cited = story.figure_of(edition, ref).cite
    other = next(figure.cite[0] for slide in tale.slides for figure in slide.figures if figure.cite != cited)
    rows = (folder / "figures.csv").read_text("utf-8-sig").splitlines()
    rows = [row.replace(f",{cited[0]},", f",{other},") if row.startswith(f"{ref},") else row for row in rows]
    (folder / "figures.csv").write_text("\n".join(rows) + "\n", "utf-8-sig")
    made = refreshed(load(folder), story_bytes(edition, tale, "pptx", "en", DAY))
    assert any("source is another one" in line.en and ref in line.en for line in made.changes)
    text = next(shape.text_frame.text for shape in shapes(Presentation(io.BytesIO(made.content)), "figure"))
    assert not re.search(r"\[\d+\]$", text)


def test_a_map_is_drawn_anew_only_when_it_shows_something_else(edition, tmp_path):
    slide = story.SlideSource(title_vi="Bản đồ", title_en="Map", view="era=2024&layers=new_rural&year=2024")
    deck = story_bytes(edition, story.resolve(edition, story.Draft((slide,))), "pptx", "vi", DAY)
    assert refreshed(edition, deck).changes == []
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    units = folder / "communes.geojson"
    units.write_text(units.read_text("utf-8").replace("Quảng An", "Quảng Ân"), "utf-8")
    other = load(folder)

    def squeezed(book):
        [shape] = shapes(book, "map")
        shape.left, shape.top, shape.width, shape.height = shape.left, shape.top, Emu(shape.width // 2), Emu(shape.height // 2)

    made = refreshed(other, edited(deck, squeezed))
    [shape] = shapes(Presentation(io.BytesIO(made.content)), "map")
    wide, high = shape.image.size
    assert "vẽ lại" in made.changes[0].vi
    assert wide / high == pytest.approx(shape.width / shape.height, rel=0.01)
    assert wide == pytest.approx(shape.width / 914400 * 220, abs=2)
    assert "Quảng Ân" in shape._element.nvPicPr.cNvPr.get("descr")
    assert len([part for part in shape.part.package.iter_parts() if "/media/" in str(part.partname)]) == 1


def crowded(folder, many):
    """The toy district with counts of two years and so many mills more."""
    toy.write(folder)
    counted = "high-2024,steps_high,new_rural,Mức cao,High,huyen,2,=,communes,2024,result,office,,"
    toy.change(folder, "figures.csv", "low-2022", f"{counted}\nlow-2022")
    with (folder / "layers" / "things.csv").open("a", encoding="utf-8") as file:
        for n in range(many):
            lon, lat = toy.WEST + n % 37 / 2000, toy.SOUTH + n % 41 / 2200
            file.write(f"more-{n:04},Vật {n},Thing {n},mill,2024-00001,,{lon:.5f},{lat:.5f},site,300,paper,office,,,,,\n")
    return folder


@pytest.fixture(scope="module")
def places(tmp_path_factory):
    """A district with levels, a merger and very many points; and the same a year later, with each of them another one."""
    first, later = (crowded(tmp_path_factory.mktemp("drawn"), many) for many in (900, 990))
    toy.change(later, "figures.csv", "huyen,2,=,communes,2024", "huyen,3,=,communes,2024")
    toy.change(later, "layers/steps.csv", "2024-00003,low,2020,≤", "2024-00003,high,2020,≤")
    toy.change(later, "claims.csv", "2024-00002,population,200", "2024-00002,population,207")
    toy.change(later, "claims.csv", "2025-00001,area,1.5", "2025-00001,area,1.6")
    geojson = later / "communes.geojson"
    geojson.write_text(geojson.read_text("utf-8").replace("Một", "Mốt").replace("M\\u1ed9t", "M\\u1ed1t"), "utf-8")
    return load(first), load(later)


@pytest.fixture(scope="module")
def drawn_deck(places):
    told = story.read(places[0], DRAWN.encode())
    assert not told.faults
    return story_bytes(places[0], told, "pptx", "vi", DAY)


def ours(content_):
    """What the shapes of ours on the slides of a deck are: their kinds and what names them, with what each shows."""
    book, shown = Presentation(io.BytesIO(content_)), {}
    for page in book.slides:
        for shape in page.shapes:
            named = known(shape.name)
            if named and named[0] != "foot":
                shown[named[0], named[1][0].refs] = _shows(shape, named[0])
    return shown


def _shows(shape, kind):
    if kind in PICTURES:
        return shape.image.blob, shape._element.nvPicPr.cNvPr.get("descr")
    return discs(shape) if kind == "crowd" else shape.text_frame.text


def dragged(book):
    """All of it moved, the pictures made smaller, the discs with their map, and a red disc."""
    moved(book)
    for kind in ("small", "key", "merger"):
        for shape in shapes(book, kind):
            shape.width, shape.height = Emu(shape.width * 3 // 4), Emu(shape.height * 3 // 4)
    fill = shapes(book, "crowd")[0].shapes[0].fill
    fill.solid()
    fill.fore_color.rgb = RGBColor(200, 0, 0)


@pytest.mark.parametrize("edit", [moved, retitled])
def test_small_maps_merger_and_very_many_points_are_as_a_deck_of_today_has_them(places, drawn_deck, edit):
    before = edited(drawn_deck, edit)
    assert refreshed(places[0], before).changes == []
    made = refreshed(places[1], before)
    today = ours(story_bytes(places[1], story.read(places[1], DRAWN.encode()), "pptx", "vi", DAY))
    old, new = ours(before), ours(made.content)
    assert sorted(kind for kind, _ in new) == sorted(["crowd", "key", "map", "merger", "small", "small", "sums", "year", "year"])
    assert new == today
    assert {kind for kind, refs in new if new[kind, refs] != old[kind, refs]} == {"crowd", "map", "merger", "small", "sums", "year", "key"}
    assert not [line for line in made.changes if "sửa tay" in line.vi]
    assert any("2/3 Cao → 3/3 Cao" in line.vi for line in made.changes)
    assert any("100 + 200 = 300" in line.vi and "100 + 207 = 307" in line.vi for line in made.changes)
    one, other = parts(before), parts(made.content)
    assert [name for name in one if one[name] != other[name]] == []
    assert refreshed(places[1], made.content).changes == []


def test_drawings_are_drawn_as_large_as_they_are_and_discs_lie_on_their_map(places, drawn_deck):
    made = refreshed(places[1], edited(drawn_deck, dragged))
    book = Presentation(io.BytesIO(made.content))
    for kind in ("small", "merger"):
        for shape in shapes(book, kind):
            assert shape.image.size[0] == pytest.approx(shape.width / 914400 * 220, abs=2)
    [group], [under] = shapes(book, "crowd"), shapes(book, "map")
    assert group.shapes[0].fill.fore_color.rgb == RGBColor(200, 0, 0)
    today = Presentation(io.BytesIO(story_bytes(places[1], story.read(places[1], DRAWN.encode()), "pptx", "vi", DAY)))
    [fresh], [plain] = shapes(today, "crowd"), shapes(today, "map")
    for disc, like in zip(group.shapes, fresh.shapes, strict=True):
        assert disc.left - under.left == pytest.approx(like.left - plain.left, abs=9144)
        assert disc.top - under.top == pytest.approx(like.top - plain.top, abs=9144)
        assert disc.text_frame.text == like.text_frame.text
    taken = [shape.shape_id for shape in group.shapes]
    assert len(taken) == len(set(taken))


def test_drawings_and_sums_edited_by_hand_are_kept_and_listed(places, drawn_deck):
    def by_hand(book):
        shapes(book, "year")[1].text_frame.paragraphs[1].runs[0].text = "gần hết"
        shapes(book, "sums")[0].text_frame.paragraphs[1].runs[0].text = "Khoảng 300 người"
        disc = shapes(book, "crowd")[0].shapes[0]
        disc.left = Emu(disc.left + 91440)
        other = io.BytesIO()
        Image.new("RGB", (40, 30)).save(other, "PNG")
        for kind in ("small", "merger"):
            shape = shapes(book, kind)[0]
            _, there = shape.part.get_or_add_image_part(other)
            shape._element.find(f".//{qn('a:blip')}").set(qn("r:embed"), there)

    before = edited(drawn_deck, by_hand)
    made = refreshed(places[1], before)
    old, new = ours(before), ours(made.content)
    kept = [key for key in new if new[key] == old[key]]
    assert sorted(kind for kind, _ in kept) == ["crowd", "merger", "small", "sums", "year", "year"]
    assert len([line for line in made.changes if "sửa tay" in line.vi]) == len(kept) - 1  # of the other year nothing new is published
    assert any("gần hết" in line.vi and "3/3" in line.vi for line in made.changes)


def test_more_and_fewer_lines_of_sums_keep_the_looks_of_what_stays(places, drawn_deck, tmp_path):
    def italic(book):
        shapes(book, "sums")[0].text_frame.paragraphs[0].runs[0].font.italic = True

    more = crowded(tmp_path / "more", 0)
    for old, new in (("00001,population,100", "00001,area,1"), ("00002,population,200", "00002,area,2")):
        toy.change(more, "claims.csv", old, new + ".5,,=,km2,2009,office,,\ncommunes,2024-" + old)
    other = load(more)
    made = refreshed(other, edited(drawn_deck, italic))
    [shape] = shapes(Presentation(io.BytesIO(made.content)), "sums")
    today = story_bytes(other, story.read(other, DRAWN.encode()), "pptx", "vi", DAY)
    [like] = shapes(Presentation(io.BytesIO(today)), "sums")
    assert len(like.text_frame.paragraphs) > len(shapes(Presentation(io.BytesIO(drawn_deck)), "sums")[0].text_frame.paragraphs)
    assert shape.text_frame.text == like.text_frame.text
    for now, fresh in zip(shape.text_frame.paragraphs, like.text_frame.paragraphs, strict=True):
        assert now.runs[0].font.bold == fresh.runs[0].font.bold
    assert shape.text_frame.paragraphs[0].runs[0].font.italic
    back = Presentation(io.BytesIO(refreshed(places[0], made.content).content))
    assert shapes(back, "sums")[0].text_frame.text == ours(drawn_deck)[next(key for key in ours(drawn_deck) if key[0] == "sums")]


def test_another_source_of_a_sum_is_named_and_said(drawn_deck, tmp_path):
    folder = crowded(tmp_path / "data", 0)
    toy.change(folder, "claims.csv", "2024-00002,population,200,,=,people,2009,office", "2024-00002,population,200,,=,people,2009,paper")
    made = refreshed(load(folder), drawn_deck)
    [shape] = shapes(Presentation(io.BytesIO(made.content)), "sums")
    line = shape.text_frame.paragraphs[1].text
    assert re.search(r"100 \+ 200 = 300 \[\d, .*paper\.example.*\]$", line), line
    assert any("nguồn đã đổi" in change.vi and "các phép cộng" in change.vi for change in made.changes)
    assert refreshed(load(folder), made.content).changes == []


def test_what_is_no_longer_in_the_data_stays_and_is_listed(drawn_deck, tmp_path):
    folder = crowded(tmp_path / "data", 0)
    claims = folder / "claims.csv"
    claims.write_text("\n".join(line for line in claims.read_text("utf-8").splitlines() if "population" not in line) + "\n", "utf-8")
    toy.change(folder, "district.toml", "years = [2010, 2024]", "years = [2010, 2023]")
    made = refreshed(load(folder), drawn_deck)
    old, new = ours(drawn_deck), ours(made.content)
    gone = [key for key in old if key[0] in ("merger", "sums") or key[1].startswith("year=2024")]
    assert len(gone) == 4
    assert all(new[key] == old[key] for key in gone)
    assert len([line for line in made.changes if "không còn" in line.vi]) == len(gone)


@pytest.mark.parametrize(("given", "key"), [(b"no deck", "unreadable"), (b"PK\x03\x04", "unreadable"), (None, "foreign")])
def test_a_file_that_is_no_deck_of_ours_is_refused(edition, given, key):
    out = io.BytesIO()
    Presentation().save(out)
    with pytest.raises(NotOursError) as refused:
        refreshed(edition, out.getvalue() if given is None else given)
    assert refused.value.key == key


def test_the_command_writes_beside_the_deck_and_says_what_it_did(edition, tale, tmp_path):
    deck = tmp_path / "deck.pptx"
    deck.write_bytes(story_bytes(edition, tale, "pptx", "en", DAY))
    before = deck.read_bytes()
    done = subprocess.run([sys.executable, "-m", "geo.slides", "refresh", str(deck)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "as the data say now" in done.stdout
    assert (tmp_path / "deck-renewed.pptx").exists()
    assert deck.read_bytes() == before
    deck.write_bytes(b"nothing")
    for file, words in ((deck, "not a PPTX deck"), (tmp_path / "gone.pptx", "could not be opened")):
        done = subprocess.run([sys.executable, "-m", "geo.slides", "refresh", str(file)], capture_output=True, text=True, check=False)
        assert done.returncode == 2
        assert words in done.stderr
        assert file.name in done.stderr


def test_names_are_read_as_they_are_written():
    items = [item(["a-1", "b/c/d@e", "whole=100"], "x", b"y"), item(["map?x=1&y=a,b"], "z")]
    assert known(spelled("table", items)) == ("table", items)
    for name in ("Title 1", "figure", "figure a", "figure a#xyz", "picture a#12345678"):
        assert known(name) is None
    assert not Item("a", ()).untouched(0, "x")


@pytest.mark.parametrize(
    ("pieces", "new", "left"),
    [
        (["941", ",5 tỷ"], "955,5 tỷ", ["955", ",5 tỷ"]),
        (["a", "b", "c"], "abXc", ["a", "b", "Xc"]),
        (["ab"], "abc", ["abc"]),
        (["ab", "cd"], "", ["", ""]),
        (["12", "34"], "9", ["9", ""]),
    ],
)
def test_words_change_only_where_they_differ(pieces, new, left):
    book = Presentation()
    page = book.slides.add_slide(book.slide_layouts[6])
    paragraph = page.shapes.add_textbox(0, 0, 9, 9).text_frame.paragraphs[0]
    for piece in pieces:
        paragraph.add_run().text = piece
    retext(paragraph, new)
    assert [run.text for run in paragraph.runs] == left


def test_a_deck_that_impress_saved_comes_back_too(edition, tale, later, figures, tmp_path):
    office = tool("soffice", "libreoffice-impress")
    (tmp_path / "deck.pptx").write_bytes(story_bytes(edition, tale, "pptx", "vi", DAY))
    for form, file in (("odp", "deck.pptx"), ("pptx", "deck.odp")):
        home = f"-env:UserInstallation=file://{tmp_path}/office"
        subprocess.run([office, home, "--headless", "--convert-to", form, file], cwd=tmp_path, check=True, capture_output=True, timeout=240)
    made = refreshed(later, (tmp_path / "deck.pptx").read_bytes())
    lines = "\n".join(line.vi for line in made.changes)
    assert made.lang == "vi"
    assert "sửa tay" not in lines
    for ref in figures[0]:
        assert ref in figures[1] or ref in lines
