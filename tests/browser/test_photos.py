"""Photographs on cards and slides: whole, with their words and whose they are, asked for only where they are seen."""

from contextlib import ExitStack

import pytest

from geo.client import one_file
from geo.language import telling
from geo.view import View
from tests.browser.conftest import alone
from tests.browser.test_story_windows import LAID_OUT, STILL
from tests.serving import Server

MILL, TOWN = "things/a-mill", "2024-00001"
PICTURE = ".card-pictures img"
SEEN = """() => [...document.querySelectorAll('.photos .picture')].map((figure) => {
  const [image, caption] = [figure.querySelector('img'), figure.querySelector('figcaption')].map((part) => part.getBoundingClientRect());
  const { naturalWidth, alt } = figure.querySelector('img');
  return { naturalWidth, alt, image: image.toJSON(), caption: caption.toJSON(), words: figure.querySelector('figcaption').textContent };
})"""
CAME = "() => [...document.querySelectorAll('.photos img')].every((image) => image.complete && image.naturalWidth)"


@pytest.fixture(scope="module")
def gallery(pictured, tmp_path_factory):
    """The real server on the toy district with photographs."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DAMHA_DATA_DIR", str(pictured.folder))
        running = Server(tmp_path_factory.mktemp("gallery"))
    try:
        yield running.wait()
    finally:
        running.stop()


def pictures_asked(one):
    return [url for url in one.requests if "/data/pictures/" in url]


def test_a_card_shows_one_picture_and_the_others_at_a_press(visit, gallery):
    one = visit(f"/xem?era=2024&sel={MILL}&lang=vi", base=gallery.url).settled()
    picture, words, turn = (
        one.page.locator(PICTURE),
        one.page.locator(".card-pictures figcaption"),
        one.page.locator('[data-act="card-picture"]'),
    )
    one.page.wait_for_function(f"() => document.querySelector('{PICTURE}')?.naturalWidth")
    assert picture.get_attribute("alt") == "Xưởng A, nhìn từ đường"
    assert (picture.get_attribute("width"), picture.get_attribute("height"), picture.get_attribute("loading")) == ("1067", "1600", "lazy")
    assert words.inner_text().split("\n") == ["Xưởng A, nhìn từ đường", "Ảnh: Nguyễn Văn Ảnh, 17/5/2024 · CC BY 4.0"]
    assert len(pictures_asked(one)) == 1
    before = turn.bounding_box()
    assert turn.inner_text() == "Ảnh 1/2 · ảnh tiếp theo"
    turn.press("Enter")
    assert picture.get_attribute("alt") == "Bên trong xưởng"
    assert turn.bounding_box() == before
    assert one.page.evaluate("document.activeElement.dataset.act") == "card-picture"
    turn.click()
    assert picture.get_attribute("alt") == "Xưởng A, nhìn từ đường"


def test_words_of_a_picture_are_text_and_a_card_without_one_asks_for_none(visit, gallery):
    one = visit("/xem?era=2024&sel=things/b-well&lang=en", base=gallery.url).settled()
    assert one.page.locator(".card-pictures").count() == 0
    assert pictures_asked(one) == []
    one = visit(f"/xem?era=2024&sel={TOWN}&lang=en", base=gallery.url).settled()
    assert one.page.locator(".card-pictures figcaption").inner_text().startswith("The market <b>in town</b>\nPhoto: Trần Thị Bình, 2023")
    assert one.page.locator('[data-act="card-picture"]').count() == 0
    assert one.page.locator(".card-pictures b").count() == 0


@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1366, 768), (1024, 768)])
def test_pictures_of_a_slide_are_whole_and_apart(visit, gallery, width, height, number):
    one = visit(f"/xem?slide={number}&lang=vi", base=gallery.url, width=width, height=height, **STILL)
    one.page.wait_for_function(CAME)
    one.until("document.documentElement.dataset.fonts === 'ready'")
    shown = one.page.evaluate(SEEN)
    assert len(shown) == (3 if number == 1 else 1)
    for at, figure in enumerate(shown):
        box, caption = figure["image"], figure["caption"]
        assert figure["words"].startswith(figure["alt"])
        assert "CC BY" in figure["words"] or "Cho phép" in figure["words"]
        assert 0 <= box["left"] <= box["right"] <= width
        assert box["height"] > 120
        assert box["bottom"] <= caption["top"] + 1
        assert caption["bottom"] <= height
        assert all(other["image"]["right"] <= box["left"] or other["caption"]["bottom"] <= box["top"] for other in shown[:at])
    laid = one.page.evaluate(LAID_OUT)
    assert laid["cut"] <= 1
    assert width < 1920 or laid["small"] == []


def test_on_a_phone_pictures_are_scrolled_one_below_the_other(visit, gallery):
    for number in (1, 2):
        one = visit(f"/xem?slide={number}&lang=vi", base=gallery.url, width=390, height=844, **STILL)
        one.page.locator(".photos img").first.wait_for()
        shown = one.page.evaluate(SEEN)
        assert all(figure["image"]["left"] >= 0 and figure["image"]["right"] <= 390 and figure["image"]["width"] > 340 for figure in shown)
        assert one.page.evaluate("document.documentElement.scrollWidth") <= 390
        one.page.locator(".photos figcaption").last.scroll_into_view_if_needed()
        assert one.page.locator(".photos figcaption").last.is_visible()


def test_a_picture_that_does_not_come_leaves_its_words(visit, gallery):
    one = visit("/xem?lang=vi", base=gallery.url, expected="Failed to load resource").settled()
    one.page.route("**/data/pictures/**", lambda route: route.abort())
    one.atlas("story(1)")
    one.page.wait_for_function("() => document.querySelector('.photos') && !document.querySelector('.photos img')")
    assert one.page.locator(".photos figcaption").count() == 3


def test_the_one_file_shows_them_with_no_request(chromium, pictured, tmp_path):
    path = tmp_path / "toy.html"
    with telling(pictured.folder):
        path.write_bytes(one_file.page(pictured, View(era="2024", selection=MILL)))
    with ExitStack() as windows:
        one = windows.enter_context(alone(chromium, offline=True))
        one.page.goto(path.as_uri())
        one.ready().page.wait_for_function(f"() => document.querySelector('{PICTURE}')?.naturalWidth === 683")
        assert [url for url in one.requests if not url.startswith(("file:", "data:"))] == []
