"""Which proxies in front of this server are believed when they say who really asks, and whether by https."""

import ipaddress
import logging
import os

SETTING = "FORWARDED_ALLOW_IPS"
"""Names further ones, with commas between: addresses or networks, ``*`` for all (uvicorn's own name for it)."""
THIS_MACHINE = ("127.0.0.1", "::1", "::ffff:127.0.0.1")
"""A proxy on this machine. uvicorn itself trusts 127.0.0.1 alone, and behind a socket for both kinds of addresses that is another name."""
MAPPED = 96
"""Bits in front of an IPv4 address where a socket for both kinds shows it as IPv6 (RFC 4291, 2.5.5.2)."""
_log = logging.getLogger(__name__)


def _both(written: str) -> list[str]:
    """An address or network as each kind of socket shows it; empty, and said in the log, for what is none."""
    try:
        network = ipaddress.ip_network(written)
    except ValueError:
        _log.warning("%s: “%s” is no address and no network (192.0.2.7, 10.0.0.0/8); no proxy is believed for it", SETTING, written)
        return []
    if network.version == 4:  # noqa: PLR2004 - IPv4
        return [written, f"::ffff:{network.network_address}/{MAPPED + network.prefixlen}"]
    return [written]


def trusted() -> list[str] | str:
    """The addresses and networks whose word counts, as uvicorn wants them."""
    named = [written for part in os.environ.get(SETTING, "").split(",") if (written := part.strip())]
    if "*" in named:
        return "*"
    return [*THIS_MACHINE, *(form for written in named for form in _both(written))]
