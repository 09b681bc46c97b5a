"""What readers bring stands in memory within limits: of each session, and of all."""

import asyncio
import re

import pytest

from geo.server import uploads
from tests import apart
from tests.session import session

MEGABYTE = 1024 * 1024


@pytest.mark.parametrize(
    ("own", "others", "length", "status"),
    [
        ([], [], 10, 0),
        ([1, 1], [], 10, 0),
        ([1, 1, 1], [], 10, 413),
        ([15 * MEGABYTE], [], 6 * MEGABYTE, 413),
        ([], [90 * MEGABYTE], 5 * MEGABYTE, 0),
        ([], [90 * MEGABYTE], 11 * MEGABYTE, 503),
        ([], [], None, 411),
    ],
)
def test_a_file_is_taken_while_there_is_room(monkeypatch, own, others, length, status):
    monkeypatch.setattr(uploads, "sizes", lambda session="": own if session else [*own, *others])
    assert uploads.refusal("me", length, 1600 * MEGABYTE) == status


async def _session(server):
    """A session of the real server: its id, as the first message tells it."""
    async with session(server, "new_session") as message:
        return await asyncio.to_thread(_fill, server, message.new_session.initialize.session_id)


def _fill(server, owner):
    token = re.search(r"_streamlit_xsrf=([^;]+)", server.get("/_stcore/health").headers.get("set-cookie", "") or "_streamlit_xsrf=;")
    statuses = []
    for number in range(5):
        body = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\na,b\r\n--x--\r\n'
        headers = {"Content_Type": "multipart/form-data; boundary=x"}
        if token:
            headers |= {"Cookie": f"_streamlit_xsrf={token[1]}", "X_Xsrftoken": token[1]}
        statuses.append(server.get(f"/_stcore/upload_file/{owner}/{number}", method="PUT", body=body, **headers).status)
    return statuses


@pytest.mark.slow
def test_the_real_server_holds_three_files_of_a_session(server):
    assert apart.run(_session(server)) == [204, 204, 204, 413, 413]
