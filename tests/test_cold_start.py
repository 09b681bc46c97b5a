"""A server that starts hands out at once what was published; whatever else is asked for waits until all is imported."""

import re
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from starlette.responses import PlainTextResponse

from geo.client.inline_outline import first_look
from geo.client.script import client_script, script_address
from geo.edition import load
from geo.language import LANGUAGES
from geo.publish.build import make
from geo.publish.publications import Publications, of_folder
from geo.publish.running import Running
from geo.server import cold_start, state
from tests.asgi import ask


@pytest.fixture
def imported(monkeypatch):
    """Set when the rest of the server is there."""
    event = Event()
    monkeypatch.setattr(cold_start, "_whole", event)
    monkeypatch.setattr("geo.server.rest.rest_of", lambda app: app)
    yield event
    event.set()


@pytest.fixture
def place(folder, tmp_path, monkeypatch):
    """Where the toy district is published."""
    monkeypatch.setenv("DAMHA_DATA_DIR", str(folder))
    monkeypatch.setenv("DAMHA_DATA", str(tmp_path / "kept"))
    return of_folder(folder)


@pytest.fixture
def app():
    return cold_start.ColdStart(PlainTextResponse("later"))


def waits(app, path):
    """The answer to come, of which nothing has come yet."""
    answer = ThreadPoolExecutor(1).submit(ask, path, app)
    with pytest.raises(TimeoutError):
        answer.result(timeout=0.2)
    return answer


@pytest.mark.slow
def test_what_was_published_is_there_at_once(imported, folder, place, app):
    made = make(folder, place)
    assert ask("/health", app).json == {"status": "ok", "data": made.manifest.data, "faults": 0, "memory": "ok"}
    page = ask("/xem?lang=en", app, accept_encoding="br")
    assert 'data-host="xem"' in page.text
    assert page.headers["content-security-policy"] == "frame-ancestors 'self'"
    paths = re.findall(r'(?:src|href)="(?!http)([^"]+)"', page.text)
    assert len(paths) >= 6
    for path in paths:
        answer = ask(f"/{path}", app, accept_encoding="br")
        assert answer.status == 200, path
        assert answer.headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert ask(f"/{path}", app, if_none_match=answer.headers["etag"]).status == 304
    assert ask("/data/catalog.json", app).headers["cache-control"] == "no-cache"


@pytest.mark.slow
def test_what_is_not_in_the_publication_waits(imported, folder, place, app):
    make(folder, place)
    for path in ("/sources", "/data/../../data/edition.toml", "/assets/../../manifest.json", "/data/nothing.json", "/data/%00"):
        waits(app, path)
    answer = waits(app, "/")
    imported.set()
    assert answer.result(timeout=10).text == "later"
    assert ask("/xem", app).text == "later"


@pytest.mark.slow
def test_without_a_publication_everything_waits(imported, place, app):
    answers = [waits(app, path) for path in ("/health", "/xem")]
    imported.set()
    assert [answer.result(timeout=10).text for answer in answers] == ["later", "later"]


@pytest.mark.slow
def test_the_very_first_start_makes_a_publication_first(folder, place, imported, monkeypatch):
    followed = []
    monkeypatch.setattr("geo.server.rest.begin", followed.append)
    with cold_start.opening(lambda: followed.append("warm")):
        assert imported.is_set()
        assert followed[1:] == ["warm"]
        assert not followed[0].is_set()
    assert followed[0].is_set()


@pytest.mark.slow
def test_a_later_start_imports_beside(folder, place, imported, monkeypatch):
    make(folder, place)
    go, followed = Event(), Event()
    monkeypatch.setattr("geo.server.rest.begin", lambda _ended: followed.set() or go.wait())
    with cold_start.opening(lambda: None):
        assert followed.wait(timeout=30)
        assert not imported.is_set()
        go.set()
        assert imported.wait(timeout=30)


@pytest.mark.slow
def test_a_server_that_cannot_start_ends(folder, place, imported, monkeypatch):
    make(folder, place)
    ended = []
    done = Event()
    monkeypatch.setattr("geo.server.rest.begin", lambda _ended: 1 / 0)
    monkeypatch.setattr(cold_start.os, "kill", lambda process, way: (ended.append((process, way)), done.set()))
    monkeypatch.setattr("threading.excepthook", lambda _args: None)
    with cold_start.opening(lambda: None):
        assert done.wait(timeout=30)
    assert ended == [(cold_start.os.getpid(), cold_start.signal.SIGTERM)]
    assert not imported.is_set()


@pytest.mark.slow
def test_a_later_start_serves_all_that_was_published_without_making_it_anew(folder, served):
    given = served(folder)
    made = state.look().publication
    state.serve(Running(given, Publications(made.folder.parent)))
    now = state.look(rows=False)
    cards = [address for address in now.addresses if "/cards-" in address]
    assert cards
    for address in cards:
        assert state.body_at(address).content == (made.folder / f"site{address}").read_bytes()
    assert now.first_look == {lang: first_look(load(made.data), lang) for lang in LANGUAGES}
    state.keep()
    assert script_address(load(made.data)) == client_script(load(made.data)).address == now.atlas
