"""So many readers of a page of Streamlit at the same moment, and a light page asked again and again."""

import asyncio
import time
from http.client import HTTPConnection
from socket import IPPROTO_TCP, TCP_QUICKACK
from threading import Thread

from websockets.exceptions import ConnectionClosed

from tests.bench.measure import p95
from tests.bench.peers.report import TOGETHER
from tests.bench.peers.visit import LATE, WITHIN
from tests.bench.readers import started

SECONDS, CONNECTIONS = 5, 4
LOST = "connections lost"
ALONE = 7
"""How often one reader comes alone: one measurement has no 95 of 100."""


def crowd(port: int, number: int) -> float | str:
    """Milliseconds that 95 of 100 of so many readers stay below, from connecting to the end of the first run."""

    async def all_of_them() -> list[float]:
        return await asyncio.wait_for(started(port, number), WITHIN / 1000)

    try:
        if number == 1:
            return sorted(asyncio.run(all_of_them())[0] for _ in range(ALONE))[ALONE // 2]
        return p95(asyncio.run(all_of_them()))
    except TimeoutError:
        return LATE
    except (OSError, ConnectionClosed):
        return LOST


def crowds(ports: dict[str, int]) -> dict[str, dict[str, float | str]]:
    """The same number of readers at one server after the other, then more of them; each server has had a reader before."""
    found: dict[str, dict[str, float | str]] = {name: {} for name in ports}
    for port in ports.values():
        crowd(port, 2)
    for number in TOGETHER:
        for name, port in ports.items():
            broken = next((one for one in found[name].values() if isinstance(one, str)), None)
            took = broken or crowd(port, number)
            found[name][str(number)] = took if isinstance(took, str) else round(took, 1)
            print(f"{number:>4} sessions {name:<18} {found[name][str(number)]}", flush=True)
    return found


def asked(port: int, path: str) -> float:
    """Answers a second over a few kept connections; what asks is Python and slower than many servers: at least so many.

    What has come is acknowledged at once (Linux; said anew each time): a server that sends head and body apart waits for that otherwise.
    """
    answers, end = [0] * CONNECTIONS, time.monotonic() + SECONDS

    def ask(mine: int) -> None:
        connection = HTTPConnection("localhost", port, timeout=30)
        connection.connect()
        while time.monotonic() < end:
            connection.request("GET", path, headers={"Accept-Encoding": "br, gzip", "Accept-Language": "vi"})
            connection.sock.setsockopt(IPPROTO_TCP, TCP_QUICKACK, 1)
            answer = connection.getresponse()
            connection.sock.setsockopt(IPPROTO_TCP, TCP_QUICKACK, 1)
            answer.read()
            assert answer.status == 200, path
            answers[mine] += 1
        connection.close()

    threads = [Thread(target=ask, args=(mine,)) for mine in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return round(sum(answers) / SECONDS, 1)
