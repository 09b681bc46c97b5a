"""Behind each proxy of deploy/, as it is shipped: everything works under the public name; a node that is killed costs nobody anything."""

import io
import json
import re
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager

import pytest
import zxingcpp
from PIL import Image

from geo.inbox.report import BOX
from geo.inbox.store import Store
from tests.browser.conftest import ARGUMENTS, CHROMIUM, MAP, alone
from tests.browser.test_figures import GOOD, XLSX
from tests.browser.test_offline import kept
from tests.browser.test_share import open_share
from tests.hostile_tables import workbook
from tests.proxies import NAME, certificate, running
from tests.serving import Server
from tests.test_reports import GOOD as REPORT

pytestmark = pytest.mark.slow
SHIPPED = ("nginx", "nginx-two", "apache", "haproxy", "caddy")
TWO = ("nginx-two", "haproxy")
FOLDER = "/gis/ban-do"
KNOWN = f"^(?:https|wss)://{NAME}:"
"""The public name is none of this machine's in the eyes of the tests."""
LOST = f"{KNOWN}|ERR_|WebSocket|Failed to load|Client [Ee]rror|Cannot send|from server|dynamically imported|Unable to preload|50[234]"


class Nodes:
    """Two servers that share a folder, as docs/operations.md says; one that was killed can be started again."""

    def __init__(self, folder):
        self.folder, self.shared = folder, folder / "shared"
        first = self._start("a").wait()  # it publishes; the other one finds that done
        self.servers = [first, self._start("b")]
        for server in self.servers:
            server.wait("/robots.txt")

    def _start(self, name, port=0):
        (self.folder / name).mkdir(exist_ok=True)
        return Server(self.folder / name, port=port, DAMHA_DATA=str(self.shared), DAMHA_HOSTS=NAME)

    @property
    def addresses(self):
        return [f"127.0.0.1:{server.port}" for server in self.servers]

    def kill(self, name):
        """Without a word to anybody."""
        process = self.servers["ab".index(name)].process
        process.kill()
        process.wait()

    def whole(self):
        """Both are there, also one that was killed."""
        for number, server in enumerate(self.servers):
            if server.process.poll() is not None:
                self.servers[number] = self._start("ab"[number], server.port).wait("/robots.txt")

    def stop(self):
        for server in self.servers:
            server.stop()


@pytest.fixture(scope="module")
def nodes(tmp_path_factory):
    both = Nodes(tmp_path_factory.mktemp("nodes"))
    yield both
    both.stop()


@contextmanager
def proxies(folder, addresses):
    """A proxy by its name, started once."""
    certificate(folder)
    for place in (folder, folder.parent):
        place.chmod(0o755)  # Apache's own user looks into it
    with ExitStack() as stack:
        started = {}

        def proxy(name):
            if name not in started:
                started[name] = stack.enter_context(running(name, folder, addresses))
            return started[name]

        yield proxy


@pytest.fixture(scope="module")
def behind(nodes, tmp_path_factory):
    """In front of both servers."""
    with proxies(tmp_path_factory.mktemp("proxies"), nodes.addresses) as proxy:
        yield proxy


@pytest.fixture(scope="module")
def handing_on(tmp_path_factory):
    """In front of a server that lies in a folder of the host, as docs/operations.md says."""
    folder = tmp_path_factory.mktemp("folder")
    server = Server(folder, DAMHA_HOSTS=NAME, STREAMLIT_SERVER_BASE_URL_PATH=FOLDER.strip("/"))
    try:
        with proxies(folder, [f"127.0.0.1:{server.wait().port}"]) as proxy:
            yield proxy
    finally:
        server.stop()


@pytest.fixture(scope="module")
def browser(chromium):
    """One that takes our own certificate, also for what keeps a copy; a browser asks for that by itself, whatever a window was told."""
    launched = chromium.browser_type.launch(executable_path=CHROMIUM, args=[*ARGUMENTS, "--ignore-certificate-errors"])
    yield launched
    launched.close()


