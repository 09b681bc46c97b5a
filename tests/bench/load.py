"""The light page and another reader's workbook while twenty readers ask for slides and one for forty large pictures."""

import time
from pathlib import Path
from threading import Event, Thread

import psutil

from tests.bench.measure import p95, ratio
from tests.serving import Server

READERS, PICTURES, PAGES, BOOKS = 20, 40, 200, 9
MOST_MB = 1200


def measured(folder: Path) -> dict:
    server, ended, memory, askers = Server(folder), Event(), [0.0], []
    try:
        server.wait("/robots.txt")
        for path in ("/files/map.xlsx?lang=vi", "/files/map.pptx?lang=vi"):  # both workers have begun
            server.get(path)
        quiet = {"pages": _pages(server), "books": _books(server, "2025")}
        askers = [Thread(target=_watch, args=(server, ended, memory)), Thread(target=_pictures, args=(server, ended))]
        askers += [Thread(target=_ask, args=(server, ended, _deck(number), f"10.0.1.{number}")) for number in range(READERS)]
        for asker in askers:
            asker.start()
        busy = {"pages": _pages(server), "books": _books(server, "2024")}
        ended.wait(40)  # so that memory is seen while one large picture after the other is made
    finally:
        ended.set()
        for asker in askers:
            asker.join()
        server.stop()
    rows = {
        "/xem p95 under load, × unloaded": (round(p95(busy["pages"]) / p95(quiet["pages"]), 2), 3),
        "another reader's XLSX under load, × unloaded": (ratio(busy["books"], quiet["books"]), 3),
        "memory of all processes, MB": (round(memory[0]), MOST_MB),
    }
    promises = {name: {"value": value, "limit": limit, "reached": value <= limit} for name, (value, limit) in rows.items()}
    return {"quiet": quiet, "busy": busy, "promises": promises}


def _deck(number: int) -> str:
    return f"/files/map.pptx?era=2025&year={2010 + number}"


def _timed(server: Server, path: str, reader: str) -> float:
    begun = time.perf_counter()
    assert server.get(path, X_Forwarded_For=reader).status == 200, path
    return (time.perf_counter() - begun) * 1000


def _pages(server: Server) -> list[float]:
    return [_timed(server, "/xem?lang=vi", "10.0.3.1") for _ in range(PAGES)]


def _books(server: Server, era: str) -> list[float]:
    """Workbooks that nobody has asked for before: each of another view."""
    return [_timed(server, f"/files/map.xlsx?era={era}&year={2011 + number}&lang=en", "10.0.3.2") for number in range(BOOKS)]


def _ask(server: Server, ended: Event, path: str, reader: str) -> int:
    """Ask for one file as the map does, until it is there."""
    while not ended.is_set():
        status = server.get(path, Prefer="respond-async", X_Forwarded_For=reader).status
        if status != 202:
            return status
        ended.wait(0.3)
    return 0


def _pictures(server: Server, ended: Event) -> None:
    """Forty at once by one reader: two wait, the others are refused and asked for again."""

    def ask(number: int) -> None:
        asked = f"/files/map.png?paper=A3&dpi=600&era=2025&year={2015 + number % 10}&lang={'vi' if number % 2 else 'en'}&z={number}"
        while not ended.is_set() and _ask(server, ended, asked, "10.0.2.1") in (429, 503):
            ended.wait(2)

    threads = [Thread(target=ask, args=(number,)) for number in range(PICTURES)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _watch(server: Server, ended: Event, memory: list[float]) -> None:
    """The most that the server and its workers hold together."""
    root = psutil.Process(server.process.pid)
    while not ended.is_set():
        processes = [root, *root.children(recursive=True)]
        memory[0] = max(memory[0], sum(process.memory_info().rss for process in processes if process.is_running()) / 2**20)
        ended.wait(0.1)
