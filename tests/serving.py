"""The real server as readers meet it, started for tests on a free port with every way to other machines shut."""

import http.client
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

ROOT = Path(__file__).parents[1]
PARTS = ("app.py", "pages", "geo", "data", "docs", ".streamlit")
STARTED_WITHIN = 240  # seconds, on a machine that has much else to do


@dataclass(frozen=True)
class Answer:
    """One HTTP answer; header names in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes
    asked: str = "/"

    @property
    def leads_to(self):
        """The path to which it sends on, as a browser reads it."""
        return urljoin(self.asked, self.headers["location"])

    @property
    def text(self):
        return self.body.decode()

    @property
    def json(self):
        return json.loads(self.body)


class Server:
    """``python -m streamlit run app.py`` in ``root``; ``log`` holds what it prints, ``outgoing`` what it asked of other machines.

    ``given`` are settings of its environment (DAMHA_URL).
    """

    def __init__(self, folder: Path, root: Path = ROOT, app: str = "app.py", open_files: int = 0, port: int = 0,
                 python: str = sys.executable, around: Sequence[str] = (), **given: str) -> None:  # fmt: skip
        self.root, self.port = root, port or free_port()
        self.url = f"http://localhost:{self.port}"
        self.log, self._outgoing = folder / "server.log", folder / "outgoing.log"
        paths = [str(Path(__file__).parent / "outgoing"), os.environ.get("PYTHONPATH", "")]
        self.kept = Path(given.get("DAMHA_DATA", folder / "kept"))  # what readers leave with this server
        own = {"OUTGOING_LOG": str(self._outgoing), "DAMHA_DATA": str(self.kept), **given}
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths)), **own}
        command = [python, "-m", "streamlit", "run", app, "--server.port", str(self.port)]
        if open_files:
            command = ["bash", "-c", f'ulimit -n {open_files}; exec "$@"', "bash", *command]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen([*around, *command], cwd=root, env=environment, stdout=log, stderr=subprocess.STDOUT)

    def wait(self, path: str = "/health", within: float = STARTED_WITHIN) -> "Server":
        end = time.monotonic() + within
        while time.monotonic() < end:
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(timeout=0.05)
                raise RuntimeError(f"the server ended:\n{self.said()}")
            with suppress(OSError, http.client.HTTPException):
                if self.get(path).status == 200:
                    return self
        raise TimeoutError(self.said())

    def until(self, holds, within=60):
        """Wait until something holds that takes the server a moment."""
        end = time.monotonic() + within
        while not holds():
            assert time.monotonic() < end, self.said()
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(timeout=0.05)

    def get(self, path: str, method: str = "GET", body: bytes | None = None, within: float = 30, **headers: str) -> Answer:
        """Ask once; underscores of header names are read as dashes."""
        connection = http.client.HTTPConnection("localhost", self.port, timeout=within)
        try:
            connection.request(method, path, body, headers={name.replace("_", "-"): value for name, value in headers.items()})
            answer = connection.getresponse()
            return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read(), path)
        finally:
            connection.close()

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")

    @property
    def outgoing(self) -> list[str]:
        return self._outgoing.read_text(encoding="utf-8").splitlines() if self._outgoing.exists() else []

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def copy_of_the_app(folder: Path) -> Path:
    """The app with its data in a folder of its own, to be changed by a test."""
    for name in PARTS:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    return folder
