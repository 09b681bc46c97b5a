"""A session of the real server without a browser: the page of the map runs in it."""

from contextlib import asynccontextmanager

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg


@asynccontextmanager
async def session(server, until):
    """Open while the first message of a kind (``until``) is looked at: ``new_session`` has its id, ``script_finished`` ends the run."""
    stream = f"ws://localhost:{server.port}/_stcore/stream"
    async with websockets.connect(stream, subprotocols=["streamlit"], origin=server.url, max_size=None) as socket:
        asked = BackMsg()
        asked.rerun_script.query_string = ""
        await socket.send(asked.SerializeToString())
        while (message := ForwardMsg.FromString(await socket.recv())).WhichOneof("type") != until:
            pass
        yield message
