"""Room on paper: the layout of the screen on real sheets; nothing on top of anything, pills in their units, points on their places."""

import csv
import io
import math
from datetime import date

import numpy as np
import pytest
import shapely
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from geo.edition import load
from geo.measures.coordinates import projected
from geo.paper import PrintRequest
from geo.paper.map.frame import fitted
from geo.paper.map.outlines import ground
from geo.paper.map.placement import Placer
from geo.placement.asked import Spot
from geo.scene.scene import scene_of
from geo.slides import pptx_bytes
from geo.view import View, view_of
from tests import toy
from tests.real import IDS

CRS = 5899
MANY = 900
FRAMES = [(20.0, 20.0, 500.0, 420.0), (20.0, 20.0, 520.0, 480.0), (0.0, 0.0, 900.0, 780.0)]


def seated(edition, view, frame=FRAMES[0], extent=None, k=0.47):
    shown, land = scene_of(edition, view), ground(edition)
    plane = fitted(frame, extent or land.own, 10)
    return shown, land, plane, Placer(shown, plane, land, (), k).seat()


VIEWS = [View(era=era, lang=lang, layers=layers) for era in ("2024", "2025") for lang in ("vi", "en") for layers in (IDS, IDS[:4], IDS[4:])]
NAMED = pytest.mark.parametrize("view", VIEWS, ids=lambda view: f"{view.era}-{view.lang}-{len(view.layers)}")


@pytest.mark.slow
@NAMED
@pytest.mark.parametrize("frame", FRAMES)
def test_nothing_stands_on_anything_or_leaves_the_frame(edition, view, frame):
    _, _, _, seats = seated(edition, view, frame)
    points = {point.room for point in seats.points}
    boxes = seats.boxes
    for index, box in enumerate(boxes):
        assert not any(box.touches(other, 0) for other in boxes[index + 1 :] if not {box, other} <= points), box
    left, top, wide, high = frame
    for spot in boxes:
        if spot not in points:
            assert left <= spot.x - spot.w / 2
            assert spot.x + spot.w / 2 <= left + wide
            assert top <= spot.y - spot.h / 2
            assert spot.y + spot.h / 2 <= top + high


@pytest.mark.slow
@NAMED
@pytest.mark.parametrize("frame", FRAMES)
def test_a_pill_lies_on_the_mainland_of_the_old_unit_it_is_known_to_or_hangs_on_a_line_outside_all(edition, view, frame):
    _, land, plane, seats = seated(edition, view, frame)
    starts = [shapely.Point(*plane.metres(np.array([start]))[0]) for start, _ in seats.leaders]
    outlines = {unit.id: unit.outline for units in land.units.values() for unit in units}
    for pill in seats.pills:
        outline = outlines[pill.unit]
        mainland = outline.buffer(60)  # creeks narrower than a cell of the layout are not told apart
        for box in pill.boxes:
            area = plane.outline(box)
            inside = mainland.contains(area)
            outside = area.intersection(land.district).area < 0.02 * area.area
            hung = outside and any(outline.buffer(30).contains(start) for start in starts)
            assert inside or hung, (pill.unit, [thing.ref for thing in pill.things])


@NAMED
@pytest.mark.parametrize("frame", FRAMES)
def test_leaders_cross_neither_one_another_nor_a_name(edition, view, frame):
    _, _, _, seats = seated(edition, view, frame)
    lines = [shapely.LineString(leader) for leader in seats.leaders]
    for index, line in enumerate(lines):
        assert not any(line.crosses(other) for other in lines[index + 1 :])
        for name in seats.names:
            spot, end = name.spot, shapely.Point(seats.leaders[index][1])
            box = shapely.box(spot.x - spot.w / 2 + 1, spot.y - spot.h / 2 + 1, spot.x + spot.w / 2 - 1, spot.y + spot.h / 2 - 1)
            assert not line.intersects(box) or end.distance(box) < 2, name.text


