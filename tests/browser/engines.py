"""Other browser engines than Chromium, driven over the standard library: WebDriver over HTTP, Firefox's Marionette over a socket."""

import http.client
import json
import os
import shutil
import socket
import subprocess
import time
from contextlib import suppress
from pathlib import Path

from tests.browser.engine import ELEMENT, PATIENCE, Engine
from tests.serving import free_port

SHADE = {"WEBKIT_SKIA_ENABLE_CPU_RENDERING": "1", "LIBGL_ALWAYS_SOFTWARE": "1"}  # without a graphics card frames freeze
CONSOLE = """(() => {
  const thrown = Services.console.getMessageArray().filter((one) => one instanceof Ci.nsIScriptError && one.flags === one.errorFlag)
    .map((one) => [one.sourceName, one.errorMessage]);
  const said = Cc["@mozilla.org/consoleAPI-storage;1"].getService(Ci.nsIConsoleAPIStorage).getEvents()
    .filter((one) => one.level === "error").map((one) => [one.filename, one.arguments.join(" ")]);
  return [...thrown, ...said].filter(([from]) => /^(https?|blob|file):/.test(from)).map((one) => one.join(": "));
})()"""
"""What Firefox has written down of pages: errors that were thrown or refused, and what was said by ``console.error``."""
PATHS = {
    "Navigate": ("POST", "/url"),
    "GetCurrentURL": ("GET", "/url"),
    "ExecuteScript": ("POST", "/execute/sync"),
    "SwitchToFrame": ("POST", "/frame"),
    "FindElement": ("POST", "/element"),
    "ElementClick": ("POST", "/element/{id}/click"),
    "PerformActions": ("POST", "/actions"),
    "TakeScreenshot": ("GET", "/screenshot"),
    "SetWindowRect": ("POST", "/window/rect"),
}


class WebDriver(Engine):
    """A WebKit behind its own driver process."""

    def __init__(self, driver: str, options: dict, folder: Path, environment: dict[str, str]) -> None:
        self.port = free_port()
        with (folder / "driver.log").open("wb") as log:
            command = [driver, f"--port={self.port}"]
            super().__init__(subprocess.Popen(command, env={**os.environ, **SHADE, **environment}, stdout=log, stderr=subprocess.STDOUT))
        self.session = ""
        try:
            waited(self.port, self.process).close()
            self.session = f"/session/{self._ask('POST', '/session', {'capabilities': {'alwaysMatch': options}})['sessionId']}"
        except Exception:
            self.stop()
            raise

    def command(self, name, **given):
        method, path = PATHS[name]
        place = path.replace("{id}", str(given.pop("id"))) if "{id}" in path else path
        return self._ask(method, self.session + place, given if method == "POST" else None)

    def quit(self):
        self._ask("DELETE", self.session)

    def _ask(self, method, path, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE + 20)
        try:
            connection.request(method, path, None if body is None else json.dumps(body), {"Content-Type": "application/json"})
            value = json.loads(connection.getresponse().read())["value"]
        finally:
            connection.close()
        if isinstance(value, dict) and "error" in value:
            raise RuntimeError(f"{path}: {value['error']} {value.get('message', '')}")
        return value


class Marionette(Engine):
    """Firefox by itself: its remote protocol over TCP, a length before each JSON message."""

    def __init__(self, firefox: str, folder: Path, preferences: dict) -> None:
        self.port, profile = free_port(), folder / "profile"
        profile.mkdir()
        told = {"marionette.port": self.port, "browser.shell.checkDefaultBrowser": False, **preferences}
        lines = "".join(f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in told.items())
        (profile / "user.js").write_text(lines, encoding="utf-8")
        command = [firefox, "--headless", "--marionette", "-remote-allow-system-access", "--no-remote", "--profile", str(profile)]
        environment = {**os.environ, "MOZ_HEADLESS_WIDTH": "1366", "MOZ_HEADLESS_HEIGHT": "860", "HOME": str(folder)}
        with (folder / "firefox.log").open("wb") as log:
            super().__init__(subprocess.Popen(command, env=environment, stdout=log, stderr=subprocess.STDOUT))
        self.wire, self.number = waited(self.port, self.process), 0
        self.wire.settimeout(PATIENCE + 20)
        self._heard()
        self.command("NewSession", capabilities={"alwaysMatch": {"pageLoadStrategy": "eager"}})

    def command(self, name, **given):
        self.number += 1
        if name == "SwitchToFrame" and isinstance(given["id"], dict):
            given = {"element": given["id"][ELEMENT]}
        message = json.dumps([0, self.number, name if ":" in name else f"WebDriver:{name}", given]).encode()
        self.wire.sendall(str(len(message)).encode() + b":" + message)
        _, _, error, answer = self._heard()
        if error:
            raise RuntimeError(f"{name}: {error['error']} {error['message']}")
        return answer["value"] if isinstance(answer, dict) and set(answer) == {"value"} else answer

    def errors(self):
        self.command("Marionette:SetContext", value="chrome")
        try:
            return self.run(CONSOLE)
        finally:
            self.command("Marionette:SetContext", value="content")

    def quit(self):
        self.wire.close()

    def _heard(self):
        head = b""
        while not head.endswith(b":"):
            head += self._some(1)
        body, wanted = b"", int(head[:-1])
        while len(body) < wanted:
            body += self._some(wanted - len(body))
        return json.loads(body)

    def _some(self, most):
        if part := self.wire.recv(most):
            return part
        raise ConnectionError("the browser ended")


def waited(port: int, process: subprocess.Popen) -> socket.socket:
    """A connection to the port, as soon as the process listens there."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        with suppress(OSError):
            return socket.create_connection(("127.0.0.1", port), timeout=1)
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=0.05)
    raise TimeoutError(f"{process.args[0]} does not listen on {port}")


def firefox(folder: Path) -> Marionette | None:
    found = shutil.which("firefox-esr") or shutil.which("firefox")
    return Marionette(found, folder, {"intl.accept_languages": "vi,en"}) if found else None


def webkit(folder: Path) -> WebDriver | None:
    """WebKitGTK, much as today's Safari; needs a screen, which ``Xvfb`` is."""
    options = {"webkitgtk:browserOptions": {"binary": _minibrowser("webkit2gtk-4*"), "args": ["--automation"]}}
    return WebDriver("WebKitWebDriver", options, folder, {}) if shutil.which("WebKitWebDriver") else None


def old_webkit(folder: Path) -> WebDriver | None:
    """WPE WebKit 2.38, the engine of Safari 16.0; needs no screen."""
    options = {"wpe:browserOptions": {"binary": _minibrowser("wpe-webkit-1*"), "args": ["--automation", "--headless"]}}
    return WebDriver("WPEWebDriver", options, folder, {}) if shutil.which("WPEWebDriver") else None


def _minibrowser(library: str) -> str:
    return str(next(Path("/usr/lib").glob(f"*/{library}/MiniBrowser"), ""))
