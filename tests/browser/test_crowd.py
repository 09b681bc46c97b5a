"""Very many points: on canvas and as good as pins, each of them reached by pointer, keyboard and search."""

import random

import pytest

from tests.columns import with_more

PLACE = "**/data/infrastructure/places.*"
MANY = 3000
WHERE = "c=21.36,107.6"
DEGREE = 100_000


def told_of(route):
    return route.fetch().json()


def like(told):
    """A row of it whose place somebody published."""
    return next(at for at in range(told["rows"]) if told["lon"][at] is not None)


@pytest.fixture
def crowded(visit):
    """Open the map with so many points more in the layer of infrastructure, where ``at(number)`` says; degrees."""

    def opened(link, at, count=MANY, **options):
        def grown(route):
            told = told_of(route)
            places = (at(number) for number in range(count))
            changes = [
                {
                    "id": f"more-{number:05}",
                    "en": f"Point {number}",
                    "lon": round(lon * DEGREE),
                    "lat": round(lat * DEGREE),
                    "accuracy_m": 5,
                }
                for number, (lon, lat) in enumerate(places)
            ]
            route.fulfill(json=with_more(told, like(told), changes))

        one = visit("/health", wait=False, fresh=True, service_workers="block", **options)
        one.page.route(PLACE, grown)
        one.page.goto(one.page.url.removesuffix("/health") + f"/xem?lang=en&layers=infrastructure&{link}")
        return one.ready()

    return opened


def scattered(number):
    """Somewhere in the middle of the district, the same place each time."""
    chance = random.Random(number)
    return 107.55 + chance.random() * 0.1, 21.31 + chance.random() * 0.1


def signs(one, holds="true"):
    """The signs in the middle of the window for which an expression over ``sign`` holds; pixels of the window."""
    free = "sign.x > 400 && sign.x < 1200 && sign.y > 120 && sign.y < 600"
    free += " && !document.elementFromPoint(sign.x, sign.y).closest('.leaflet-marker-icon')"
    return one.frame.evaluate(f"() => window.atlas.signs().filter((sign) => {free} && {holds})")


def test_three_thousand_points_are_drawn_without_an_element_for_each(crowded):
    one = crowded("", scattered)
    assert one.atlas()["layers"]["infrastructure"]["drawn"] >= MANY
    assert one.frame.evaluate("document.querySelectorAll('*').length") < 900
    assert one.page.locator("canvas.crowd").count() == 1
    assert one.page.locator(".form-crowd:visible").count() == 1
    one.atlas("show('infrastructure', false)")
    one.until("!state.layers.infrastructure.shown")
    assert one.page.locator("canvas.crowd").count() == 0
    assert one.page.locator(".form-crowd:visible").count() == 0


