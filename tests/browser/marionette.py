"""Firefox through Marionette over plain TCP, with nothing but the standard library: open a page, run a script, print it."""

import base64
import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Self

FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
WITHIN = 60  # seconds, on a slow machine


class Firefox:
    """One headless Firefox with a profile of its own; use it as a context."""

    def __init__(self, **prefs: str | int | bool) -> None:
        self._profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self._port = _free_port()
        wanted = {"marionette.port": self._port, "datareporting.policy.dataSubmissionEnabled": False, "app.update.enabled": False, **prefs}
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in wanted.items()]
        Path(self._profile.name, "user.js").write_text("\n".join(lines), encoding="utf-8")
        command = [str(FIREFOX), "--headless", "--marionette", "-remote-allow-system-access", "--no-remote", "-profile", self._profile.name]
        environment = {**os.environ, "MOZ_CRASHREPORTER_DISABLE": "1", "HOME": self._profile.name}
        self._process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self._number = 0
        self._socket = self._connected()

    def __enter__(self) -> Self:
        self._read()
        self.ask("WebDriver:NewSession", {"capabilities": {"alwaysMatch": {"acceptInsecureCerts": True}}})
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(OSError, RuntimeError):
            self.ask("Marionette:Quit", {"flags": ["eForceQuit"]})
        self._socket.close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=15)
        self._process.kill()
        self._process.wait()
        self._profile.cleanup()

    def _connected(self) -> socket.socket:
        end = time.monotonic() + WITHIN
        while time.monotonic() < end:
            with suppress(OSError):
                return socket.create_connection(("127.0.0.1", self._port), timeout=2 * WITHIN)
            with suppress(subprocess.TimeoutExpired):
                raise RuntimeError(f"Firefox ended with {self._process.wait(timeout=0.2)}")
        raise TimeoutError("Firefox does not answer")

    def _read(self) -> object:
        """One message: its length in bytes, a colon, JSON."""
        length = b""
        while not length.endswith(b":"):
            length += self._some(1)
        left, parts = int(length[:-1]), []
        while left:
            parts.append(self._some(left))
            left -= len(parts[-1])
        return json.loads(b"".join(parts))

    def _some(self, most: int) -> bytes:
        got = self._socket.recv(most)
        if not got:
            raise RuntimeError("Firefox hung up")
        return got

    def ask(self, command: str, values: dict[str, object] | None = None) -> object:
        """One command of the protocol, as WebDriver names them; what it answers."""
        self._number += 1
        sent = json.dumps([0, self._number, command, values or {}]).encode()
        self._socket.sendall(f"{len(sent)}:".encode() + sent)
        answer = self._read()
        assert isinstance(answer, list)
        _, _, fault, said = answer
        if fault:
            raise RuntimeError(f"{command}: {fault['error']}: {fault['message']}")
        return said["value"] if isinstance(said, dict) and set(said) == {"value"} else said

    def open(self, url: str) -> None:
        """Open a page and wait for its load event."""
        self.ask("WebDriver:Navigate", {"url": url})

    def run(self, script: str, *given: object) -> object:
        """Run the body of a function in the page; what it returns."""
        return self.ask("WebDriver:ExecuteScript", {"script": script, "args": list(given), "sandbox": None, "newSandbox": False})

    def until(self, condition: str) -> None:
        """Wait until an expression holds in the page."""
        body = f"""const done = arguments[arguments.length - 1];
          const held = () => {{ try {{ return Boolean({condition}); }} catch {{ return false; }} }};
          const look = () => held() ? done(true) : setTimeout(look, 50);
          look();"""
        self.ask("WebDriver:SetTimeouts", {"script": WITHIN * 1000})
        self.ask("WebDriver:ExecuteAsyncScript", {"script": body, "args": [], "sandbox": None, "newSandbox": False})

    def pdf(self, *, background: bool = True, landscape: bool = False) -> bytes:
        """What the window prints on A4."""
        margin = dict.fromkeys(("top", "bottom", "left", "right"), 0.8)
        page = {"width": 21.0, "height": 29.7}
        orientation = "landscape" if landscape else "portrait"
        wish = {"background": background, "orientation": orientation, "page": page, "margin": margin, "shrinkToFit": False}
        return base64.b64decode(str(self.ask("WebDriver:Print", wish)))


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