def send(proxy, number, folder=""):
    """A report as a page of ours sends it, from a reader of its own."""
    headers = {"Content_Type": "application/json", "Origin": proxy.url, "X_Forwarded_For": f"198.51.{number // 250}.{number % 250}"}
    return proxy.get(f"{folder}/report", "POST", json.dumps({**REPORT, "message": f"Số {number} qua {proxy.name}"}).encode(), **headers)


@pytest.mark.parametrize("name", SHIPPED)
def test_whatever_is_asked_is_answered_under_the_public_name(behind, nodes, name):
    proxy = behind(name)
    page, light = proxy.get("/?lang=vi"), proxy.get("/xem?lang=vi")
    assert f'<meta property="og:image" content="{proxy.url}/assets/' in page.text
    assert f'<link rel="canonical" href="{proxy.url}/xem?lang=vi">' in light.text
    assert f"Sitemap: {proxy.url}/sitemap.xml" in proxy.get("/robots.txt").text
    (code,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(proxy.get("/qr.png?lang=vi&sel=2024-06901").body)).convert("L"))
    assert code.text.startswith(f"{proxy.url}/?")
    for header in ("Host", "X_Forwarded_Host"):
        answer = proxy.get("/xem", **{header: "elsewhere.lan"})
        assert answer.status == 421 or "elsewhere" not in answer.text  # a stranger names no host of ours
    answer = send(proxy, SHIPPED.index(name))
    assert answer.status == 201
    assert answer.json["id"] in [entry["id"] for entry in Store(nodes.shared).entries(BOX.name)]
    assert proxy.get("/report", "POST", b"{}", Content_Type="application/json", Origin="https://elsewhere.vn").status == 403
    assert b"XSRF" in proxy.get("/_stcore/upload_file/nobody/file", "PUT", b"x" * 10 * 2**20).body  # it came through, and to Streamlit
    assert [node.get("/health").json["proxy"] for node in nodes.servers] == ["ok", "ok"]


@pytest.mark.parametrize("folder", ["", FOLDER], ids=["root", "folder"])
@pytest.mark.parametrize("name", SHIPPED)
def test_a_reader_misses_nothing(request, browser, name, folder):
    proxy = request.getfixturevalue("handing_on" if folder else "behind")(name)
    at = proxy.url + folder
    with alone(browser, KNOWN) as one:
        one.page.set_default_timeout(90_000)
        one.page.goto(f"{at}/?lang=vi")
        one.ready()
        one.atlas("select('projects/viet-uc')")
        one.page.locator(".st-key-answer h2", has_text="Việt Úc").wait_for()
        assert open_share(one).get_by_label("Liên kết", exact=True).input_value().startswith(f"{at}/")
        one.page.goto(f"{at}/figures?lang=vi")
        intake = one.page.locator(".st-key-intake")
        table = {"name": "bang.xlsx", "mimeType": XLSX, "buffer": workbook([GOOD])}
        intake.locator("input[type=file]").set_input_files(table)
        with one.page.expect_download(timeout=60_000) as waiting:
            intake.get_by_role("button", name="Tải figures.csv đã gộp").click()
        assert "turnover-2025-01-2025-04" in waiting.value.path().read_text(encoding="utf-8-sig")
        one.page.goto(f"{at}/xem?lang=vi")
        one.ready()
        assert kept(one)["scope"] == f"{folder}/xem"
        assert [url for url in one.requests if not url.startswith((f"{at}/", at.replace("https", "wss", 1), "data:", "blob:"))] == []


