"""Starts the map on an office's computer: makes its environment once, then opens the browser when the server answers.

chay.cmd and chay.sh call it with a Python that they find. It needs nothing but Python's own library, and runs on Python 3.7 too, to say so.

python deploy/start.py          this computer alone
python deploy/start.py --lan    other computers of the network too
python deploy/start.py --fit    ends with 0 where this Python can run the map
"""

from __future__ import annotations  # an old Python reads it up to where it says that it is old

import hashlib
import http.client
import json
import os
import platform
import signal
import socket
import subprocess
import sys
import sysconfig
import time
import webbrowser
from pathlib import Path

DEPLOY = Path(__file__).resolve().parent
ROOT = DEPLOY.parent
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
MARK, SERVED = ENVIRONMENT / "installed.txt", ENVIRONMENT / "served.txt"
"""What was installed, written when all of it was; the port of the server that was started from this folder."""
FIRST_PORT, PORTS = 8501, 50
GLIBC = (31, 28, 27, 17)
NEWEST_MAC = 15
STOPS_WITHIN = 15.0
BITS = 64
EVERYWHERE = "0.0.0.0"  # noqa: S104 - asked for with --lan


def in_words(name: str, **values: object) -> str:
    """A sentence in both languages, one below the other."""
    words = json.loads((DEPLOY / "words.json").read_text(encoding="utf-8"))[name]
    return "\n".join(words[lang].format(**values) for lang in ("vi", "en"))


def tell(name: str, **values: object) -> None:
    """Say it in the window."""
    print(in_words(name, **values), flush=True)


def kind_of_computer() -> str:
    """The key of this computer in ``platforms.json``; empty for one that it does not know."""
    short = {"x86_64": "x64", "amd64": "x64", "aarch64": "arm", "arm64": "arm"}.get(platform.machine().lower(), "")
    if os.name == "nt":
        return {"win32": "windows-x86", "win-amd64": "windows-x64", "win-arm64": "windows-arm"}.get(sysconfig.get_platform(), "")
    if sys.platform == "darwin":
        return "macos-{}-{}".format(max(11, min(NEWEST_MAC, int(platform.mac_ver()[0].split(".")[0]))), short)
    libc, version = platform.libc_ver()
    if libc != "glibc":
        return "musl-" + short
    minor = int(version.split(".")[1])
    return f"glibc-2.{next((known for known in GLIBC if known <= minor), GLIBC[-1])}-{short}"


def wheelhouse() -> Path | None:
    """The folder with packages for a computer without internet; None where there is none."""
    folder = Path(os.environ.get("WHEELHOUSE") or DEPLOY / "wheelhouse").resolve()
    return folder if any(folder.glob("*.whl")) else None


def unfit(kind: str, python: str, bits: int, wheels: Path | None) -> str | None:
    """Why the map cannot run on a kind of computer with a Python such as ``3.12``: the sentence in both languages, else None.

    ``wheels`` is the folder that it would be installed from; None: the package index.
    """
    known = json.loads((DEPLOY / "platforms.json").read_text(encoding="utf-8"))["missing"]
    pythons = list(known["windows-x64"])
    if python not in pythons:
        return in_words("old", pythons=", ".join(pythons), python=python, where=sys.executable)
    if bits < BITS:
        return in_words("bits")
    missing = known.get(kind, {}).get(python, [])
    if missing:
        others = ", ".join(other for other in pythons if not known[kind][other])
        else_vi = f"Dùng Python {others}." if others else "Cần hệ điều hành mới hơn (docs/install.md)."
        else_en = f"Use Python {others}." if others else "A newer system is needed (docs/install.md)."
        why = {"windows-arm": "arm"}.get(kind, "musl" if kind.startswith("musl") else "missing")
        return in_words(why, missing=", ".join(missing), python=python, else_vi=else_vi, else_en=else_en)
    made_for = sorted({path.name.split("-")[2] for path in wheels.glob("numpy-*.whl")}) if wheels else []
    if made_for and "cp" + python.replace(".", "") not in made_for:
        versions = ", ".join(f"{tag[2]}.{tag[3:]}" for tag in made_for)
        return in_words("wheels", wheels=wheels, pythons=versions, python=python)
    return None


