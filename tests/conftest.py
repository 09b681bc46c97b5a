"""What several kinds of tests share: the real server and the real data, once per run, and a small district to break."""

import pytest
from hypothesis import settings

from geo.edition import load
from tests import toy
from tests.serving import Server

settings.register_profile("any-machine", deadline=None)  # how fast it is, tests/bench says
settings.load_profile("any-machine")


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """The real server on the real data."""
    running = Server(tmp_path_factory.mktemp("server"))
    try:
        yield running.wait()
    finally:
        running.stop()


@pytest.fixture(scope="session")
def district():
    """The real district."""
    return load()


@pytest.fixture(scope="session")
def small(tmp_path_factory):
    """The toy district, whole."""
    return load(toy.write(tmp_path_factory.mktemp("toy")))


@pytest.fixture
def folder(tmp_path):
    """The files of the toy district, to be broken."""
    return toy.write(tmp_path)
