"""An office's computer seen from inside it: run by test_office.py in a network that reaches nobody, prints what it saw as JSON.

python tests/office_start.py FOLDER FILE   FOLDER: the map; FILE: what BROWSER writes the addresses into that it is asked to open
"""

import fcntl
import http.client
import json
import signal
import socket
import struct
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

FLAGS, UP = 0x8914, 0x41  # SIOCSIFFLAGS; IFF_UP, IFF_RUNNING
WITHIN = 300


def bring_up_loopback():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, FLAGS, struct.pack("16sh", b"lo", UP))


def started(folder, opened, log):
    """A start by double click, and the address that the browser was given; the seconds until then."""
    opened.unlink(missing_ok=True)
    begun = time.monotonic()
    process = subprocess.Popen(["sh", str(folder / "deploy/chay.sh")], stdout=log, stderr=subprocess.STDOUT, cwd="/")
    while not (opened.exists() and opened.read_text().endswith("\n")):
        assert process.poll() in (None, 0), "it ended"
        assert time.monotonic() - begun < WITHIN, "no browser"
        time.sleep(0.05)
    return process, opened.read_text().strip(), time.monotonic() - begun


def status(address, path):
    host, port = address.removeprefix("http://").rstrip("/").split(":")
    with closing(http.client.HTTPConnection(host, int(port), timeout=60)) as connection:
        connection.request("GET", path)
        return connection.getresponse().status


def listens(address):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", int(address.rstrip("/").rpartition(":")[2]))) == 0


def main(folder, opened):
    """Start, start once more while it runs, end; start again with the usual port taken, end as a closed window does."""
    bring_up_loopback()
    seen = {}
    with (opened.parent / "window.txt").open("wb") as log:
        first, seen["address"], seen["first_s"] = started(folder, opened, log)
        seen["paths"] = {path: status(seen["address"], path) for path in ("/health", "/xem", "/")}
        twice, seen["twice"], _ = started(folder, opened, log)
        seen["twice_ended"] = twice.wait(timeout=30)
        first.send_signal(signal.SIGTERM)
        seen["ended"], seen["listens"] = first.wait(timeout=30), listens(seen["address"])
        with socket.create_server(("127.0.0.1", 8501)):
            again, seen["beside"], seen["again_s"] = started(folder, opened, log)
            again.send_signal(signal.SIGHUP)
            seen["closed"], seen["still"] = again.wait(timeout=30), listens(seen["beside"])
    print(json.dumps(seen))


main(Path(sys.argv[1]), Path(sys.argv[2]))
