"""The units of before become those of today: sums grow one by one, little motion sees both times at once, the map has it as a window."""

import pytest

from geo import story
from geo.datasets.merger import merger_of
from geo.edition import load

EDITION = load()
MERGER = merger_of(EDITION)
AT = next(number for number, slide in enumerate(story.load(EDITION).slides, start=1) if slide.kind == "merger")
STILL = {"reduced_motion": "reduce"}
SUMS = ".merger-sum td"
DONE = "document.querySelector('.merger')?.dataset.done === 'yes'"
OVER = """() => {
  const boxes = [...document.querySelectorAll('.merger svg text')].map((text) => text.getBoundingClientRect());
  const all = document.querySelector('.merger').getBoundingClientRect();
  const rim = (box) => box.height / 5;
  const shrink = (box) => ({ left: box.left + 2, right: box.right - 2, top: box.top + rim(box), bottom: box.bottom - rim(box) });
  const touch = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const seen = boxes.map(shrink);
  const cut = [...document.querySelectorAll('.merger table')].filter((table) => {
    const [box, room] = [table.getBoundingClientRect(), table.closest('.merger-ledgers').getBoundingClientRect()];
    return box.bottom > room.bottom + 1 || box.top < room.top - 1 || box.right > room.right + 1;
  }).length;
  const wide = [...document.querySelectorAll('.merger :is(td, th)')].filter((cell) => cell.scrollWidth > cell.clientWidth + 1)
    .map((cell) => [cell.textContent, cell.scrollWidth, cell.clientWidth]);
  const letters = [...document.querySelectorAll('.merger :is(td, th, p, text, caption)')];
  const lines = [...document.querySelectorAll('.merger-leader')].flatMap((line) => Array.from({ length: 21 }, (_, step) =>
    line.getPointAtLength(step / 20 * line.getTotalLength()).matrixTransform(line.getScreenCTM())));
  const smallest = Math.min(...letters.map((part) => parseFloat(getComputedStyle(part).fontSize)));
  return {
    over: seen.flatMap((a, i) => seen.slice(i + 1).filter((b) => touch(a, b))).length, cut, wide, smallest,
    struck: lines.filter(({ x, y }) => seen.some((box) => x > box.left && x < box.right && y > box.top && y < box.bottom)).length,
    outside: boxes.filter((box) => box.left < all.left || box.right > all.right || box.top < all.top || box.bottom > all.bottom).length,
  };
}"""


def last(field, unit, lang):
    return MERGER["units"][unit]["sum"]["steps"][field][-1]["text"][lang]


def ends(lang):
    return [last(field, unit, lang) for unit in range(len(MERGER["units"])) for field in range(len(MERGER["fields"]))]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_it_plays_by_exact_sums_and_ends_with_the_whole(visit, lang):
    one = visit(f"/xem?slide={AT}&lang={lang}")
    one.until("document.querySelector('.merger')?.dataset.done === 'no'")
    steps = {step["text"][lang] for unit in MERGER["units"] for field in unit["sum"]["steps"] for step in field} | {""}
    seen = one.frame.evaluate("""async () => {
      const seen = new Set();
      for (const end = performance.now() + 15000; performance.now() < end && document.querySelector('.merger').dataset.done !== 'yes';) {
        for (const cell of document.querySelectorAll('.merger-sum td')) seen.add(cell.textContent);
        await new Promise((next) => setTimeout(next, 40));
      }
      return [...seen];
    }""")
    assert set(seen) <= steps
    assert len(seen) > len(steps) / 2
    one.until(DONE)
    assert one.frame.locator(SUMS).all_text_contents() == ends(lang)
    assert one.frame.locator(".merger [role=status]").text_content() == MERGER["alt"][lang]
    assert one.frame.locator(".merger-picture svg").get_attribute("aria-label") == MERGER["alt"][lang]


def test_keys_go_on_and_what_plays_goes_on_in_the_other_language(visit):
    one = visit(f"/xem?slide={AT}&lang=vi")
    one.page.keyboard.press("l")
    one.until("state.lang === 'en'")
    assert one.frame.locator(".merger").count() == 1
    one.until(DONE)
    assert one.frame.locator(SUMS).all_text_contents() == ends("en")
    one.frame.locator("[data-act=merger-again]").click()
    one.until("document.querySelector('.merger').dataset.done === 'no'")
    one.page.keyboard.press("Space")
    one.until(f"state.slide === {AT + 1}")
    assert one.frame.locator(".merger").count() == 0


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1366, 768), (1024, 768), (844, 390), (390, 844)])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_with_little_motion_both_times_stand_there_at_once_and_whole(visit, width, height, lang):
    one = visit(f"/xem?slide={AT}&lang={lang}", width=width, height=height, **STILL)
    one.frame.locator("html[data-fonts=ready]").wait_for(state="attached")
    one.atlas(f"slide({AT % 2 + 1})")
    one.atlas(f"slide({AT})")
    one.until(DONE)
    assert one.frame.locator(SUMS).all_text_contents() == ends(lang)
    assert one.frame.locator(".merger-arrow").count() == 1
    assert one.frame.locator("[data-act=merger-again]").count() == 0
    found = one.frame.evaluate(OVER)
    assert found["struck"] == 0 or height < 480  # on the lowest screen a line may end below a disc
    assert (found["over"], found["cut"], found["wide"], found["outside"]) == (0, 0, [], 0)
    assert found["smallest"] >= (19.9 if width == 1920 else 9)


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1366, 640), (1024, 768)])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_over_the_map_its_sums_need_no_scrolling(visit, width, height, lang):
    one = visit(f"/xem?lang={lang}", width=width, height=height, **STILL).settled()
    one.frame.locator("html[data-fonts=ready]").wait_for(state="attached")
    one.frame.locator("[data-act=merger]").click()
    one.until(DONE)
    assert one.frame.locator(".merger-ledgers").evaluate("(part) => part.scrollHeight - part.clientHeight") <= 0
    found = one.frame.evaluate(OVER)
    assert (found["cut"], found["wide"]) == (0, [])


@pytest.mark.parametrize(("place", "options"), [("/xem?lang=vi", {}), ("/xem?lang=vi", STILL)])
def test_the_button_beside_the_eras_opens_it_and_escape_brings_the_focus_back(visit, place, options):
    one = visit(place, **options).settled()
    one.frame.locator("[data-act=merger]").focus()
    one.page.keyboard.press("Enter")
    one.until("document.activeElement.dataset.act === 'merger-close'")
    assert one.frame.locator("dialog.merger .merger-sources a").count() > 0
    one.page.keyboard.press("p")
    assert one.frame.locator("dialog.merger[open]").count() == 1
    one.page.keyboard.press("Escape")
    one.until("!document.querySelector('.merger') && document.activeElement.dataset.act === 'merger'")
    assert one.atlas()["slide"] is None
