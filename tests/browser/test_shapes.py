"""Lines and areas of things on the screen: pointed at, chosen, gone to and explained like their signs, however many there are."""

import math

import pytest

from tests.browser.test_crowd import DEGREE, PLACE, like, told_of
from tests.columns import with_more

SHAPES = "/data/infrastructure/shapes.0123456789abcdef.json"
WHERE = "c=21.36,107.6&z=14"


def square(lon, lat, half=0.002):
    west, south, east, north = lon - half, lat - half, lon + half, lat + half
    return {"type": "Polygon", "coordinates": [[[west, south], [east, south], [east, north], [west, north], [west, south]]]}


def line(lon, lat, half=0.01):
    return {"type": "LineString", "coordinates": [[lon - half, lat], [lon + half, lat]]}


@pytest.fixture
def shaped(visit):
    """Open the map with things more in the layer of infrastructure: ``(id, lon, lat, geometry, precision)``, of which some are there."""

    def opened(link, things, path="/xem", **options):
        def grown(route):
            told = told_of(route)
            exact = {name: told["precisions"].index(name) for name in ("site", "village")}
            changes = [
                {
                    "id": name,
                    "en": name.title(),
                    "lon": round(lon * DEGREE),
                    "lat": round(lat * DEGREE),
                    "accuracy_m": 60,
                    "precision": exact[how],
                }
                for name, lon, lat, _, how in things
                if how  # else it is there already
            ]
            route.fulfill(json={**with_more(told, like(told), changes), "shapes": [SHAPES]})

        one = visit("/health", wait=False, fresh=True, service_workers="block", **options)
        one.page.route(PLACE, grown)
        near = {"village": {"near": True}}
        drawn = {name: {**shape, **near.get(how, {})} for name, _, _, shape, how in things}
        one.page.route(f"**{SHAPES}", lambda route: route.fulfill(json={"shapes": drawn}))
        one.page.goto(one.page.url.removesuffix("/health") + f"{path}?lang=en&layers=infrastructure&{link}")
        return one.ready()

    return opened


TWO = (
    ("highway", 107.6, 21.36, line(107.6, 21.36), "site"),
    ("pond", 107.6, 21.37, square(107.6, 21.37), "village"),
)


def at(one, lon, lat, zoom=14, middle=(107.6, 21.36)):
    """Pixels of the window of a place, seen from the middle that the link says."""
    world = 256 * 2**zoom / (2 * math.pi)

    def north(degrees):
        return math.log(math.tan(math.pi / 4 + math.radians(degrees) / 2))

    size = one.page.viewport_size
    x, y = math.radians(lon - middle[0]) * world, (north(middle[1]) - north(lat)) * world
    return size["width"] / 2 + x, size["height"] / 2 + y


def test_a_line_and_an_area_are_drawn_named_chosen_and_explained(shaped):
    before = shaped(WHERE, (), reduced_motion="reduce").page.locator("path.disc").count()
    one = shaped(WHERE, TWO, reduced_motion="reduce")
    assert one.page.locator("path.shape.line").count() == 1
    assert one.page.locator("path.shape.area_near").get_attribute("stroke-dasharray")
    assert one.page.locator("path.shape.line").get_attribute("stroke-dasharray") is None
    assert one.page.locator("path.disc").count() == before
    legend = one.page.locator(".panel .legend")
    assert legend.get_by_text("line", exact=True).count() == 1
    assert legend.get_by_text("area, approximate or inferred").count() == 1
    for name, place in (("Highway", (107.606, 21.36)), ("Pond", (107.6015, 21.3715))):
        one.page.mouse.move(*at(one, *place))
        one.page.locator(".tip").get_by_text(name).wait_for()
        one.page.mouse.click(*at(one, *place))
        assert one.atlas()["selection"] == f"infrastructure/{name.lower()}"
    one.atlas("show('infrastructure', false)")
    one.until("!state.layers.infrastructure.shown")
    assert one.page.locator("path.shape").count() == 0


def test_the_search_goes_to_the_whole_of_it(shaped):
    shelter = ("tranh-tru-bao-dai-binh", 107.56083, 21.32861, line(107.56083, 21.32861, 0.05), None)
    one = shaped("c=21.45,107.70&z=15", [shelter], reduced_motion="reduce")
    one.page.locator(".search-input").fill("Dai Binh storm")
    one.page.locator("[role=option]").first.click()
    one.until("state.selection === 'infrastructure/tranh-tru-bao-dai-binh'")
    box = one.page.locator("path.shape.line:not(.casing)").bounding_box()
    panel, card = (one.page.locator(part).bounding_box() for part in (".panel", ".card"))
    assert panel["x"] + panel["width"] < box["x"]
    assert box["x"] + box["width"] < card["x"]
    assert box["width"] > 200


PAINTED = """(() => {
  const { width, height } = document.querySelector(".leaflet-shapes-pane canvas");
  const pixels = document.querySelector(".leaflet-shapes-pane canvas").getContext("2d").getImageData(0, 0, width, height).data;
  return pixels.some((value) => value);
})()"""


def test_a_thousand_areas_are_one_picture_and_what_lies_below_answers(shaped):
    places = [(107.55 + n % 40 * 0.002, 21.33 + n // 40 * 0.002) for n in range(1000)]
    many = [(f"pond-{n:04}", lon, lat, square(lon, lat, 0.0008), "site") for n, (lon, lat) in enumerate(places)]
    one = shaped(WHERE, many, reduced_motion="reduce")
    assert one.page.locator("path.shape").count() == 0
    assert one.frame.evaluate(PAINTED)
    lon, lat = places[500]
    x, y = at(one, lon - 0.001, lat - 0.001)  # between four of them
    assert one.frame.evaluate(f"document.elementFromPoint({x}, {y}).matches('path.unit')")
    one.atlas("show('infrastructure', false)")
    one.until("!state.layers.infrastructure.shown")
    assert not one.frame.evaluate(PAINTED)
