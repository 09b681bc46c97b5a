"""What several kinds of tests share: the real server and the real data, once per run, and a small district to break."""

import pytest

from geo.district import load
from tests import toy
from tests.serving import Server


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
    return load(toy.write(tmp_path_factory.mktemp("toy")), toy.TOY)


@pytest.fixture
def folder(tmp_path):
    """The files of the toy district, to be broken."""
    return toy.write(tmp_path)
