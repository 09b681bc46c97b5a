"""Refuse and write down every attempt of this process to reach another machine; loopback is free."""

import ipaddress
import os
import socket
import sys
from pathlib import Path

LOG = os.environ.get("OUTGOING_LOG")
NAMES = {"", "localhost", "0.0.0.0", "::", socket.gethostname()}  # noqa: S104 - names of this machine, nothing is bound here


def _foreign(host: object) -> bool:
    name = host.decode() if isinstance(host, bytes) else str(host or "")
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return name not in NAMES
    return not (address.is_loopback or address.is_unspecified)


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if event == "socket.getaddrinfo":
        host = arguments[0]
    elif event in {"socket.connect", "socket.sendto"} and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    else:
        return
    if _foreign(host):
        with Path(str(LOG)).open("a", encoding="utf-8") as log:
            log.write(f"{event} {host}\n")
        raise OSError(f"refused by the tests: {event} {host}")


if LOG:
    sys.addaudithook(_watch)
