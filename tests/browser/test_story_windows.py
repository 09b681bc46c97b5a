"""The story in its windows: whole and large on a projector, above the words on a phone."""

from itertools import pairwise

import pytest

from geo import story
from geo.edition import load

SLIDES = story.load(load()).slides
WORDS_ALONE = ("section", "text", "close", "sources")
STILL = {"reduced_motion": "reduce"}
LAID_OUT = """() => {
  const smallText = () => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), small = [];
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const element = text.parentElement, range = document.createRange();
      range.selectNodeContents(text);
      const box = range.getBoundingClientRect();
      const inWindow = box.width && box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight;
      if (!inWindow || !text.data.trim() || element.closest('.announcer, .inset')) continue;
      if (parseFloat(getComputedStyle(element).fontSize) * (element.currentCSSZoom ?? 1) < 19.9) small.push(text.data);
    }
    return small;
  };
  const body = document.querySelector('.story-body'), map = document.querySelector('.leaflet-container').getBoundingClientRect();
  const words = document.querySelector('.story').getBoundingClientRect();
  const district = [...document.querySelectorAll('path.district')].map(path => path.getBoundingClientRect());
  const seen = element => element.getBoundingClientRect().width > 0;
  const names = [...document.querySelectorAll('.unit-name, .around-name, .place-label, .pill')].filter(seen);
  const around = [...document.querySelectorAll('.around-name')].filter(seen).map(name => name.getBoundingClientRect());
  const shields = [...document.querySelectorAll('.road-shield')].filter(seen).map(shield => shield.getBoundingClientRect());
  const dots = [...document.querySelectorAll('.leaflet-leaders-pane path:not(.leader)')].map(dot => dot.getBoundingClientRect());
  const covers = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const signs = (selector) => [...new Set([...document.querySelectorAll(`${selector} path`)].map(path => path.getAttribute('d')))];
  const drawn = signs('.leaflet-container :is(.badge, .tick, .pill .mark, svg.pin .sign)'), explained = signs('.story-legend .mark');
  const others = '.bar, .panel, .card, .tools, .search, .leaflet-control-scale';
  return {
    cut: Math.max(...[body, ...document.querySelectorAll('.story-exhibit')].map(part => part.scrollHeight - part.clientHeight)),
    beside: words.right <= map.left + 1 || words.top >= map.bottom - 1,
    inside: district.every(box => box.left >= map.left && box.right <= map.right && box.top >= map.top && box.bottom <= map.bottom),
    smallest: Math.min(...names.map(name => parseFloat(getComputedStyle(name).fontSize) * (name.currentCSSZoom ?? 1))),
    small: smallText(),
    cutNames: around.filter(box => box.left < map.left || box.right > map.right || box.top < map.top || box.bottom > map.bottom).length,
    joined: around.filter((name, index) => around.slice(index + 1).some(other => covers(name, other))).length,
    hidden: shields.filter(shield => dots.some(dot => covers(dot, shield))).length,
    several: [['.leaflet-container .pill', '.story-pill'], ['.pin-count', '.story-points'],
      ['path.chosen.line[stroke-dasharray]', '.precision.lit'], ['path.former', '.precision.former']].filter(([sign, row]) =>
      [...document.querySelectorAll(sign)].some(seen) !== [...document.querySelectorAll(`.story-legend ${row}`)].some(seen)).length,
    others: [...document.querySelectorAll(others)].filter(seen).length,
    unexplained: drawn.filter(sign => !explained.includes(sign)),
    unused: explained.filter(sign => !drawn.includes(sign)),
  };
}"""
CUT = """() => {
  const map = document.querySelector('.leaflet-container').getBoundingClientRect();
  const marks = [...document.querySelectorAll('.leaflet-container :is(.unit-name:not(.probe), .pill, .badge, .tick)')];
  return marks.filter((mark) => {
    const box = mark.getBoundingClientRect();
    const credit = document.querySelector('.leaflet-control-attribution').getBoundingClientRect();
    const below = box.bottom > credit.top + 1 && box.right > credit.left + 1 && box.left < credit.right - 1;
    return box.width && (box.left < map.left || box.right > map.right || box.top < map.top || box.bottom > map.bottom || below);
  }).map((mark) => mark.textContent || mark.className);
}"""


SIDES = """() => {
  const side = (numbers, axis) => { const own = numbers.filter((_, at) => at % 2 === axis); return Math.max(...own) - Math.min(...own); };
  const rings = [...document.querySelectorAll('path.chosen.line')].flatMap(path => path.getAttribute('d').split('M').filter(Boolean));
  return rings.map(ring => ring.match(/-?[\\d.]+/g).map(Number)).map(numbers => Math.max(side(numbers, 0), side(numbers, 1)));
}"""
"""The longer side of each ring of a dotted outline, in pixels."""