@pytest.mark.parametrize("zoom", [14, 15])
def test_of_two_points_twelve_pixels_apart_the_right_one_is_chosen(crowded, zoom):
    """Fifty points in pairs, each pair in a place of its own, and enough beside them that all are on canvas."""
    pixel = 360 / (256 * 2**zoom)

    def at(number):
        column, row = number // 2 % 5, number // 2 // 5 % 5
        if number < 50:
            return 107.6 + pixel * (130 * column + 12 * (number % 2) - 160), 21.36 + pixel * (90 * row - 180)
        return 107.6 + pixel * (520 + number % 20), 21.36 + pixel * (number // 20 - 120)

    one = crowded(f"{WHERE}&z={zoom}", at, reduced_motion="reduce")
    asked = 0
    for number in range(50):
        found = signs(one, f"sign.count === 1 && sign.refs[0] === 'infrastructure/more-{number:05}'")
        if not found:  # a badge stands on it
            continue
        asked += 1
        one.page.mouse.click(found[0]["x"], found[0]["y"])
        assert one.atlas()["selection"] == f"infrastructure/more-{number:05}"
        one.atlas("select(null)")
    assert asked >= 40


def test_no_neighbours_name_lies_on_a_sign(crowded):
    """Points also beyond the border, where the neighbours' names stand."""

    def wide(number):
        chance = random.Random(number)
        return 107.42 + chance.random() * 0.06, 21.3 + chance.random() * 0.2

    one = crowded("", wide, count=400)
    names = one.page.locator(".around-name.neighbour")
    names.first.wait_for()
    covered = """(names) => names.flatMap((name) => {
      const { left, right, top, bottom } = name.getBoundingClientRect();
      return window.atlas.signs().filter(({ x, y }) => x > left && x < right && y > top && y < bottom).map(() => name.textContent);
    })"""
    assert names.evaluate_all(covered) == []


def test_what_the_pointer_is_on_is_named(crowded):
    one = crowded(f"{WHERE}&z=14", scattered)
    cell, *_others = signs(one, "sign.count > 8")
    one.page.mouse.move(cell["x"], cell["y"])
    tip = one.page.locator(".tip")
    tip.get_by_text(f"{cell['count']} points close together").wait_for()
    assert tip.get_by_text(f"({cell['count']})").count() == 1


def test_a_sign_for_many_is_gone_nearer_to_until_each_stands_alone(crowded):
    one = crowded("", scattered)
    zoom = one.atlas()["zoom"]
    sign = max(signs(one), key=lambda sign: sign["count"])
    one.page.mouse.click(sign["x"], sign["y"])
    one.until(f"state.zoom > {zoom}")


def test_points_of_one_place_fan_out_and_each_can_be_chosen(crowded):
    def at(number):
        return (107.6, 21.36) if number < 5 else (107.58 + 0.00001 * number, 21.35)

    one = crowded(f"{WHERE}&z=14", at)
    (sign,) = signs(one, "sign.refs.includes('infrastructure/more-00000')")
    assert sign["count"] == 5
    one.page.mouse.click(sign["x"], sign["y"])
    one.frame.locator(".pin-spot:not(.many) >> nth=4").wait_for()
    one.page.locator(".pin-spot:not(.many)").last.click(force=True)
    one.until("(state.selection || '').startsWith('infrastructure/more-0000')")


def test_the_card_of_any_of_them_comes_when_it_is_chosen(crowded):
    one = crowded("sel=infrastructure/more-02999", scattered)
    assert one.page.locator("article.card h2").inner_text() == "Point 2999"
    assert one.page.locator(".pin-spot.picked").count() == 1


def test_nearer_to_they_are_pins_that_the_keyboard_reaches(crowded):
    one = crowded(f"{WHERE}&z=16.5", scattered)
    assert one.page.locator("canvas.crowd").count() == 0
    pins = one.page.locator(".pin-spot[tabindex='0']:not(.many)")
    assert 0 < pins.count() <= 300
    pins.first.focus()
    one.page.keyboard.press("Enter")
    one.until("(state.selection || '').startsWith('infrastructure/')")


def test_moving_the_map_brings_what_was_left_out(crowded):
    one = crowded(f"{WHERE}&z=16.5", scattered)
    before = set(one.page.locator(".pin-spot").evaluate_all("pins => pins.map((pin) => pin.dataset.refs)"))
    one.page.mouse.move(900, 400)
    one.page.mouse.down()
    one.page.mouse.move(400, 300, steps=5)
    one.page.mouse.up()
    one.until("window.atlas.written()")
    after = set(one.page.locator(".pin-spot").evaluate_all("pins => pins.map((pin) => pin.dataset.refs)"))
    assert after - before


def test_the_list_reaches_every_one_a_hundred_at_a_time(crowded):
    one = crowded("", scattered, count=250)
    one.page.keyboard.press("l")
    section = one.page.locator("[data-list='infrastructure']")
    section.wait_for()
    more = section.get_by_role("button", name="more")
    known = section.locator("li").count()
    while more.count():
        more.first.click()
        assert section.locator("li").count() > known
        known = section.locator("li").count()
        assert one.frame.evaluate("document.activeElement.closest('li') !== null")
    assert section.get_by_role("button", name="Point 249").count() > 0  # under each of its units


def test_a_point_is_round_and_where_it_is_at_the_nearest_zoom_too(crowded):
    """Far from the corner of the world single precision would draw rhombs, pixels away."""
    pixel = 360 / (256 * 2**18)
    one = crowded(f"{WHERE}&z=18", lambda number: (107.6 + pixel * 30 * (number % 30 - 15), 21.36 + pixel * 30 * (number // 30 - 15)), 900)
    alone = signs(one, "sign.count === 1")
    assert len(alone) > 20
    drawn = one.frame.evaluate(
        """(points) => {
          const canvas = document.querySelector("canvas.crowd");
          const box = canvas.getBoundingClientRect();
          const pen = canvas.getContext("2d");
          const pixel = (x, y) => pen.getImageData(Math.round(x - box.left), Math.round(y - box.top), 1, 1).data.join();
          return points.map(({ x, y }) => [0, 90, 180, 270].map((turn) => {
            const [dx, dy] = [Math.cos((turn + 45) * Math.PI / 180), Math.sin((turn + 45) * Math.PI / 180)];
            return [pixel(x + 3.5 * dx, y + 3.5 * dy) === pixel(x, y), pixel(x + 10 * dx, y + 10 * dy) === "0,0,0,0"];
          }));
        }""",
        alone[:20],
    )
    assert all(inside and outside for point in drawn for inside, outside in point)


def test_two_hundred_switches_with_ten_thousand_points_leave_nothing_behind(crowded):
    one = crowded("", scattered, 10_000)
    session = one.page.context.new_cdp_session(one.page)

    def heap():
        session.send("HeapProfiler.collectGarbage")
        return session.send("Runtime.getHeapUsage")["usedSize"]

    def switch(times):
        for turn in range(times):
            one.atlas(f"show('infrastructure', {'false' if turn % 2 == 0 else 'true'})")

    switch(20)
    before = heap()
    switch(200)
    assert heap() - before < 1_000_000
