"""Names, pills, points and leaders: what holds for any scene, on a toy district of squares and on the real one."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.placement.asked import Place, Spot, lay_out
from geo.style.placement import PLACEMENT

SIDE = 150.0
FRAME = (0.0, 0.0, 1000.0, 800.0)
CORNER = (320.0, 160.0)
ISLAND = (700.0, 700.0, 40.0)
"""Left, top and side of a square island of the last unit."""


def rectangle(left, top, wide, high):
    return [np.array([(left, top), (left + wide, top), (left + wide, top + high), (left, top + high), (left, top)])]


def district(columns, rows, wide=SIDE):
    """Units side by side, 150 pixels high, the last of them with an island."""
    corners = [(CORNER[0] + wide * column, CORNER[1] + SIDE * row) for row in range(rows) for column in range(columns)]
    parts = [[rectangle(*corner, wide, SIDE)] for corner in corners]
    parts[-1].append(rectangle(*ISLAND[:2], ISLAND[2], ISLAND[2]))
    return corners, parts


numbers = st.lists(st.sampled_from(["", "1", "2", "7", "40", "1234"]), min_size=0, max_size=6)


@st.composite
def scenes(draw):
    wide = draw(st.sampled_from([30.0, 60.0, SIDE]))  # what is narrow hangs its name beside all
    corners, parts = district(draw(st.integers(1, 2 if wide == SIDE else 4)), draw(st.integers(1, 3)), wide)
    units = [(*corner, wide, SIDE) for corner in corners]
    places = []
    for index, (left, top) in enumerate(corners):
        held = draw(numbers)
        total = sum(int(number or 1) for number in held)
        size = draw(st.none() | st.tuples(st.floats(20, 260), st.floats(12, 30)))
        places.append(Place(str(index), [index], (left + wide / 2, top + SIDE / 2), size, held, total))
    points = draw(st.lists(st.tuples(st.floats(250, 750), st.floats(100, 760)), max_size=30))
    return units, parts, places, points, draw(st.booleans())


def asked(scene):
    _, parts, places, points, narrow = scene
    return lay_out(parts, FRAME, places, points, [], 1.0, narrow=narrow)


def within(spot, left, top, wide, high, slack=0.0):
    inside = left - slack <= spot.x - spot.w / 2 and spot.x + spot.w / 2 <= left + wide + slack
    return inside and top - slack <= spot.y - spot.h / 2 and spot.y + spot.h / 2 <= top + high + slack


def crossing(one, other):
    def side(a, b, c):
        return np.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]))

    (a, b), (c, d) = one, other
    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


def meets(line, spot):
    """Whether a line comes inside a box, looked at in 200 steps."""
    (x0, y0), (x1, y1) = line
    steps = np.linspace(0, 1, 200)
    xs, ys = x0 + (x1 - x0) * steps, y0 + (y1 - y0) * steps
    return bool(((abs(xs - spot.x) < spot.w / 2) & (abs(ys - spot.y) < spot.h / 2)).any())


@pytest.mark.slow
@given(scenes())
@settings(max_examples=60, deadline=None)
def test_nothing_covers_anything_and_nothing_leaves_the_frame(scene):
    layout = asked(scene)
    seats = [box for seat in layout.seats for box in ([seat.name] if seat.name else []) + list(seat.pill)]
    for index, box in enumerate(seats):
        assert within(box, *FRAME), box
        assert not any(box.touches(other, 0) for other in [*seats[index + 1 :], *(mark.box for mark in layout.marks)]), box
    for index, mark in enumerate(layout.marks):
        assert not any(mark.box.touches(other.box, -0.01) for other in layout.marks[index + 1 :])


@given(scenes())
@settings(max_examples=60, deadline=None)
def test_what_has_no_leader_lies_in_its_unit_and_never_on_an_island(scene):
    units = scene[0]
    layout = asked(scene)
    island = Spot(ISLAND[0] + ISLAND[2] / 2, ISLAND[1] + ISLAND[2] / 2, ISLAND[2], ISLAND[2])
    for seat in layout.seats:
        boxes = ([seat.name] if seat.name else []) + list(seat.pill)
        own = [box for box in boxes if within(box, *units[int(seat.id)])]
        assert len(own) == len(boxes) or seat.leader, seat
        for box in boxes:
            assert box in own or not any(box.touches(Spot(x + w / 2, y + h / 2, w, h), 0) for x, y, w, h in units), seat
            assert not box.touches(island, 0)
        if seat.leader:
            (x, y), _ = seat.leader
            left, top, wide, high = units[int(seat.id)]
            assert left <= x <= left + wide
            assert top <= y <= top + high


@pytest.mark.slow
@given(scenes())
@settings(max_examples=60, deadline=None)
def test_leaders_cross_neither_one_another_nor_a_name_nor_a_pill(scene):
    layout = asked(scene)
    hung = [seat for seat in layout.seats if seat.leader]
    for index, seat in enumerate(hung):
        assert not any(crossing(seat.leader, other.leader) for other in hung[index + 1 :])
        assert not any(meets(seat.leader, Spot(*other.leader[0], 4, 4)) for other in hung if other is not seat), seat
        others = [box for other in layout.seats if other.id != seat.id for box in ([other.name] if other.name else []) + list(other.pill)]
        assert not any(meets(seat.leader, box) for box in others), seat


@pytest.mark.slow
@given(scenes())
@settings(max_examples=60, deadline=None)
def test_on_a_narrow_screen_no_name_stands_far_from_its_unit(scene):
    for seat in asked((*scene[:4], True)).seats:
        if seat.leader and seat.name and not within(seat.name, *scene[0][int(seat.id)]):
            assert np.hypot(*np.subtract(*seat.leader)) <= PLACEMENT["leaders"]["named"]


@pytest.mark.slow
@given(scenes())
@settings(max_examples=60, deadline=None)
def test_nothing_vanishes_without_being_listed(scene):
    _, _, places, points, _ = scene
    layout = asked(scene)
    assert sorted(index for mark in layout.marks for index in mark.members) == list(range(len(points)))
    assert all(mark.at == points[mark.members[0]] for mark in layout.marks)
    seats = {seat.id: seat for seat in layout.seats}
    assert set(seats) == {place.id for place in places}
    for place in places:
        seat = seats[place.id]
        whole = (seat.name or not place.name) and (seat.form or not place.total)
        assert whole or place.id in layout.homeless


@pytest.mark.parametrize("things", [1, 50, 10_000])
def test_one_pill_and_one_name_a_unit_whatever_the_data_hold(things):
    corners, parts = district(2, 3)
    places = [
        Place(str(index), [index], (left + SIDE / 2, top + SIDE / 2), (70, 20), [str(things)] * 4, 4 * things)
        for index, (left, top) in enumerate(corners)
    ]
    layout = lay_out(parts, FRAME, places, [], [], 1.0)
    assert layout.homeless == ()
    assert all(len(seat.pill) == (4 if things == 1 else 1) for seat in layout.seats)


def test_a_narrow_screen_has_one_number_a_unit():
    corners, parts = district(1, 2)
    places = [Place(str(index), [index], (left + 75, top + 75), (70, 20), ["2", "3"], 5) for index, (left, top) in enumerate(corners)]
    assert {seat.form for seat in lay_out(parts, FRAME, places, [], [], 1.0, narrow=True).seats} == {"number"}


def test_a_pill_of_rows_says_where_its_signs_stand_inside_it():
    _, parts = district(1, 1)
    places = [Place("0", [0], (395, 235), None, ["2", "", "12", "3"], 18)]
    (seat,) = lay_out(parts, FRAME, places, [], [], 1.0).seats
    assert seat.form in {"row", "rows"}
    sign, (pill,) = PLACEMENT["pill"]["sign"], seat.pill
    for cell in seat.cells:
        assert within(Spot(cell.x, cell.y, sign, sign), pill.x - pill.w / 2, pill.y - pill.h / 2, pill.w, pill.h)
    assert [cell.index for cell in seat.cells] == [0, 1, 2, 3]


def test_points_of_one_village_are_one_mark_and_those_apart_are_not():
    layout = lay_out(district(1, 1)[1], FRAME, [], [(400, 300), (400, 300), (402, 301), (600, 300)], [], 1.0)
    assert [mark.members for mark in layout.marks] == [(0, 1, 2), (3,)]


def test_a_unit_that_the_frame_does_not_show_has_no_seat():
    _, parts = district(1, 1)
    layout = lay_out(parts, (0.0, 0.0, 200.0, 100.0), [Place("0", [0], (395, 235), (60, 20), ["3"], 3)], [], [], 1.0)
    assert layout.seats == ()
    assert layout.homeless == ()
