"""Jobs for the workers' tests: what a worker meets, on purpose."""

import os
import sys
import time
from pathlib import Path

from geo.spreadsheets.limits import FileRefused
from geo.workers import each


def read_edition(edition, _mark):
    """Which object the edition is in the process that did this."""
    return len(edition.units), os.getpid(), id(edition)


def double(number):
    return 2 * number


def note(path, mark):
    """Leave a line where the test can count how often it was done, and give the process that did it."""
    with Path(path).open("a", encoding="utf-8") as file:
        file.write(f"{mark}\n")
    return str(os.getpid()).encode()


def rest(seconds, mark=""):
    """``mark`` tells jobs apart that rest alike."""
    time.sleep(seconds)
    return mark


def count(to):
    for _ in each(range(to)):
        time.sleep(0.05)


def burn():
    """Never ends, and never lets another thread of its process in for long."""
    while True:
        sum(range(10_000_000))


def fill(megabytes):
    held = [bytes(1024) * 1024 for _ in range(megabytes)]
    time.sleep(60)
    return len(held)


def die():
    os._exit(3)


def refuse():
    raise FileRefused("rows", most=5)


def printed():
    sys.stdout.write("a job talks\n")
    os.write(1, b"even past Python\n")
    return "and is heard"


def talk(every):
    """Never ends, and says so all the time."""
    while True:
        for _ in each(range(1000)):
            time.sleep(every)
