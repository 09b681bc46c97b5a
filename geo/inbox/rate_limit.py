"""How often one reader may leave something with us."""

import hashlib
import ipaddress
import secrets
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from threading import Lock

MOST_READERS = 5_000
"""Readers remembered at once; beyond that the longest silent one is forgotten (the store has a limit of its own)."""
IPV6_HOUSE = 64
"""Bits of an IPv6 address that name one connection: whoever has it can pick any of the rest."""
NETWORK = {4: 24, 6: 48}
"""Bits, by IP version, that name the network of one site: what a provider gives one customer at most, as a rule (RFC 6177)."""

_LOCAL = ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8", "::1", "fc00::/7", "fe80::/10")
LOCAL = [ipaddress.ip_network(text) for text in _LOCAL]
"""Networks in which everybody is at home, or stands behind one proxy (RFC 1918, 4193, 4291): they have the whole day's room."""


class Allowance:
    """So many times in so many seconds, for each reader.

    Kept in memory alone, under a name that cannot be turned back into an address; forgotten at a restart.
    """

    def __init__(self, most: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self.most, self.seconds = most, seconds
        self._clock = clock
        self._key = secrets.token_bytes(16)
        self._times: OrderedDict[bytes, deque[float]] = OrderedDict()
        self._lock = Lock()

    def take(self, who: str) -> int:
        """Use up one time; 0 when it was allowed, else the seconds until the next (nothing is used up then)."""
        name, now = self._name(who), self._clock()
        with self._lock:
            times = self._times.setdefault(name, deque())
            self._times.move_to_end(name)
            while len(self._times) > MOST_READERS:
                self._times.popitem(last=False)
            while times and times[0] <= now - self.seconds:
                times.popleft()
            if len(times) >= self.most:
                return max(1, int(times[0] + self.seconds - now))
            times.append(now)
            return 0

    def give_back(self, who: str) -> None:
        """Undo the last ``take``: nothing came of it."""
        with self._lock:
            times = self._times.get(self._name(who))
            if times:
                times.pop()

    def _name(self, who: str) -> bytes:
        return hashlib.blake2b(house(who).encode(), key=self._key, digest_size=16).digest()


def wait_of(claims: Sequence[tuple[Allowance, str, str]]) -> tuple[int, str]:
    """Use up one time of each allowance, or none at all: then the seconds until the next, and the word that stands beside it."""
    for index, (allowance, who, reason) in enumerate(claims):
        wait = allowance.take(who)
        if wait:
            for taken, name, _reason in claims[:index]:
                taken.give_back(name)
            return wait, reason
    return 0, ""


def _cut(address: str, bits: dict[int, int]) -> str:
    """The first ``bits`` of a network address, by its version; other text as it is."""
    try:
        given = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    plain = (given.ipv4_mapped if isinstance(given, ipaddress.IPv6Address) else None) or given
    return str(ipaddress.ip_network((plain, bits[plain.version]), strict=False))


def house(address: str) -> str:
    """The part of a network address that one reader cannot change at will; other text as it is."""
    return _cut(address, {4: 32, 6: IPV6_HOUSE})


def network(address: str) -> str:
    """The network of a whole site; other text as it is, nothing for an address of this machine or of the local network."""
    site = _cut(address, NETWORK)
    with suppress(ValueError, TypeError):
        cut = ipaddress.ip_network(site)
        return "" if any(cut.version == local.version and cut.overlaps(local) for local in LOCAL) else site
    return site
