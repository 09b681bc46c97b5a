"""A web host that only hands out files: under a path of its own, without compression, unknown types as octet-stream, 404 outside."""

from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

UNDER = "/a/b/"
TYPES = {".html": "text/html", ".js": "text/javascript", ".png": "image/png", ".svg": "image/svg+xml"}


class _Host(SimpleHTTPRequestHandler):
    timeout = 1  # a connection that a browser opens in advance and never uses
    extensions_map = {**TYPES, "": "application/octet-stream"}  # noqa: RUF012 - as its base has it

    def translate_path(self, path):
        inside = path.partition("?")[0]
        return super().translate_path(inside.removeprefix(UNDER[:-1])) if inside.startswith(UNDER) else f"{self.directory}/outside"

    def log_message(self, *_):
        """Nobody reads it."""


class _Server(ThreadingHTTPServer):
    daemon_threads = False  # waited for at the end, so that every socket is closed


@contextmanager
def hosting(folder):
    """The address under which the folder is served meanwhile."""
    server = _Server(("127.0.0.1", 0), partial(_Host, directory=str(folder)))
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://localhost:{server.server_port}{UNDER}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
