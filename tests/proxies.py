"""The proxies of deploy/, each run from the very file that is shipped: only the words that its head calls the operator's are replaced."""

import getpass
import http.client
import os
import re
import socket
import ssl
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.serving import ROOT, Answer, free_port
from tests.tools import tool

NAME = "maychu.lan"
DEPLOY = ROOT / "deploy"
MODULES = ("mpm_event", "authz_core", "alias", "headers", "socache_shmcb", "ssl", "proxy", "proxy_http")
"""What Debian's Apache has switched on by itself, and what the head of deploy/apache.conf says to switch on."""
BARE = "server {{ listen 127.0.0.1:{port}; location / {{ proxy_pass http://{node}; }} }}"
"""As most people first try it."""


def words_of(shipped: str) -> list[str]:
    """The words that the head of a file calls the operator's."""
    line = re.search(r"^# Yours to change: (.*)$", (DEPLOY / shipped).read_text(encoding="utf-8"), re.MULTILINE)
    assert line, f"deploy/{shipped} does not say what is to be changed"
    return line[1].split()


def changed(shipped: str, given: Mapping[str, str]) -> str:
    """A file of deploy/ with each word that is the operator's replaced, and nothing else."""
    words = sorted(words_of(shipped), key=len, reverse=True)
    pattern = rf"(?<![\w.])(?:{'|'.join(map(re.escape, words))})(?!\w)"
    return re.sub(pattern, lambda match: given[match[0]], (DEPLOY / shipped).read_text(encoding="utf-8"))


