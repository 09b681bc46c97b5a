"""What packing the websocket saves and costs: each page opened with and without it, bytes on the wire and the server's processor time."""

import asyncio
import statistics
import time
from pathlib import Path

import psutil
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection

from tests.bench.measure import Range, ratio
from tests.bench.server_starts import ALL
from tests.serving import Server

PAGES = ("", "figures", "invest", "sources")
WAYS = {"packed": "deflate", "plain": None}


class _Counted(ClientConnection):
    received = 0

    def data_received(self, data: bytes) -> None:
        self.received += len(data)
        super().data_received(data)


async def _visit(port: int, page: str, compression: str | None) -> tuple[int, float]:
    """Bytes that came until the page had run once, and the milliseconds that took."""
    asked = BackMsg()
    asked.rerun_script.page_name = page
    begun = time.perf_counter()
    async with websockets.connect(
        f"ws://localhost:{port}/_stcore/stream", origin=f"http://localhost:{port}", subprotocols=["streamlit"], max_size=None,
        compression=compression, create_connection=_Counted, ping_interval=None,
    ) as socket:  # fmt: skip
        await socket.send(asked.SerializeToString())
        while ForwardMsg.FromString(await socket.recv()).WhichOneof("type") != "script_finished":
            pass
        return socket.received, (time.perf_counter() - begun) * 1000


def measured(folder: Path, number: int) -> dict:
    """Each page so many times each way in turn, the first time aside."""
    server = Server(folder).wait(ALL)
    sizes: dict[tuple[str, str], Range] = {(way, page): [] for way in WAYS for page in PAGES}
    took: dict[str, Range] = {way: [] for way in WAYS}
    processor: dict[str, Range] = {way: [] for way in WAYS}
    process = psutil.Process(server.process.pid)
    try:
        for turn in range(number + 1):
            for page in PAGES:
                for way in sorted(WAYS, reverse=bool(turn % 2)):  # each goes first in every other turn
                    before = sum(process.cpu_times()[:2])
                    size, milliseconds = asyncio.run(_visit(server.port, page, WAYS[way]))
                    if turn:
                        sizes[way, page].append(size)
                        took[way].append(milliseconds)
                        processor[way].append(sum(process.cpu_times()[:2]) - before)
    finally:
        server.stop()
    shown = {way: {page or "/": round(statistics.median(sizes[way, page])) for page in PAGES} for way in WAYS}
    rows = {
        "websocket of all pages, bytes packed × plain": (round(sum(shown["packed"].values()) / sum(shown["plain"].values()), 3), 0.5),
        "time until a page has run, packed × plain": (ratio(took["packed"], took["plain"]), 1.2),
        "processor of the server, packed × plain": (round(sum(processor["packed"]) / sum(processor["plain"]), 3), 1.2),
    }
    return {"bytes": shown, "pairs": number} | {
        "promises": {name: {"value": value, "limit": limit, "reached": value <= limit} for name, (value, limit) in rows.items()}
    }
