"""Room on paper: the layout of the screen on real sheets; nothing on top of anything, pills in their units, points on their places."""

import math

import numpy as np
import pytest
import shapely

from geo.measures.coordinates import projected
from geo.paper.map.frame import fitted
from geo.paper.map.outlines import ground
from geo.paper.map.placement import Placer
from geo.scene.scene import scene_of
from geo.view import View
from tests.real import IDS

CRS = 5899
FRAMES = [(20.0, 20.0, 500.0, 420.0), (20.0, 20.0, 520.0, 480.0), (0.0, 0.0, 900.0, 780.0)]


def seated(edition, view, frame=FRAMES[0], extent=None, k=0.47):
    shown, land = scene_of(edition, view), ground(edition)
    plane = fitted(frame, extent or land.own, 10)
    return shown, land, plane, Placer(shown, plane, land, (), k).seat()


VIEWS = [View(era=era, lang=lang, layers=layers) for era in ("2024", "2025") for lang in ("vi", "en") for layers in (IDS, IDS[:4], IDS[4:])]
NAMED = pytest.mark.parametrize("view", VIEWS, ids=lambda view: f"{view.era}-{view.lang}-{len(view.layers)}")


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
