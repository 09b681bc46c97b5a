"""A way to a server that counts what goes back over it, as it is on the wire: packed as it was packed, websockets too."""

import asyncio
from contextlib import suppress
from threading import Thread

PIECE = 1 << 16


class Counter:
    """``localhost:port`` is the server behind ``target``; ``sent`` is how many bytes it has answered."""

    def __init__(self, target: int) -> None:
        self.target, self.sent, self.port = target, 0, 0
        self._loop = asyncio.new_event_loop()
        Thread(target=self._loop.run_forever, daemon=True).start()
        asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result()

    async def _listen(self) -> None:
        server = await asyncio.start_server(self._serve, "localhost", 0)
        self.port = server.sockets[0].getsockname()[1]
        self._server = server

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, asyncio.CancelledError):
            behind, ahead = await asyncio.open_connection("localhost", self.target)
            await asyncio.gather(self._pass(reader, ahead, 0), self._pass(behind, writer, 1))

    async def _pass(self, source: asyncio.StreamReader, to: asyncio.StreamWriter, counted: int) -> None:
        with suppress(OSError):
            while piece := await source.read(PIECE):
                self.sent += counted * len(piece)
                to.write(piece)
                await to.drain()
        to.close()

    def stop(self) -> None:
        """Whoever still waits for something is let go."""
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)

    async def _end(self) -> None:
        self._server.close()
        passing = asyncio.all_tasks() - {asyncio.current_task()}
        for one in passing:
            one.cancel()
        await asyncio.gather(*passing, return_exceptions=True)