@pytest.mark.parametrize(("place", "width", "height"), [("present", 1920, 1080), ("xem", 1366, 768), ("xem", 1024, 768)])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_on_a_projector_every_slide_is_whole_and_large(visit, place, width, height, lang):
    one = visit(f"/{place}?slide=1&lang={lang}", width=width, height=height, **STILL)
    one.frame.locator("html[data-fonts=ready]").wait_for(state="attached")
    for number, slide in enumerate(SLIDES, start=1):
        one.atlas(f"slide({number})")
        one.settled()
        found = one.frame.evaluate(LAID_OUT)
        assert found["cut"] <= 0, number
        assert found["beside"] or slide.kind in WORDS_ALONE, number
        assert found["inside"] or slide.view.center, number
        assert found["smallest"] >= 20, number
        if slide.shows_map and slide.kind == "plain":
            assert (found["several"], found["unexplained"], found["unused"]) == (0, [], []), number
        assert (found["cutNames"], found["joined"], found["hidden"]) == (0, 0, 0), number
        assert width < 1920 or found["small"] == [], number
        assert found["others"] == 0, number


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_map_looks_like_the_one_before_it(visit, lang):
    one = visit(f"/xem?slide=1&lang={lang}", width=1366, height=768, **STILL)
    pictures = []
    for number, slide in enumerate(SLIDES, start=1):
        if not slide.shows_map or slide.kind == "merger":
            continue
        one.atlas(f"slide({number})")
        one.settled()
        pictures.append(one.frame.locator(".leaflet-container").screenshot())
    assert len(pictures) >= 9
    assert all(before != after for before, after in pairwise(pictures))


def test_a_card_that_was_open_moves_nothing_on_the_slides(visit):
    one = visit("/xem?sel=2024-06901", width=390, height=844, **STILL)
    one.page.locator("article.card").wait_for()
    one.atlas("story()")
    one.until("state.slide === 1")
    gap = """() => document.querySelector('.leaflet-container').getBoundingClientRect().bottom
      - document.querySelector('.leaflet-control-attribution').getBoundingClientRect().bottom"""
    assert 0 <= one.frame.evaluate(gap) <= 4


def test_on_a_phone_the_words_stand_below_the_map(visit):
    one = visit("/xem?slide=1&lang=vi", width=390, height=844, **STILL)
    for number, slide in enumerate(SLIDES, start=1):
        one.atlas(f"slide({number})")
        found = one.frame.evaluate(LAID_OUT)
        assert found["beside"] or slide.kind in WORDS_ALONE, number
        assert found["inside"] or slide.view.center, number
        assert found["others"] == 0, number


@pytest.mark.parametrize(("width", "height"), [(844, 390), (390, 844), (1366, 768)])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_nothing_that_stands_on_the_map_of_a_slide_is_cut_by_its_edge(visit, width, height, lang):
    one = visit(f"/xem?slide=1&lang={lang}", width=width, height=height, **STILL)
    one.frame.locator("html[data-fonts=ready]").wait_for(state="attached")
    for number, slide in enumerate(SLIDES, start=1):
        if slide.shows_map and slide.kind == "plain":
            one.atlas(f"slide({number})")
            one.settled()
            assert one.frame.evaluate(CUT) == [], number


def test_islets_of_a_lit_unit_are_no_lone_dots(visit):
    """A dotted outline goes only around what has room for one."""
    number = next(at for at, slide in enumerate(SLIDES, start=1) if "industry" in slide.view.layers and slide.view.selection)
    one = visit(f"/xem?slide={number}&lang=vi", width=1366, height=768, **STILL).settled()
    one.until("document.querySelector('path.chosen.islet')")
    dotted = one.frame.evaluate(SIDES)
    assert dotted
    assert min(dotted) >= 30


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_forced_colours_a_bar_differs_from_what_is_missing_and_from_its_room(visit, scheme):
    named = next(number for number, slide in enumerate(SLIDES, start=1) if slide.chart and slide.shows_map)
    share = next(number for number, slide in enumerate(SLIDES, start=1) if slide.chart and slide.chart.whole)
    one = visit(f"/xem?slide={named}&lang=vi", forced_colors="active", color_scheme=scheme, **STILL)
    fill = "(which) => getComputedStyle(document.querySelector(which)).backgroundColor"
    surface = one.frame.evaluate(fill, ".story")
    for part in (".chart-bar i", ".chart-key i"):
        assert one.frame.evaluate(fill, f"{part}:not(.hollow)") != surface
        assert one.frame.evaluate(fill, f"{part}.hollow") == surface
    one.atlas(f"slide({share})")
    assert one.frame.evaluate("() => getComputedStyle(document.querySelector('.chart-bar.whole')).outlineStyle") == "solid"


def test_small_maps_of_several_years_are_of_one_size(visit):
    years = next(number for number, slide in enumerate(SLIDES, start=1) if slide.years)
    for width, height in ((1920, 1080), (844, 390)):
        one = visit(f"/xem?slide={years}&lang=vi", width=width, height=height, **STILL)
        heights = [round(box["height"]) for box in (part.bounding_box() for part in one.frame.locator(".small-map").all()) if box]
        assert len(set(heights)) == 1, heights
        assert heights[0] > 100, heights