@NAMED
def test_the_whole_district_shows_every_unit_and_all_that_has_a_place(edition, view):
    shown, _, plane, seats = seated(edition, view, FRAMES[2])
    assert {name.text for name in seats.names} == {unit.label.text(view.lang) for unit in edition.units[view.era].values()}
    for thing in shown.things:
        if thing.unplaced:
            assert (thing.layer.id, thing.ref) not in seats.drawn
        elif thing.units and not thing.point:
            assert (thing.layer.id, thing.ref) in seats.drawn, thing.ref
    assert plane.scale % 5000 == 0


def test_a_thing_known_to_an_old_unit_stands_in_its_part_of_the_new_one(edition):
    _, _, _, seats = seated(edition, View(era="2025", layers=IDS), FRAMES[2])
    for pill in seats.pills:
        for thing in pill.things:
            known = [unit for unit in thing.parts if unit.startswith("2024")]
            assert (pill.unit in known) == bool(known), thing.ref


def test_a_point_stands_where_it_is_published(edition):
    _, _, plane, seats = seated(edition, View(layers=IDS), FRAMES[2])
    for point in seats.points:
        for thing, own in zip(point.things, point.own, strict=True):
            lon, lat = thing.point
            from_plane = plane.metres(np.array([own]))[0]
            northing, easting = projected(lon, lat, CRS)
            assert math.hypot(from_plane[0] - easting, from_plane[1] - northing) < 1
        assert point.tip in point.own


@pytest.fixture(scope="module")
def crowded(tmp_path_factory):
    """The toy district with so many mills more, a tenth of them at one place."""
    folder = toy.write(tmp_path_factory.mktemp("crowd"))
    path = folder / "layers" / "things.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        known = list(csv.DictReader(file))
    like = next(row for row in known if row["precision"] == "site")
    spots = [
        (toy.WEST + n % 37 / 2000, toy.SOUTH + n % 41 / 2200) if n % 10 else (float(like["lon"]), float(like["lat"])) for n in range(MANY)
    ]
    more = [
        {**like, "id": f"more-{n:04}", "name_vi": f"Vật {n}", "lon": f"{lon:.5f}", "lat": f"{lat:.5f}"}
        for n, (lon, lat) in enumerate(spots)
    ]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.DictWriter(file, known[0])
        table.writeheader()
        table.writerows([*known, *more])
    return load(folder)


@pytest.mark.slow
def test_very_many_points_are_signs_as_on_the_screen_each_thing_counted_once(crowded):
    frame, k = FRAMES[2], 0.47
    _, _, _, seats = seated(crowded, view_of(crowded, layers=("things",), lang="en"), frame, k=k)
    things = [thing.ref for sign in seats.signs for thing in sign.things]
    assert len(things) == len(set(things)) > 300
    assert not {thing.ref for point in seats.points for thing in point.things} & set(things)
    names = [name.spot for name in seats.names] + [box for pill in seats.pills for box in pill.boxes]
    numbered = [sign for sign in seats.signs if sign.numbered and not sign.alone]
    assert any(len(sign.things) > 8 for sign in numbered)
    rooms = [Spot(*sign.at, 2 * sign.radius, 2 * sign.radius) for sign in numbered]
    for index, (sign, room) in enumerate(zip(numbered, rooms, strict=True)):
        assert not any(room.touches(name, 0) for name in names)
        assert frame[0] <= room.x - room.w / 2
        assert room.x + room.w / 2 <= frame[0] + frame[2]
        assert not any(math.dist(sign.at, other.at) < 0.99 * (sign.radius + other.radius) for other in numbered[index + 1 :])


def test_what_is_chosen_among_very_many_is_a_pin(crowded):
    _, _, _, seats = seated(crowded, view_of(crowded, layers=("things",), selection="things/more-0007"))
    assert [thing.ref for point in seats.points for thing in point.things] == ["things/more-0007"]


@pytest.mark.slow
def test_on_a_slide_the_discs_of_very_many_say_what_they_count(crowded):
    wish = PrintRequest(view_of(crowded, layers=("things",), lang="en"), printed=date(2026, 11, 23))
    page = Presentation(io.BytesIO(pptx_bytes(crowded, wish))).slides[1]
    [group] = [shape for shape in page.shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP]
    for disc in group.shapes:
        told = disc._element.nvSpPr.cNvPr.get("descr")
        assert told.startswith(f"{disc.text_frame.text} points close together: Mill (")
