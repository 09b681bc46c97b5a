"""The whole map in a folder of a host: told of it (``server.baseUrlPath``), and behind a proxy that takes it away without a word."""

import re
import subprocess
from contextlib import contextmanager
from urllib.parse import parse_qsl, urlsplit

import pytest

from geo.server.qr import picture
from geo.view import parse, query
from tests.browser.conftest import MAP, alone
from tests.browser.reading import act
from tests.serving import Server, free_port
from tests.tools import tool

FOLDER = "/gis/ban-do"
TABLE = "Đơn vị,Dân số,Năm\nXã Quảng An,5000,2023\n"
KEPT = """async () => {
  const worker = (await navigator.serviceWorker.ready).active;
  const [name] = (await caches.keys()).filter((each) => each.startsWith("damha-"));
  const urls = name ? (await (await caches.open(name)).keys()).map((request) => request.url) : [];
  return worker.state === "activated" && urls.some((url) => url.endsWith("/gis/ban-do/xem?lang=en"));
}"""
STRIP = """daemon off; pid {at}/pid; error_log {at}/error.log; events {{}}
http {{ access_log off; client_body_temp_path {at}/body; proxy_temp_path {at}/proxy;
fastcgi_temp_path {at}/f; uwsgi_temp_path {at}/u; scgi_temp_path {at}/s;
map $http_upgrade $hands_on {{ default upgrade; '' close; }}
server {{ listen 127.0.0.1:{port}; location {folder}/ {{ proxy_pass http://127.0.0.1:{to}/; proxy_http_version 1.1;
proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection $hands_on; proxy_set_header Host $http_host; }} }} }}
"""


@contextmanager
def told(folder):
    server = Server(folder, STREAMLIT_SERVER_BASE_URL_PATH=FOLDER.strip("/"))
    try:
        yield server.wait(), server.url
    finally:
        server.stop()


@contextmanager
def stripped(folder):
    nginx, port, server = tool("nginx", "nginx-light"), free_port(), Server(folder)
    settings = folder / "nginx.conf"
    settings.write_text(STRIP.format(at=folder, port=port, to=server.port, folder=FOLDER))
    proxy = subprocess.Popen([nginx, "-c", str(settings)], stderr=subprocess.DEVNULL)
    try:
        yield server.wait(), f"http://localhost:{port}"
    finally:
        proxy.terminate()
        proxy.wait()
        server.stop()


@pytest.fixture(scope="module", params=[told, stripped], ids=["told", "stripped"])
def folder(request, tmp_path_factory):
    """A server, and the address of the folder in which readers find it."""
    with request.param(tmp_path_factory.mktemp("folder")) as (server, host):
        yield server, host + FOLDER


@pytest.fixture
def one(chromium, folder):
    """A reader; whatever they ask for lies in the folder and is there."""
    server, at = folder
    with alone(chromium) as reader:
        bad = []
        reader.page.on("response", lambda answer: bad.append((answer.status, answer.url)) if answer.status >= 400 else None)
        reader.server, reader.at = server, at
        yield reader
        assert bad == []
        assert [url for url in reader.requests if not url.startswith((f"{at}/", at.replace("http", "ws", 1), "data:", "blob:"))] == []


def to(one, path):
    one.page.goto(one.at + path)
    return one


def test_the_map_answers_and_its_menu_keeps_to_the_folder(one):
    to(one, "/?lang=vi&sel=2024-06901").ready().answered()
    assert one.page.evaluate("document.fonts.check('600 16px \"Be Vietnam Pro\"')")
    assert one.frame.evaluate("document.fonts.check('600 16px \"Be Vietnam Pro\"')")
    for name in ("invest", "figures", "sources"):
        one.page.locator(f'[class*="st-key-bar"] a[href^="{name}?"]').first.click()
        one.page.wait_for_url(f"{one.at}/{name}?*")
        one.page.locator(f".page-end, {MAP}").first.wait_for(state="attached")
    one.page.locator('[class*="st-key-bar"] a[href^="?"]').first.click()
    one.page.wait_for_url(f"{one.at}/?*")
    one.ready()


def test_what_is_shared_names_the_folder(one):
    to(one, "/?lang=en&era=2025").ready()
    act(one, "tool-share").click()
    link = one.frame.get_by_label("Link", exact=True).input_value()
    assert link.startswith(f"{one.at}/?")
    code = one.frame.locator(".share-code img, img.share-code").first
    code.evaluate("(image) => image.decode()")
    assert code.evaluate("(image) => image.src").startswith(f"{one.at}/qr.svg?")
    drawn = code.evaluate("(image) => fetch(image.src).then((answer) => answer.text())")
    named = f"{one.at}/?{query(parse(dict(parse_qsl(urlsplit(link).query))))}"
    assert drawn == picture(named, "svg").content.decode()


def test_a_report_arrives_and_a_download_is_made(one):
    to(one, "/xem?lang=en&sel=2024-06901").ready()
    one.page.locator('[data-act="report"]').first.click()
    one.page.locator(".report textarea").fill("The river is called otherwise")
    one.page.locator(".report button.strong").click()
    one.page.locator(".report .receipt").wait_for()
    assert one.page.request.get(f"{one.at}/files/map.xlsx?lang=en", timeout=120_000).headers["content-disposition"].endswith('.xlsx"')


def test_a_table_is_checked(one, tmp_path):
    file = tmp_path / "dan-so.csv"
    file.write_text(TABLE, encoding="utf-8-sig")
    to(one, "/figures?lang=vi").page.locator("input[type=file]").set_input_files(file)
    one.page.get_by_text("Xã Quảng An").first.wait_for(state="attached")


def test_the_light_map_opens_again_without_a_network(one):
    to(one, "/xem?lang=en").ready()
    for _ in range(200):
        if one.page.evaluate(KEPT):
            break
    one.expected = "ERR_INTERNET_DISCONNECTED|Failed to load resource"
    one.page.context.set_offline(True)
    to(one, "/xem?lang=en").ready()
    assert one.page.locator("html[data-copy=saved]").count() == 1


def test_plain_pages_and_the_frame_for_others_lie_in_it(one):
    to(one, "/muc-luc").page.get_by_role("link", name="Xã Quảng An").first.click()
    one.page.wait_for_url(f"{one.at}/xa/*")
    one.page.locator("a", has_text=re.compile("bản đồ", re.IGNORECASE)).first.click()
    one.page.wait_for_url(re.compile(rf"{re.escape(one.at)}/(xem)?\?.*"))
    to(one, "/nhung?lang=en").page.locator("html[data-atlas=ready]").wait_for(state="attached")
    assert one.page.locator('[data-act="whole-map"]').get_attribute("href").startswith("xem?")


def test_what_is_not_there_leads_back_into_it(chromium, folder):
    with alone(chromium, expected="Failed to load resource") as lost:
        lost.page.goto(f"{folder[1]}/khong/co/dau")
        lost.page.get_by_role("link", name=re.compile("Mở bản đồ|bản đồ", re.IGNORECASE)).first.click()
        lost.page.wait_for_url(f"{folder[1]}/?*")
