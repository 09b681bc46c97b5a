"""Investors as they work: find a project in step with the map, compare, take away, ask; and nothing they type runs."""

import os
import subprocess
import sys

import pytest

from geo.edition import load
from geo.inbox import SETTING
from geo.invest.projects import projects_of
from tests.browser.reading import act, serious
from tests.serving import ROOT
from tests.tools import tool

ALL = len(projects_of(load()))
HOSTILE = "<img src=x onerror=alert(1)>${alert(1)}</script>"


def rows(one):
    """The references in the list, in its order."""
    return one.frame.eval_on_selector_all(".find-row", "(rows) => rows.map((row) => row.dataset.refs)")


def drawn(one):
    """The references that stand on the map."""
    return set(" ".join(one.frame.eval_on_selector_all(".spot[data-refs]", "(spots) => spots.map((spot) => spot.dataset.refs)")).split())


def found(one, number):
    """Wait until so many projects are in the list."""
    one.frame.locator(".find-count", has_text=f"{number} of {ALL}").wait_for()
    return one


def below(one):
    """What stands below the map, once the page has stopped running."""
    one.page.get_by_role("heading", name="Why Đầm Hà").wait_for()
    one.page.locator('.stApp[data-test-script-state="notRunning"]').wait_for()
    return one.page.locator(".st-key-answer")


@pytest.mark.slow
def test_an_investor_finds_compares_takes_away_and_asks(visit, server, tmp_path):
    one = visit("/invest?lang=en", height=900)
    found(one, ALL)
    if not act(one, "find-sectors-aquaculture").is_visible():
        act(one, "find-more").click()
    act(one, "find-sectors-aquaculture").click()
    act(one, "find-area-from").fill("100")
    found(one, 8)  # with the zone that is filed under industry
    act(one, "find-sort").select_option("area")
    assert rows(one)[0] == "projects/ngao-ven-bien"
    assert drawn(one) == set(rows(one))
    assert (one.query()["sector"], one.query()["area"], one.query()["sort"]) == ("aquaculture", "100-", "area")
    for ref in ("projects/ngao-ven-bien", "projects/viet-uc"):
        act(one, f"pick-{ref}").click()
    one.page.locator(".compared thead a", has_text="Việt Úc").wait_for()
    assert one.page.locator(".st-key-shortlist thead th").count() == 2
    act(one, "find-projects/viet-uc").click()
    one.page.locator(".st-key-profile h2", has_text="Việt Úc").wait_for()
    assert "about 19.9 million USD" in below(one).inner_text()
    with one.page.expect_download(timeout=60_000) as download:
        one.page.get_by_role("link", name="One-page brief (PDF, EN)").click()
    download.value.save_as(tmp_path / "brief.pdf")
    text = subprocess.run(
        [tool("pdftotext", "poppler-utils"), "-layout", tmp_path / "brief.pdf", "-"], capture_output=True, check=True
    ).stdout.decode()
    for said in ("Việt Úc high-tech shrimp hatchery and farm", "500 billion VND", "Not published yet", f"localhost:{server.port}"):
        assert said in text
    _ask(one, server)
    assert one.foreign == []
    assert one.errors == []


def _ask(one, server):
    """Fill the form in, and find the enquiry with the command."""
    page = one.page
    page.get_by_label("Name", exact=True).fill("Jane Roe")
    page.get_by_label("Phone or e-mail").fill("jane@firm.example")
    page.get_by_label("Message").fill(f"How much land is left? {HOSTILE}")
    page.get_by_role("button", name="Send", exact=True).click()
    page.get_by_text("Received, number").wait_for()
    listed = subprocess.run(
        [sys.executable, "-m", "geo.inbox", "enquiries", "list", "--lang", "en"],
        cwd=ROOT, env={**os.environ, SETTING: str(server.kept)}, capture_output=True, check=True, text=True,
    ).stdout  # fmt: skip
    assert "jane@firm.example" in listed
    assert "(projects/viet-uc)" in listed
    assert HOSTILE in listed


def test_a_filter_changes_list_map_and_link_but_neither_asks_the_server_nor_rebuilds_the_frame(visit):
    one = visit("/invest?lang=en")
    found(one, ALL)
    below(one)
    one.frame.evaluate("() => { document.body.dataset.witness = 'same'; }")
    before = len(one.asked)
    act(one, "find-text").fill("tom")
    one.frame.wait_for_selector(".find-asked")
    assert set(rows(one)) >= {"projects/viet-uc", "projects/vung-tom-phuc-tien"}
    assert drawn(one) <= set(rows(one))
    assert one.query()["q"] == "tom"
    assert len(one.asked) == before
    assert one.frame.evaluate("() => document.body.dataset.witness") == "same"
    act(one, "find-clear").click()
    found(one, ALL)
    assert "q" not in one.query()