@dataclass
class Proxy:
    """A proxy that runs: where it is reached, and how to ask it as a browser would, its certificate checked."""

    name: str
    port: int
    folder: Path
    secure: bool = True
    command: Sequence[str] = ()
    process: "subprocess.Popen[bytes] | None" = field(default=None, repr=False)

    @property
    def url(self) -> str:
        """As readers know it; nothing knows where a bare proxy stands."""
        return f"https://{NAME}:{self.port}" if self.secure else f"http://localhost:{self.port}"

    def said(self) -> str:
        return (self.folder / f"{self.name}.log").read_text(encoding="utf-8", errors="replace")

    def listens(self) -> bool:
        with suppress(OSError):
            socket.create_connection(("127.0.0.1", self.port), timeout=5).close()
            return True
        return False

    def until(self, holds: Callable[[], bool], within: float = 60) -> None:
        """Wait until something holds that takes a proxy that runs a moment."""
        end = time.monotonic() + within
        while not holds():
            assert self.process, "it was not started"
            assert self.process.poll() is None, self.said()
            assert time.monotonic() < end, self.said()
            time.sleep(0.05)

    def get(self, path: str, method: str = "GET", body: bytes | None = None, **headers: str) -> Answer:
        """Ask once; underscores of header names are read as dashes."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.sock = socket.create_connection(("127.0.0.1", self.port), timeout=60)
        if self.secure:
            connection.sock = ssl.create_default_context(cafile=self.folder / "cert.pem").wrap_socket(connection.sock, server_hostname=NAME)
        sent = {"Host": self.url.partition("://")[2]} | {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            connection.request(method, path, body, headers=sent)
            answer = connection.getresponse()
            return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
        finally:
            connection.close()


def certificate(folder: Path) -> Path:
    """A certificate of our own for the name, made as docs/operations.md says; HAProxy wants it in one file with its key."""
    command = [tool("openssl", "openssl"), "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={NAME}"]
    command += ["-addext", f"subjectAltName=DNS:{NAME}", "-keyout", str(folder / "key.pem"), "-out", str(folder / "cert.pem")]
    subprocess.run(command, check=True, capture_output=True)
    (folder / "both.pem").write_bytes((folder / "cert.pem").read_bytes() + (folder / "key.pem").read_bytes())
    return folder


def _nginx(folder: Path, proxy: Proxy, inside: str) -> list[str]:
    """As Debian's nginx.conf has it: what lies in sites-enabled stands in ``http``."""
    temporary = " ".join(f"{kind}_temp_path {folder}/{proxy.name}-{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    around = f"user {getpass.getuser()}; pid {folder}/{proxy.name}.pid; error_log stderr; events {{}}\n"
    around += f"http {{ include /etc/nginx/mime.types; access_log off; gzip on; {temporary}\n{inside}\n}}"
    (folder / f"{proxy.name}.conf").write_text(around, encoding="utf-8")
    return [tool("nginx", "nginx-light"), "-c", str(folder / f"{proxy.name}.conf"), "-g", "daemon off;", "-e", "stderr"]


def _apache(folder: Path, inside: str, ports: Sequence[str]) -> list[str]:
    modules = "\n".join(f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so" for name in MODULES)
    who = "User www-data\nGroup www-data\n" if os.name == "posix" and os.getuid() == 0 else ""
    around = f"{modules}\n{who}ServerName {NAME}\nServerRoot {folder}\nPidFile {folder}/apache.pid\nErrorLog /dev/stderr\nMutex posixsem\n"
    listening = "\n".join(f"Listen 127.0.0.1:{port}" for port in ports)
    (folder / "apache.conf").write_text(f"{around}{listening}\n{inside}", encoding="utf-8")
    return [tool("apache2", "apache2-bin"), "-D", "FOREGROUND", "-f", str(folder / "apache.conf")]


def _haproxy(folder: Path, inside: str) -> list[str]:
    (folder / "haproxy.cfg").write_text(inside, encoding="utf-8")
    return [tool("haproxy", "haproxy"), "-db", "-f", str(folder / "haproxy.cfg")]


def _caddy(folder: Path, proxy: Proxy, inside: str) -> list[str]:
    around = f"{{\n\tadmin off\n\tauto_https disable_redirects\n\thttps_port {proxy.port}\n\tstorage file_system {folder}/caddy\n}}\n"
    (folder / "Caddyfile").write_text(around + inside, encoding="utf-8")
    return [tool("caddy", "caddy"), "run", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"]


def _command(proxy: Proxy, nodes: Sequence[str], plain: str) -> list[str]:
    """What starts a proxy in front of servers (``127.0.0.1:8501``); ``plain`` is its port for http."""
    folder = proxy.folder
    if proxy.name == "bare":
        return _nginx(folder, proxy, BARE.format(port=proxy.port, node=nodes[0]))
    given = {"map.example.vn": NAME, "443": str(proxy.port), "80": plain, "127.0.0.1:8501": nodes[0], "127.0.0.1:8502": nodes[-1]}
    given |= {f"/etc/ssl/damha/{name}": str(folder / name) for name in ("cert.pem", "key.pem", "both.pem")}
    shipped = {"haproxy": "haproxy.cfg", "caddy": "Caddyfile"}.get(proxy.name, f"{proxy.name}.conf")
    inside = changed(shipped, given)
    if proxy.name == "apache":
        return _apache(folder, inside, (str(proxy.port), plain))
    if proxy.name == "haproxy":
        return _haproxy(folder, inside)
    return _caddy(folder, proxy, inside) if proxy.name == "caddy" else _nginx(folder, proxy, inside)


@contextmanager
def running(name: str, folder: Path, nodes: Sequence[str]) -> Iterator[Proxy]:
    """A proxy of deploy/ (by its name: nginx, nginx-two, apache, haproxy, caddy; or bare) on loopback, until the end."""
    proxy = Proxy(name, free_port(), folder, secure=name != "bare")
    environment = {**os.environ, "HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    with (folder / f"{name}.log").open("wb") as written:
        proxy.process = subprocess.Popen(
            _command(proxy, nodes, str(free_port())), env=environment, stdout=written, stderr=subprocess.STDOUT
        )
    try:
        proxy.until(proxy.listens, within=20)
        yield proxy
    finally:
        proxy.process.terminate()
        proxy.process.wait(timeout=20)
