"""The page and the map in it are one: one theme, one language, whatever the reader chose and whatever the system says."""

import pytest

from tests.browser.reading import act, use

GROUNDS = """() => {
  const light = (element) => getComputedStyle(element).backgroundColor.match(/[0-9.]+/g).slice(0, 3).every((part) => part > 127);
  const bar = document.querySelector(".st-key-bar, .st-key-bar-wide");
  return [light(document.querySelector(".stApp")), light(bar), document.documentElement.dataset.theme === "light"];
}"""


def grounds(one, theme):
    """Wait until app, bar and mark of the page are all light, or all dark; then the map's frame must be so too."""
    one.page.wait_for_function(f"() => ({GROUNDS})().every(one => one === {str(theme == 'light').lower()})")
    if "figures" not in one.page.url:
        one.until(f"document.documentElement.dataset.theme === '{theme}'")


@pytest.mark.parametrize("system", ["light", "dark"])
def test_the_chosen_theme_is_the_page_s_too_and_stays(visit, system):
    """Half of the header and everything below the map stayed white."""
    one = visit("/", color_scheme=system, bypass_csp=True, fresh=True).answered()
    other = "dark" if system == "light" else "light"
    grounds(one, system)
    caption = one.page.locator('[data-testid="stCaptionContainer"]').first
    assert caption.evaluate("caption => getComputedStyle(caption).opacity") == "1"  # see-through it had 4.30 : 1
    use(one, "comfort")
    act(one, f"comfort-{other}").click()
    grounds(one, other)
    one.page.reload()
    one.ready()
    grounds(one, other)
    one.page.locator('.st-key-bar-menu a[href*="figures"]').click()
    one.page.locator(".st-key-bar-wide").wait_for()
    grounds(one, other)
    one.page.locator('.st-key-bar-menu a[href*="lang"]').first.click()
    one.ready()
    use(one, "comfort")
    act(one, "comfort-auto").click()
    grounds(one, system)
    one.page.emulate_media(color_scheme=other)
    grounds(one, other)


def test_the_language_chosen_in_the_map_is_the_page_s_too(visit):
    one = visit("/").answered()
    lang = "document.documentElement.lang"
    act(one, "lang-en").click()
    one.until("state.lang === 'en'")
    assert (one.page.evaluate(lang), one.frame.evaluate(lang)) == ("en", "en")
    one.page.locator('.st-key-bar-menu a[href*="figures"][href*="lang=en"]').click()
    one.page.locator(".st-key-bar-languages").wait_for()
    assert one.page.evaluate(lang) == "en"
    one.page.locator(".st-key-bar-languages a", has_text="Tiếng Việt").click()
    one.page.locator("html[lang=vi]").wait_for(state="attached")
    one.page.go_back()
    one.page.locator("html[lang=en]").wait_for(state="attached")


def test_the_light_page_says_its_title_in_the_chosen_language(visit):
    one = visit("/xem")
    assert one.page.title() == "Bản đồ Đầm Hà"
    act(one, "lang-en").click()
    one.until("state.lang === 'en'")
    assert one.page.title() == "Map of Đầm Hà"