def test_list_and_map_light_each_other(visit):
    one = visit("/invest?lang=en&sector=industry&unit=2024-06913")
    found(one, 1)
    ref = "industry/ccn-dong-dam-ha-b"
    assert serious(one) == []
    act(one, f"find-{ref}").hover()
    one.frame.wait_for_selector(f".spot.lit[data-refs~='{ref}']")
    one.frame.locator(".leaflet-container").hover(position={"x": 700, "y": 700})
    one.frame.wait_for_selector(".lit", state="detached")
    one.frame.locator(f".spot[data-refs~='{ref}']").first.hover()
    one.frame.wait_for_selector(f".find-row.lit[data-refs='{ref}']")


def test_an_empty_result_says_which_filter_to_loosen(visit):
    one = visit("/invest?lang=en&sector=food&area=100-&stage=operating")
    found(one, 0)
    assert one.frame.locator('[data-act="loosen-stages"]').count() == 0
    act(one, "loosen-area").click()
    found(one, 3)


def test_the_same_link_opens_the_same_list_and_comes_back_through_the_menu(visit):
    link = "/invest?lang=en&q=shrimp&area=-300&bare=1&sort=year&era=2025&pick=projects/viet-uc"
    one = visit(link)
    one.frame.wait_for_selector(".find-row")
    first = rows(one)
    assert first
    assert one.query()["pick"] == "projects/viet-uc"
    one.page.get_by_role("link", name="Map", exact=True).first.click()
    one.page.wait_for_url("**/?*")
    one.ready()
    assert "pick" not in one.query()
    one.page.get_by_role("link", name="Investors").first.click()
    one.page.wait_for_url("**/invest?*")
    one.ready()
    one.frame.wait_for_selector(".find-row")
    assert rows(one) == first
    assert one.query()["q"] == "shrimp"


def test_on_a_phone_the_list_is_a_sheet(visit):
    one = visit("/invest?lang=en", width=390, height=844, has_touch=True)
    found(one, ALL)
    assert one.frame.locator(".panel").bounding_box()["height"] < 110
    act(one, "fold").click()
    act(one, "find-text").fill("dairy")
    one.frame.wait_for_selector(".find-asked")
    act(one, "find-projects/th-dairy").click()
    one.frame.locator("article.card h2", has_text="TH high-tech dairy").wait_for()
    assert one.page.evaluate("() => document.documentElement.scrollWidth") <= 390


def test_hostile_values_in_every_parameter_are_not_said(visit):
    names = [
        "q",
        "sector",
        "stage",
        "unit",
        "area",
        "money",
        "time",
        "placed",
        "bare",
        "sort",
        "pick",
        "sel",
        "era",
        "layers",
        "c",
        "z",
        "lang",
    ]
    one = visit(f"/invest?{'&'.join(f'{name}={HOSTILE}' for name in names)}", fresh=True)
    dialogs = []
    one.page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    one.frame.wait_for_selector(".find-empty")
    assert HOSTILE in one.frame.locator(".find-asked").first.text_content()
    act(one, "find-clear").click()
    one.frame.wait_for_selector(".find-row")
    assert len(rows(one)) == len(projects_of(load()))
    for frame in one.page.frames:
        assert frame.evaluate("document.querySelectorAll('img[src=\"x\"]').length") == 0
    assert (dialogs, one.errors, one.foreign) == ([], [], [])


def test_a_zone_filed_under_industry_is_found_by_the_sector_of_its_project(visit):
    one = visit("/invest?lang=en&sector=aquaculture")
    found(one, sum("aquaculture" in one.sectors for one in projects_of(load()).values()))
    assert "industry/khu-thuy-san-cong-nghe-cao" in rows(one)


def test_capital_is_asked_for_in_usd_and_the_link_keeps_dong(visit):
    one = visit("/invest?lang=en", height=900, width=1440)
    act(one, "find-more").click()
    act(one, "find-currency").select_option("usd")
    act(one, "find-capital-from").fill("10")
    one.frame.locator(".find-asked", has_text="Investment (million USD): from 10").wait_for()
    assert 230 < float(one.query()["money"].rstrip("-")) < 290
    assert "USD" in one.frame.locator(".find-group", has_text="Investment").locator("p.quiet").inner_text()


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])
def test_opened_filters_stand_in_the_window_without_a_fold_of_their_own(visit, width, height):
    one = visit("/invest?lang=en", width=width, height=height)
    act(one, "find-more").click()
    act(one, "find-sectors-crops").wait_for()
    box = act(one, "find-sectors-crops").bounding_box()
    assert 0 < box["y"] < height - 40
    assert one.frame.locator(".find-filters").evaluate("inside => inside.scrollHeight <= inside.clientHeight + 1")


def test_advice_to_loosen_a_filter_quotes_a_text_once(visit):
    one = visit("/invest?lang=en&q=port&sector=food")
    one.frame.locator(".find-empty").wait_for()
    assert "““" not in one.frame.locator(".find-empty").inner_text()