def wanted() -> str:
    """What has to be installed, as a digest: it is installed again when this changes."""
    files = (ROOT / "requirements.txt", DEPLOY / "constraints.txt")
    text = "\n".join(line for path in files for line in path.read_text(encoding="utf-8").splitlines())
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def is_installed() -> bool:
    """Whether all of it is there, and its Python still runs (it goes with the Python that it was made of)."""
    try:
        return MARK.read_text(encoding="utf-8") == wanted() and subprocess.call([str(PYTHON), "-c", ""]) == 0
    except OSError:
        return False


def install() -> None:
    """Make the environment, from the wheelhouse where there is one. Ends the program where that fails."""
    tell("making", where=ENVIRONMENT)
    runs = PYTHON.exists() and subprocess.call([str(PYTHON), "-m", "pip", "--version"], stdout=subprocess.DEVNULL) == 0
    if not runs and subprocess.call([sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)]) != 0:
        sys.exit(in_words("unmade", where=ENVIRONMENT))
    wheels = wheelhouse()
    source = ["--no-index", "--find-links", str(wheels)] if wheels else []
    pip = [
        str(PYTHON),
        "-m",
        "pip",
        "install",
        "--disable-pip-version-check",
        "--only-binary",
        ":all:",
        "--progress-bar",
        "off",
        "--no-compile",
    ]
    if subprocess.call([*pip, *source, "-r", str(ROOT / "requirements.txt"), "-c", str(DEPLOY / "constraints.txt")]) != 0:
        sys.exit(in_words("offline"))
    MARK.write_text(wanted(), encoding="utf-8")


def answers(port: int) -> bool:
    """Whether a server of ours answers there."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/health")
        return "data" in json.loads(connection.getresponse().read().decode("utf-8"))
    except (OSError, ValueError, TypeError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def is_free(port: int) -> bool:
    """Whether nobody listens there."""
    with socket.socket() as probe:
        probe.settimeout(1)
        if probe.connect_ex(("127.0.0.1", port)) == 0:
            return False
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def running() -> int:
    """The port of the server that was started from this folder and still answers; 0 where there is none."""
    try:
        port = int(SERVED.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return 0
    return port if answers(port) else 0


def serve(port: int, *, lan: bool) -> int:
    """Run the server until it ends or is ended; gives its exit code."""
    own = ["--server.port", str(port), "--server.address", EVERYWHERE if lan else "127.0.0.1"]
    tell("starting")
    server = subprocess.Popen([str(PYTHON), "-m", "streamlit", "run", "app.py", *own], cwd=str(ROOT), stdin=subprocess.DEVNULL)
    SERVED.write_text(str(port), encoding="utf-8")
    try:
        while server.poll() is None and not answers(port):
            time.sleep(0.2)
        if server.poll() is None:
            show(port, lan=lan)
        return server.wait()
    finally:
        if server.poll() is None:
            server.terminate()
            try:
                server.wait(STOPS_WITHIN)
            except subprocess.TimeoutExpired:
                server.kill()


def show(port: int, *, lan: bool) -> None:
    """Open the browser, and say where the map is."""
    address = f"http://127.0.0.1:{port}/"
    tell("open", address=address)
    if lan:
        tell("lan", address=f"http://{socket.gethostname()}:{port}/")
    tell("stop")
    webbrowser.open(address)


def main(asked: list[str]) -> int:
    """Do it; gives the exit code."""
    python = "{}.{}".format(*sys.version_info[:2])
    ready = is_installed()
    why = None if ready else unfit(kind_of_computer(), python, sys.maxsize.bit_length() + 1, wheelhouse())
    if why or "--fit" in asked:
        print(why or "ok")
        return 1 if why else 0
    if not ready:
        install()
    port = running()
    if port:
        address = f"http://127.0.0.1:{port}/"
        tell("running", address=address)
        webbrowser.open(address)
        return 0
    port = next(filter(is_free, range(FIRST_PORT, FIRST_PORT + PORTS)), 0)
    if not port:
        sys.exit(in_words("ports", first=FIRST_PORT, last=FIRST_PORT + PORTS - 1))
    ended = serve(port, lan="--lan" in asked)
    if ended:
        tell("ended")
    return ended


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda *_: sys.exit(0))
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(0)
