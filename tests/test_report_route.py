"""The desk for reports: only our own pages may send, small and not too often; nothing personal is logged, nothing hostile breaks it."""

import json
import re
import socket
import sqlite3
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from geo.inbox.report import BOX
from geo.inbox.store import FILE, Store
from tests.serving import Server
from tests.test_reports import GOOD, HOSTILE

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    """A server of its own: its readers have a limit."""
    running = Server(tmp_path_factory.mktemp("reports"))
    yield running.wait()
    running.stop()


def send(server, told, **headers):
    body = told if isinstance(told, bytes) else json.dumps(told).encode()
    given_headers = {"Content_Type": "application/json", "Origin": server.url, **headers}
    return server.get("/report", method="POST", body=body, **{name: value for name, value in given_headers.items() if value is not None})


def test_a_report_sent_to_the_server_is_found_by_the_command_and_floods_end(own):
    refused = [
        (403, {"Origin": None}),
        (403, {"Origin": "https://example.org"}),
        (403, {"Origin": "null"}),
        (403, {"Origin": "http://["}),
        (403, {"Sec_Fetch_Site": "cross-site"}),
        (403, {"Sec_Fetch_Site": "same-site"}),
        (415, {"Content_Type": "text/plain"}),
        (415, {"Content_Type": "application/x-www-form-urlencoded"}),
    ]
    for status, headers in refused:
        answer = send(own, GOOD, **headers)
        assert answer.status == status
        assert answer.json["errors"][0]["text"]["vi"]
    assert send(own, b"{" * 4000).status == 400
    assert send(own, b"[" * 8000).status == 400
    assert send(own, b"x" * 8193).status == 413
    assert send(own, b"x" * 2_000_000).status == 413
    assert send(own, b"\xff\xfe").status == 400
    assert send(own, []).status == 422
    assert send(own, {**GOOD, "message": "x"}).json["errors"][0]["field"] == "message"
    assert own.get("/report").status == 405
    assert Store(own.kept).entries(BOX.name) == []
    for n in range(5):
        answer = send(own, {**GOOD, "message": f"{HOSTILE[n]} {n}"}, Sec_Fetch_Site="same-origin")
        assert answer.status == 201
        assert answer.json["months"] == BOX.months
        assert answer.headers["cache-control"] == "no-store"
    flood = send(own, GOOD)
    assert flood.status == 429
    assert 0 < int(flood.headers["retry-after"]) <= 600
    assert "phút" in flood.json["errors"][0]["text"]["vi"]
    assert [entry["message"] for entry in Store(own.kept).entries(BOX.name)] == [f"{HOSTILE[n]} {n}" for n in range(5)]
    assert "Diện tích" not in own.said()
    assert "onerror" not in own.said()
    assert f"letters of readers are kept in {own.kept / FILE}" in own.said()
    assert own.get("/health").json["inbox"] == "ok"
    assert not re.search("Traceback| ERROR ", own.said())


def test_a_reader_behind_a_proxy_is_another_reader(own):
    assert send(own, GOOD, X_Forwarded_For="203.0.113.9").status == 201
    assert own.outgoing == []


def test_a_letter_is_deleted_by_its_code_and_codes_cannot_be_guessed(own):
    number = send(own, GOOD, X_Forwarded_For="203.0.113.20").json["id"]

    def withdraw(code, **headers):
        given = {"Content_Type": "application/json", "Origin": own.url, "X_Forwarded_For": "203.0.113.21", **headers}
        return own.get("/report", method="DELETE", body=json.dumps({"id": code}).encode(), **given)

    assert withdraw(number, Origin="https://example.org").status == 403
    assert withdraw(["x"]).status == 400
    assert withdraw("\ud800").status == 404
    assert withdraw("' OR 1=1 --").status == 404
    assert withdraw(number).json == {"deleted": 1}
    assert withdraw(number).status == 404
    answer = [withdraw("1" * 16) for _ in range(10)][-1]
    assert answer.status == 429
    assert "phút" in answer.json["errors"][0]["text"]["vi"]


def test_a_report_that_breaks_off_is_one_line_of_log(own):
    head = f"POST /report HTTP/1.1\r\nHost: localhost:{own.port}\r\nOrigin: {own.url}\r\nContent-Type: application/json\r\n"
    with socket.create_connection(("localhost", own.port)) as line:
        line.sendall((head + "Content-Length: 500\r\n\r\n{").encode())
    own.until(lambda: "a report broke off" in own.said())
    assert not re.search("Traceback| ERROR ", own.said())
    assert own.said().count("broke off") == 1


@pytest.mark.soak
def test_sixty_reports_that_wait_do_not_hold_up_the_map(own):
    with closing(sqlite3.connect(own.kept / FILE, isolation_level=None)) as base:
        base.execute("BEGIN IMMEDIATE")
        with ThreadPoolExecutor(60) as crowd:
            waiting = [crowd.submit(send, own, GOOD, X_Forwarded_For=f"10.{n}.0.9") for n in range(60)]
            for _ in range(5):
                assert own.get("/xem").status == 200
            assert not all(sent.done() for sent in waiting)
            base.execute("ROLLBACK")
            statuses = Counter(sent.result().status for sent in waiting)
    assert statuses[201] + statuses[503] == 60
    assert statuses[201] >= 50


def test_a_store_that_cannot_be_written_is_said_and_nothing_breaks(own):
    before = own.kept.rename(own.kept.with_name("before")) if own.kept.exists() else None
    own.kept.write_text("in the way", encoding="utf-8")
    answer = send(own, GOOD, X_Forwarded_For="203.0.113.10")
    assert answer.status == 503
    assert "sao chép" in answer.json["errors"][0]["text"]["vi"]
    assert not re.search("Traceback| ERROR ", own.said())
    own.kept.unlink()
    if before:
        before.rename(own.kept)
