"""What all tests share: the real server and the real data, what is made of them, a small district to break, and what a proof demands."""

import os
import shutil
from datetime import date
from functools import cache

import pytest
from hypothesis import Phase, settings

from geo import story
from geo.edition import load
from geo.publish import site
from geo.publish.publications import Publications
from geo.publish.running import Running
from geo.server import state
from geo.slides import story_bytes
from tests import photos, toy
from tests.serving import Server

settings.register_profile("any-machine", deadline=None)  # how fast it is, tests/bench says
settings.register_profile("first-fault", deadline=None, phases=[Phase.explicit, Phase.generate])  # the smallest one does not matter
settings.load_profile("any-machine")


def pytest_collection_modifyitems(items):
    """What starts the server, makes a deck or soaks is slow; the longest first, so that at the end no worker waits for another."""
    for item in items:
        if item.get_closest_marker("soak") or {"server", "story_file"} & {*item.fixturenames}:
            item.add_marker("slow")
    items.sort(key=lambda item: [item.get_closest_marker(name) is None for name in ("soak", "slow")])


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item):
    """Where ``PROOF`` is set (.ci/run), a test that is skipped has failed: whatever it misses is to be installed."""
    report = yield
    if report.skipped and os.environ.get("PROOF"):
        report.outcome, report.longrepr = "failed", f"{item.nodeid} was skipped: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """The real server on the real data, one for each worker."""
    running = Server(tmp_path_factory.mktemp("server"))
    try:
        yield running.wait()
    finally:
        running.stop()


@pytest.fixture(scope="session", autouse=True)
def lightly_packed():
    """In this process a publication is packed lightly, which takes most of its making otherwise; the server packs as hard as it does."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(site, "BROTLI_FIRST", site.BROTLI)
        yield


@pytest.fixture(scope="session")
def edition():
    """The real district."""
    return load()


@pytest.fixture(scope="session")
def made(edition):
    """A file of the real district as its maker makes it, once for all tests that only read it: ``made(pdf_bytes, wish)``."""
    return cache(lambda maker, *asked: maker(edition, *asked))


@pytest.fixture(scope="session")
def story_file(edition):
    """The real story as ``story_file("pptx", "vi")``, each once."""
    return cache(lambda kind, lang: story_bytes(edition, story.load(edition), kind, lang, date(2026, 11, 23)))


@pytest.fixture(scope="session")
def small(tmp_path_factory):
    """The toy district, whole."""
    return load(toy.write(tmp_path_factory.mktemp("toy")))


@pytest.fixture(scope="session")
def pictured(tmp_path_factory):
    """The toy district with photographs and a story that shows them."""
    return load(photos.pictured(tmp_path_factory.mktemp("pictured")))


@pytest.fixture
def folder(tmp_path):
    """The files of the toy district, to be broken."""
    return toy.write(tmp_path)


@pytest.fixture
def served(tmp_path):
    """Serve a folder that may be harmed; gives its place, whole again for each use."""

    def begin(source):
        given = tmp_path / "given"
        shutil.copytree(source, given)
        state.serve(Running(given, Publications(tmp_path / "publications")))
        return given

    yield begin
    state.serve(None)
    state.tell_from(None)
