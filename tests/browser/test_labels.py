"""Whatever stands on the map covers nothing else: asked of the frame at every zoom, on every screen, in both eras, with everything on."""

import json
import math

import pytest
import shapely
from shapely.geometry import shape

LAYERS = "new_rural,projects,industry,tourism,coverage,infrastructure"
SIZES = [(1920, 1080), (1366, 768), (1024, 768), (390, 844)]
ZOOMS = [10.5, 11, 11.25, 11.5, 11.75, 12, 12.5, 13, 13.5, 14, 14.5, 15]
CENTRE = (21.3527, 107.5983)


def overlaps(boxes):
    found = []
    for index, one in enumerate(boxes):
        for other in boxes[:index]:
            wide = min(one["x"] + one["w"], other["x"] + other["w"]) - max(one["x"], other["x"])
            high = min(one["y"] + one["h"], other["y"] + other["h"]) - max(one["y"], other["y"])
            if wide > 0.5 and high > 0.5:
                found.append((one["kind"], one["text"], other["kind"], other["text"], round(wide), round(high)))
    return found


GO = """async ([lat, lon, zoom]) => {
  const link = new URLSearchParams(location.search);
  link.set("c", `${lat},${lon}`);
  link.set("z", zoom);
  const state = { ...history.state, atlas: history.state?.atlas ?? 0 };
  history.replaceState(state, "", `?${link}`);
  window.dispatchEvent(new PopStateEvent("popstate", { state }));
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
}"""


def opened(visit, era, text="normal", **size):
    """The map with everything on and its typeface drawn."""
    one = visit(f"/xem?layers={LAYERS}&era={era}&c={CENTRE[0]},{CENTRE[1]}&z=13", **size)
    if text != "normal":
        one.page.evaluate(f"localStorage.setItem('atlas.comfort', 'text={text}')")
        one.page.reload()
        one.ready()
    one.page.locator("html[data-fonts=ready]").wait_for(state="attached")
    assert one.page.locator("html").get_attribute("data-text") == text
    return one


def at_zoom(one, zoom, centre=CENTRE):
    """Go there as forward and back do; wait until, from the first zoom that names them, its places are drawn."""
    one.query()
    one.frame.evaluate(GO, [*centre, zoom])
    if zoom >= 12.5:
        one.page.locator(".place-dot").first.wait_for(state="attached")
    return one.atlas("boxes()")


@pytest.mark.slow
@pytest.mark.parametrize("era", ["2024", "2025"])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_nothing_covers_anything(visit, width, height, era):
    one = opened(visit, era, width=width, height=height)
    for zoom in ZOOMS:
        boxes = at_zoom(one, zoom)
        assert overlaps(boxes) == [], zoom
        kinds = {box["kind"] for box in boxes}
        assert zoom >= 14 or ("unit" in kinds and kinds & {"badge", "pill"})
        assert zoom < 12.5 or one.atlas()["zoom"] == zoom  # a wide window goes out only as far as the data reach


@pytest.mark.slow
@pytest.mark.parametrize(("width", "height"), [(1366, 768), (390, 844)])
def test_large_text_is_measured_not_assumed(visit, width, height):
    small = {box["text"]: box["h"] for box in at_zoom(opened(visit, "2024", width=width, height=height), 13) if box["kind"] == "unit"}
    one = opened(visit, "2024", "large", width=width, height=height)
    for zoom in (11, 12, 13, 14):
        boxes = at_zoom(one, zoom)
        assert overlaps(boxes) == [], zoom
        for box in boxes:
            if zoom == 13 and box["text"] in small:
                assert box["h"] > small[box["text"]]


