"""A folder as a well-kept static host sends it: kept connections, packed once; a process of its own, or a thread that is foreign hosts."""

import gzip
import mimetypes
import ssl
import sys
from collections.abc import Callable
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

PACKED_FROM = 1_000
HEAD = 300  # bytes of an answer's head, about


@cache
def _packed(path: Path) -> tuple[bytes, bool]:
    body = path.read_bytes()
    packs = len(body) >= PACKED_FROM and path.suffix not in {".woff2", ".png"}
    return (gzip.compress(body, 6), True) if packs else (body, False)


class Host(ThreadingHTTPServer):
    """``find`` gives the file of a host's path; what has none is answered empty and written down."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, port: int, find: Callable[[str, str], Path | None], certificate: Path | None = None) -> None:
        super().__init__(("127.0.0.1", port), _Asked)
        self.find, self.sent, self.unknown = find, 0, set()
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self.socket = context.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)

    def handle_error(self, *_about: object) -> None:
        """A browser that goes away in the middle is nothing to tell."""


class _Asked(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    server: Host

    def do_GET(self) -> None:
        """A file, or nothing."""
        host, path = self.headers.get("Host", ""), urlsplit(self.path).path
        file = self.server.find(host, path)
        if file is None:
            self.server.unknown.add(f"{host}{path}")
        body, packed = _packed(file) if file else (b"", False)
        self.send_response(200 if file else 404)
        self.send_header("Content-Type", (mimetypes.guess_type(path if path != "/" else "index.html")[0]) or "application/octet-stream")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Cache-Control", "max-age=3600")
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)
        self.server.sent += len(body) + HEAD

    def do_POST(self) -> None:
        """What is told to elsewhere is answered empty as well."""
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.do_GET()

    def log_message(self, *_about: object) -> None:
        """Nothing is printed."""


def folder_of(root: Path) -> Callable[[str, str], Path | None]:
    """The files of one folder, whatever the host."""

    def find(_host: str, path: str) -> Path | None:
        file = root / (path.lstrip("/") or "index.html")
        return file if file.is_file() else None

    return find


if __name__ == "__main__":
    Host(int(sys.argv[2]), folder_of(Path(sys.argv[1]))).serve_forever()
