"""Who comes in: only under a name of this server, to the websocket only from its own pages, and nobody keeps others out."""

import asyncio
import socket

import pytest
import uvicorn
import websockets
from starlette.responses import PlainTextResponse

from geo.server import connection, file_limit, visits
from geo.server.gate import host_of, is_ours, own_origin
from tests import apart
from tests.serving import Server, free_port


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("localhost:8501", "localhost"),
        ("Map.Example.VN.", "map.example.vn"),
        ("[::1]:8501", "[::1]"),
        ("10.0.0.7", "10.0.0.7"),
        ("", None),
        ("a b", None),
        ("user@map.vn", None),
        ("map.vn:port", None),
        ("map.vn/path", None),
        ("<script>", None),
        (".", None),
    ],
)
def test_a_host_is_read_or_malformed(header, name):
    assert host_of(header) == name


@pytest.mark.parametrize(
    ("name", "named", "ours"),
    [
        ("localhost", "", True),
        ("127.0.0.1", "", True),
        ("[::1]", "", True),
        ("192.168.1.20", "", True),
        ("may-chu", "", True),
        ("may-chu.local", "", True),
        ("example.org", "", False),
        ("map.example.vn", "map.example.vn", True),
        ("other.example.vn", "map.example.vn", False),
        ("a.example.vn", "x.vn, *.example.vn", True),
        ("example.vn", "*.example.vn", False),
        ("evilexample.vn", "*.example.vn", False),
        ("192.168.1.20", "map.example.vn", False),
        ("localhost", "map.example.vn", True),  # who looks after it asks there
        ("map.example.vn", "https://map.example.vn/", True),  # as people copy it
        ("map.example.vn", "Map.Example.vn:443", True),
    ],
)
def test_the_names_of_this_server(name, named, ours):
    assert is_ours(name, named) is ours


@pytest.mark.parametrize(
    ("origin", "host", "scheme", "own"),
    [
        ("http://localhost:8501", "localhost:8501", "ws", True),
        ("https://map.vn", "map.vn", "wss", True),
        ("https://map.vn", "map.vn:443", "wss", True),
        ("HTTP://Map.vn", "map.VN", "ws", True),
        ("https://evil.vn", "map.vn", "wss", False),
        ("http://localhost:3000", "localhost:8501", "ws", False),
        ("null", "map.vn", "wss", False),
        ("", "map.vn", "wss", False),
        ("http://[", "map.vn", "wss", False),
        ("file://map.vn", "map.vn", "wss", False),
    ],
)
def test_a_page_of_ours_is_told_from_anothers(origin, host, scheme, own):
    assert own_origin(origin, host, scheme) is own


def test_a_request_under_another_name_or_none_is_refused_in_words(server):
    assert server.get("/health", host="localhost.").status == 200
    refused = server.get("/", host="map.example.org")
    assert (refused.status, "map.example.org" in refused.text, "DAMHA_HOSTS" in refused.text) == (421, True, True)
    for malformed in ("a b", "@", "x" * 300):
        assert server.get("/xem", host=malformed).status == 400


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/agent/mcp", "/_stcore/anything", "/_stcore/script-health-check"])
def test_of_streamlits_own_only_what_its_pages_need_is_there(server, path):
    assert server.get(path).status == 404
    assert server.get("/_stcore/health").status == 200


async def _until(holds):
    while not holds():  # noqa: ASYNC110 - of another thread, or of a server that tells nobody
        await asyncio.sleep(0.01)


async def _handshake(url, **headers):
    try:
        async with websockets.connect(url, subprotocols=["streamlit"], **headers):
            return 101
    except websockets.InvalidStatus as refused:
        return refused.response.status_code


@pytest.mark.slow
def test_a_websocket_opens_for_our_own_pages_alone_and_no_stranger_makes_the_server_ask_the_internet(server):
    stream = f"ws://localhost:{server.port}/_stcore/stream"
    assert apart.run(_handshake(stream, origin=server.url)) == 101
    for strange in ({"origin": "https://example.org"}, {"origin": "null"}, {}):
        assert apart.run(_handshake(stream, **strange)) == 403
    assert apart.run(_handshake(f"ws://localhost:{server.port}/elsewhere", origin=server.url)) == 403
    assert server.get("/health").json["status"] == "ok"
    assert server.outgoing == []


