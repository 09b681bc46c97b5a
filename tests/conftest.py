"""What several kinds of tests share: the real server, once per run."""

import pytest

from tests.serving import Server


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """The real server on the real data."""
    running = Server(tmp_path_factory.mktemp("server"))
    try:
        yield running.wait()
    finally:
        running.stop()
