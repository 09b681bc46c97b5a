"""What is not here is said plainly; a page is found however its name was written, and who looks for one is led on."""

import pytest

from geo.server.allowlist import allowed

UNKNOWN = ["/nope", "/pages/map.py", "/app.py", "/assets/../app.py", "/static/nope.js", "/_site", "//example.org/", "/%2e%2e/app.py"]
UNKNOWN += ["/data/", "/data/claims.csv", "/sources/x", "/xem/x", "/.streamlit/config.toml"]
UNKNOWN += ["/_stcore/metrics", "/_stcore/agent", "/_stcore/agent/openapi.json"]


@pytest.mark.parametrize("path", ["/nope", "/data/../app.py", "/xem/x", "/_stcore/metrics", "/_stcore/agent/openapi.json"])
def test_what_nobody_serves_is_not_let_through(path):
    assert not allowed(path)
    assert allowed("/xem")
    assert allowed("/_stcore/health")


@pytest.mark.parametrize("path", UNKNOWN)
def test_unknown_paths_are_plainly_not_here(server, path):
    answer = server.get(path)
    assert answer.status == 404
    assert answer.headers["content-type"].startswith("text/plain")
    assert "<" not in answer.text


@pytest.mark.parametrize(
    ("asked", "leads"),
    [
        ("/Xem", "/xem"),
        ("/XEM/", "/xem"),
        ("/xem.", "/xem"),
        ("/xem),", "/xem"),
        ("/xem%E2%80%9D", "/xem"),
        ("/xem%20", "/xem"),
        ("/Figures", "/figures"),
        ("/sources/", "/sources"),
        ("/Invest.?lang=en&sel=projects/viet-uc", "/invest?lang=en&sel=projects/viet-uc"),
    ],
)
def test_a_page_is_found_however_its_name_was_written(server, asked, leads):
    answer = server.get(asked)
    assert (answer.status, answer.leads_to) == (308, leads)


def test_who_asks_for_a_page_that_is_not_there_is_led_on(server):
    page = server.get("/khong-co", accept="text/html,application/xhtml+xml")
    assert page.status == 404
    assert page.headers["content-type"].startswith("text/html")
    for said in ("Không có trang này", "There is no such page", 'href="./?lang=vi"', 'href="./xem?lang=en"'):
        assert said in page.text
    assert "khong-co" not in page.text
    assert 'href="../../xem?lang=vi"' in server.get("/khong/co/dau", accept="text/html").text
    assert server.get("/khong-co").headers["content-type"].startswith("text/plain")