@pytest.mark.parametrize("name", SHIPPED)
def test_a_folder_of_the_host_is_handed_on(handing_on, name):
    proxy = handing_on(name)
    at = proxy.url + FOLDER
    assert f'<link rel="canonical" href="{at}/xem?lang=vi">' in proxy.get(f"{FOLDER}/xem?lang=vi").text
    (code,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(proxy.get(f"{FOLDER}/qr.png?lang=vi").body)).convert("L"))
    assert code.text.startswith(f"{at}/?")
    assert proxy.get("/figures?lang=en").headers["location"] == f"{FOLDER}/figures?lang=en"  # a link of the time before
    assert send(proxy, 900 + SHIPPED.index(name), FOLDER).status == 201


def test_behind_a_bare_proxy_pass_readers_get_the_light_map_and_the_operator_a_sentence(behind, nodes, browser):
    proxy = behind("bare")
    with alone(browser, "WebSocket") as one:
        one.page.goto(f"{proxy.url}/?lang=vi&sel=2024-06901")
        line = one.page.locator(".server-silent")
        line.get_by_text("Trang chưa mở được").wait_for()
        line.get_by_role("link").click()
        one.page.wait_for_url("**/xem?*")
        assert one.ready().atlas()["selection"] == "2024-06901"
        assert one.page.locator("link[rel=canonical]").get_attribute("href") == "xa/2024-06901"  # no address that nobody reaches
        for path in ("/", "/xem", "/xa/2024-06901", "/robots.txt", "/changes.atom"):
            assert not re.search("127.0.0.1|localhost", one.page.request.get(f"{proxy.url}{path}").text()), path
        assert one.page.request.get(f"{proxy.url}/qr.svg").status == 400
    assert nodes.servers[0].get("/health").json["proxy"] == "no websocket 127.0.0.1"  # as the operator knows it, not ::ffff:127.0.0.1
    assert "does not pass websockets" in nodes.servers[0].said()


def test_two_nodes_tell_the_same(nodes):
    first, second = (re.findall(r"(?:assets|data)/[^\"' ]+", server.get("/xem").text) for server in nodes.servers)
    assert first == second
    assert first
    assert nodes.servers[0].get("/data/catalog.json").body == nodes.servers[1].get("/data/catalog.json").body


def goes_on(one, nodes, proxy, name):
    """The reader's node is killed while others ask and report; every one of them is answered, and what was acknowledged is there."""
    ended, acknowledged, statuses = threading.Event(), [], []

    def report():
        number = 300 * (1 + TWO.index(name))
        while not ended.is_set():
            number += 1
            answer = send(proxy, number)
            if answer.status == 201:
                acknowledged.append(answer.json["id"])

    def ask():
        while not ended.is_set():
            statuses.append(proxy.get("/xem").status)

    node = next(cookie["value"] for cookie in one.page.context.cookies() if cookie["name"] == "DAMHA")
    with ThreadPoolExecutor(2) as others:
        asked = [others.submit(report), others.submit(ask)]
        try:
            nodes.servers["ab".index(node)].until(lambda: len(acknowledged) > 5 and len(statuses) > 5)
            nodes.kill(node)
            before = len(acknowledged)
            one.atlas("select('projects/th-dairy')")
            one.page.locator(".st-key-answer h2", has_text="TH").wait_for(timeout=60_000)
        finally:
            ended.set()
        for done in asked:
            done.result()
    assert len(acknowledged) > before
    assert set(acknowledged) <= {entry["id"] for entry in Store(nodes.shared).entries(BOX.name)}
    assert {*statuses} == {200}


@pytest.mark.parametrize("name", TWO)
def test_a_node_that_is_killed_costs_nobody_anything(behind, nodes, browser, name):
    nodes.whole()
    proxy = behind(name)
    with alone(browser, LOST) as one:
        one.page.goto(f"{proxy.url}/?lang=vi")
        one.ready()
        one.atlas("select('projects/viet-uc')")
        one.page.locator(".st-key-answer h2", has_text="Việt Úc").wait_for()
        goes_on(one, nodes, proxy, name)
        assert one.page.locator(MAP).count() == 1