def mercator(lat, lon, zoom):
    size = 256 * 2**zoom
    return size * (lon + 180) / 360, size * (1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2


@pytest.mark.parametrize("era", ["2024", "2025"])
def test_a_badge_or_pill_lies_wholly_inside_its_unit_or_hangs_outside_all(visit, server, era):
    one = opened(visit, era, width=1920, height=1080)
    told = one.page.request.get(f"{server.url}/data/catalog.json").json()
    entries = {(entry.get("id"), entry.get("era")): entry["url"] for entry in [*told["layers"], *told["base"]]}
    units = json.loads(server.get(entries[f"communes-{era}", era]).body)["features"]
    for zoom in (11.5, 11.75, 12, 12.5, 13, 13.5):
        boxes = at_zoom(one, zoom)
        state = one.atlas()
        middle = mercator(*state["center"], state["zoom"])
        outlines = {
            unit["properties"]["name_vi"]: shapely.transform(
                shape(unit["geometry"]),
                lambda points, zoom=state["zoom"]: [mercator(lat, lon, zoom) for lon, lat in points],
            )
            for unit in units
        }
        everything = shapely.union_all(list(outlines.values()))
        badges = [box for box in boxes if box["kind"] in {"badge", "pill"}]
        assert badges
        for box in badges:
            left, top = middle[0] - 960 + box["x"], middle[1] - 540 + box["y"]
            area = shapely.box(left, top, left + box["w"], top + box["h"])
            # creeks and islets narrower than a cell of the layout's raster (some pixels) are not told apart
            homes = [name for name, outline in outlines.items() if outline.intersection(area).area > 0.97 * area.area]
            assert homes or everything.intersection(area).area < 0.1 * area.area, (zoom, box)


def test_places_are_named_from_their_zoom_on(visit):
    one = opened(visit, "2024", width=1920, height=1080)
    named = {12: set(), 12.5: {"island"}, 13: {"village", "island"}, 13.5: {"village", "island", "shoal"}}
    for zoom, kinds in [*named.items(), *reversed(named.items())]:
        seen = {box["kind"] for box in at_zoom(one, zoom, (21.3, 107.6))}
        assert seen & {"village", "island", "shoal"} == kinds


def test_a_label_says_how_exact_it_is_and_by_whom(visit):
    one = visit("/xem?layers=&c=21.29,107.6249&z=14", width=1366, height=768)
    label = one.page.locator(".place-spot", has_text="Hòn Mài")
    label.wait_for()
    label.hover()
    tip = one.page.locator(".leaflet-tooltip", has_text="Hòn Mài")
    tip.wait_for()
    assert "±300 m" in tip.inner_text()
    assert "Wikipedia" in tip.inner_text()


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_names_of_neighbours_stand_beside_panels_and_marks(visit, width, height):
    one = visit(f"/xem?layers={LAYERS}&sel=2024-06901", width=width, height=height)
    one.frame.locator("html[data-fonts=ready]").wait_for(state="attached")
    names = [box for box in one.atlas("boxes()") if box["kind"] == "around"]
    assert names
    for selector in (".panel", ".card", ".bar", ".tools .stack", ".search"):
        for element in one.frame.locator(selector).all():
            box = element.bounding_box()
            if box:
                front = {"kind": selector, "text": "", "x": box["x"], "y": box["y"], "w": box["width"], "h": box["height"]}
                assert [found for name in names for found in overlaps([name, front])] == []


@pytest.mark.parametrize("era", ["2024", "2025"])
@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1024, 768), (390, 844), (360, 740)])
def test_at_home_nothing_is_cut_by_the_window_or_hidden_by_a_panel(visit, width, height, era):
    one = visit(f"/xem?layers={LAYERS}&era={era}", width=width, height=height)
    one.frame.locator("html[data-fonts=ready]").wait_for(state="attached")
    # what hangs on a line is free to move; a pin stands where it was published
    boxes = [box for box in one.atlas("boxes()") if box["kind"] in {"unit", "badge", "pill", "check"}]
    assert boxes
    assert [box for box in boxes if box["x"] < 0 or box["y"] < 0 or box["x"] + box["w"] > width or box["y"] + box["h"] > height] == []
    for selector in (".panel", ".tools .stack", ".search", ".position-row", ".leaflet-control-attribution"):
        for element in one.frame.locator(selector).all():
            front = element.bounding_box()
            if front:
                hidden = {"kind": selector, "text": "", "x": front["x"], "y": front["y"], "w": front["width"], "h": front["height"]}
                assert [found for box in boxes for found in overlaps([box, hidden])] == []
