"""Thirty readers who start at once, each over a websocket of its own, without a browser."""

import asyncio
import time

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.bench.measure import p95, spread

READERS = 30


async def _reader(port: int, start: asyncio.Event) -> float:
    """Milliseconds from connecting to the end of the first run."""
    await start.wait()
    begun = time.perf_counter()
    address = f"ws://localhost:{port}/_stcore/stream"
    async with websockets.connect(
        address, origin=f"http://localhost:{port}", subprotocols=["streamlit"], max_size=None, compression="deflate", ping_interval=None
    ) as socket:
        asked = BackMsg()
        asked.rerun_script.query_string = ""
        await socket.send(asked.SerializeToString())
        while True:
            told = ForwardMsg.FromString(await socket.recv())
            if told.WhichOneof("type") == "script_finished":
                return (time.perf_counter() - begun) * 1000


async def started(port: int, number: int = READERS) -> list[float]:
    """Milliseconds of so many readers who come at the same moment."""
    start = asyncio.Event()
    readers = [asyncio.create_task(_reader(port, start)) for _ in range(number)]
    start.set()
    return await asyncio.gather(*readers)


def crowd(port: int) -> dict[str, float]:
    """Spread and p95 of the time to the first finished run; one lone reader goes first."""
    asyncio.run(_alone(port))
    took = asyncio.run(started(port))
    return {**spread(took), "p95": p95(took)}


async def _alone(port: int) -> float:
    start = asyncio.Event()
    start.set()
    return await _reader(port, start)
