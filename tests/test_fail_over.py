"""A server that falls silent without a word, as when its machine loses power: behind the proxies of deploy/ nobody meets a closed door."""

import ctypes
import socket
import struct
import threading
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.proxies import certificate, running

pytestmark = pytest.mark.slow
SIGNS = {"nginx-two": "upstream timed out", "haproxy": "/b is DOWN"}
"""What a proxy writes when it has seen the silence."""
MANY = 6
LATE = 5
"""Seconds: longer than HAProxy waits between two questions about a server's health."""
ATTACH_FILTER = 26
"""SO_ATTACH_FILTER of Linux, which Python does not name."""


class Answers(BaseHTTPRequestHandler):
    """A word to whatever is asked; while the server is busy, late."""

    def do_GET(self):
        self.server.free.wait(LATE)
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")
        self.server.answered.append(self.path)

    def log_message(self, *_):
        """Nothing to be read."""


class Node(ThreadingHTTPServer):
    """A server that can fall silent: who is inside is answered, who knocks hears nothing, not even that nobody is there."""

    request_queue_size = 100

    def __init__(self):
        self.free, self.answered = threading.Event(), []
        self.free.set()
        super().__init__(("127.0.0.1", 0), Answers)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def address(self):
        return f"127.0.0.1:{self.server_port}"

    def fall_silent(self):
        """By a filter of packets that lets none through (Linux: socket(7), SO_ATTACH_FILTER)."""
        program = ctypes.create_string_buffer(struct.pack("HBBI", 6, 0, 0, 0))  # its one order: keep 0 bytes
        self.socket.setsockopt(socket.SOL_SOCKET, ATTACH_FILTER, struct.pack("HL", 1, ctypes.addressof(program)))

    def be_busy(self):
        self.free.clear()
        self.answered.clear()

    def handle_error(self, *_):
        """A proxy may hang up."""

    def end(self):
        self.shutdown()
        self.server_close()


@pytest.fixture
def nodes():
    both = Node(), Node()
    yield both
    for node in both:
        node.end()


@pytest.mark.parametrize("name", SIGNS)
def test_who_asks_while_a_server_falls_silent_is_answered_by_the_other(nodes, tmp_path, name):
    certificate(tmp_path)
    ended, statuses = threading.Event(), []

    def ask(proxy):
        while not ended.is_set():
            statuses.append(proxy.get("/xem").status)

    with running(name, tmp_path, [node.address for node in nodes]) as proxy, ThreadPoolExecutor(MANY) as readers:
        asked = [readers.submit(ask, proxy) for _ in range(MANY)]
        try:
            proxy.until(lambda: len(statuses) > 10 * MANY)
            nodes[1].fall_silent()
            proxy.until(lambda: SIGNS[name] in proxy.said())
            seen = len(statuses)
            proxy.until(lambda: len(statuses) > seen + 10 * MANY or any(one.done() for one in asked))
        finally:
            ended.set()
        for done in asked:
            done.result()
    assert {*statuses} == {200}


def test_a_server_that_is_busy_for_some_seconds_is_not_held_to_be_down(nodes, tmp_path):
    certificate(tmp_path)
    with running("haproxy", tmp_path, [node.address for node in nodes]) as proxy:
        proxy.until(lambda: "/health" in nodes[1].answered)
        nodes[1].be_busy()
        proxy.until(lambda: nodes[1].answered.count("/health") > 1 or "is DOWN" in proxy.said())
        assert "is DOWN" not in proxy.said()
