"""Room on paper: nothing on top of anything, badges in their units, pins on their points."""

import math

import numpy as np
import pytest

from geo.measures.coordinates import projected
from geo.paper.map.frame import fitted
from geo.paper.map.outlines import ground
from geo.paper.map.placement import Placer
from geo.paper.map.raster import make_room
from geo.scene.scene import scene_of
from geo.view import View
from tests.real import IDS

CRS = 5899


def seated(edition, view, frame=(20.0, 20.0, 500.0, 420.0), extent=None, k=0.47):
    shown, base = scene_of(edition, view), ground(edition)
    plane = fitted(frame, extent or base.own, 10)
    units = base.units[view.era]
    room = make_room(frame, plane, units)
    return shown, plane, room, Placer(shown, plane, room, units, k).seat(base.around)


VIEWS = [View(era=era, lang=lang, layers=layers) for era in ("2024", "2025") for lang in ("vi", "en") for layers in (IDS, IDS[:4], IDS[4:])]


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: f"{view.era}-{view.lang}-{len(view.layers)}")
@pytest.mark.parametrize("frame", [(20.0, 20.0, 500.0, 420.0), (20.0, 20.0, 520.0, 480.0), (0.0, 0.0, 900.0, 780.0)])
def test_nothing_stands_on_anything(edition, view, frame):
    _, _, room, seats = seated(edition, view, frame)
    pins = len(seats.pins)
    for index, box in enumerate(room.boxes):
        for other in room.boxes[max(index + 1, pins) :]:
            assert not box.touches(other, 0), (box, other)
    left, top, wide, high = frame
    for one in [*seats.names, *seats.around, *seats.badges]:
        spot = one.spot
        assert left <= spot.x - spot.w / 2
        assert spot.x + spot.w / 2 <= left + wide
        assert top <= spot.y - spot.h / 2
        assert spot.y + spot.h / 2 <= top + high


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: f"{view.era}-{view.lang}-{len(view.layers)}")
def test_a_badge_lies_in_its_unit_or_hangs_on_a_line(edition, view):
    _, _, room, seats = seated(edition, view)
    ends = {end for _, end, _ in seats.leaders}
    for hung in seats.badges:
        spot = hung.spot
        column, row = int((spot.x - room.frame[0]) / room.cell), int((spot.y - room.frame[1]) / room.cell)
        inside = room.holds(room.index(hung.unit), spot.w, spot.h)[row, column]
        outside = room.holds(0, spot.w, spot.h)[row, column] and (spot.x, spot.y) in ends
        assert inside or outside, (hung.unit, [thing.ref for thing in hung.things])


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: f"{view.era}-{view.lang}-{len(view.layers)}")
def test_the_whole_district_shows_every_unit_and_all_that_has_a_place(edition, view):
    shown, plane, _, seats = seated(edition, view, (0.0, 0.0, 900.0, 780.0))
    assert {name.text for name in seats.names} == {unit.label.text(view.lang) for unit in edition.units[view.era].values()}
    for thing in shown.things:
        if thing.unplaced:
            assert (thing.layer.id, thing.ref) not in seats.drawn
        elif thing.units and not thing.point:
            assert (thing.layer.id, thing.ref) in seats.drawn, thing.ref
    assert plane.scale % 5000 == 0


def test_a_pin_stands_where_its_point_is_published(edition):
    _, plane, _, seats = seated(edition, View(layers=IDS), (0.0, 0.0, 900.0, 780.0))
    for pin in seats.pins:
        lon, lat = pin.thing.point
        from_plane = plane.metres(np.array([pin.own]))[0]
        northing, easting = projected(lon, lat, CRS)
        assert math.hypot(from_plane[0] - easting, from_plane[1] - northing) < 1