@pytest.mark.slow
def test_a_header_that_never_ends_is_closed_and_one_that_comes_late_is_answered(monkeypatch):
    monkeypatch.setattr(connection, "HEADER_WITHIN", 0.5)
    running = uvicorn.Server(uvicorn.Config(PlainTextResponse("here"), port=free_port(), log_level="critical"))
    bound = socket.socket()  # as Streamlit binds it
    bound.bind(("127.0.0.1", running.config.port))

    async def ask():
        serving = asyncio.create_task(running.serve([bound]))
        await _until(lambda: running.started)
        endless, late = [await asyncio.open_connection("127.0.0.1", running.config.port) for _ in range(2)]
        for _, writer in (endless, late):
            writer.write(b"GET / HTTP/1.1\r\nHost: localhost\r\n")
        late[1].write(b"\r\n")
        assert b"here" in await late[0].readuntil(b"here")
        sockets = [each.transport.get_extra_info("socket") for each in running.server_state.connections]
        assert sockets
        assert all(own.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) for own in sockets)
        late[1].write(b"GET / HTTP/1.1\r\nHost:")
        assert await endless[0].read() == b""
        assert await late[0].read() == b""
        for _, writer in (endless, late):
            writer.close()
            await writer.wait_closed()
        running.should_exit = True
        await serving

    apart.run(asyncio.wait_for(ask(), 30))


@pytest.mark.slow
def test_the_server_as_it_is_started_closes_a_header_that_never_ends(server):
    with socket.create_connection(("localhost", server.port), timeout=2 * connection.HEADER_WITHIN) as endless:
        endless.sendall(b"GET / HT")
        assert endless.recv(1) == b""


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="no limit of open files to set")
def test_a_thousand_sockets_leave_the_light_page_and_the_health_answering(tmp_path):
    running = Server(tmp_path, open_files=1024)
    try:
        running.wait("/robots.txt")
        statuses = apart.run(_crowd(running))
        assert statuses.count(101) == (1024 - file_limit.BESIDE) // file_limit.PER_SOCKET
        assert 1 <= running.said().count("websockets open") <= 5  # one a minute, however slow this machine is
        assert running.get("/").status == 200
    finally:
        running.stop()


async def _crowd(running):
    """A thousand connections that ask nothing, then a thousand websockets, open until light page, health and full page have answered."""
    idle = [await asyncio.open_connection("localhost", running.port) for _ in range(1000)]
    assert (await asyncio.to_thread(running.get, "/xem")).status == 200
    for _, writer in idle:
        writer.transport.abort()
    stream, opened, statuses = f"ws://localhost:{running.port}/_stcore/stream", [], []
    for _ in range(1000):
        try:
            opened.append(await websockets.connect(stream, subprotocols=["streamlit"], origin=running.url, open_timeout=60))
            statuses.append(101)
        except websockets.InvalidStatus as refused:
            statuses.append(refused.response.status_code)
    for path in ("/xem", "/health"):
        assert (await asyncio.to_thread(running.get, path)).status == 200
    crowded = await asyncio.to_thread(running.get, "/?lang=en&era=2025")
    assert (crowded.status, "/xem?era=2025&amp;lang=en" in crowded.text) == (503, True)
    for one in opened:
        one.transport.close()
    return statuses


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="no limit of open files to set")
def test_visits_that_have_ended_leave_no_files_open(tmp_path):
    running = Server(tmp_path, open_files=320)
    try:
        running.wait("/robots.txt")
        assert apart.run(_visits(running, 3 * visits.MOST)) == {101}
        assert running.get("/xem").status == 200
    finally:
        running.stop()


async def _visits(running, number):
    """So many visits, one after the other; gives what was answered."""
    stream, statuses = f"ws://localhost:{running.port}/_stcore/stream", set()
    for _ in range(number):
        async with websockets.connect(stream, subprotocols=["streamlit"], origin=running.url, open_timeout=60) as socket_:
            statuses.add(socket_.response.status_code)
    return statuses
