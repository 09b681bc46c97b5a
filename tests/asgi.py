"""The server's routes asked in this process, as Streamlit's own server would pass a request on."""

import asyncio
from threading import Thread
from urllib.parse import unquote

from starlette.applications import Starlette

from geo.server.rest import rest_of
from tests.serving import Answer

APP = rest_of(Starlette())


async def _ask(path, headers, app):
    path, _, query = path.partition("?")
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": unquote(path),
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "headers": [(b"host", b"localhost"), *((name.lower().encode(), text.encode()) for name, text in headers.items())],
        "client": ("127.0.0.1", 1),
        "server": ("localhost", 80),
    }
    sent = []

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    await app(scope, receive, send)
    named = {name.decode().lower(): text.decode() for name, text in sent[0]["headers"]}
    return Answer(sent[0]["status"], named, b"".join(message.get("body", b"") for message in sent[1:]), path)


def ask(path, app=APP, **headers):
    """One GET; underscores of header names are read as dashes. In a thread of its own: a browser's loop may run in this one."""
    answers = []
    headers = {name.replace("_", "-"): text for name, text in headers.items()}
    thread = Thread(target=lambda: answers.append(asyncio.run(_ask(path, headers, app))))
    thread.start()
    thread.join()
    assert answers, "the server raised"
    return answers[0]
