"""Printed sheets as readers hold them: the pages of a PDF, the words on each, and how it looks."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

A4 = (595.3, 841.9)


@dataclass(frozen=True)
class Printed:
    """A printed document on the disk."""

    path: Path

    @classmethod
    def of(cls, pdf: bytes, folder: Path) -> "Printed":
        if shutil.which("pdftotext") is None:
            pytest.skip("no poppler on this machine (Debian: apt-get install poppler-utils)")
        path = folder / "printed.pdf"
        path.write_bytes(pdf)
        return cls(path)

    def _poppler(self, command: str, *options: str) -> bytes:
        return subprocess.run([command, *options, str(self.path), "-"], capture_output=True, check=True).stdout

    @property
    def pages(self) -> list[str]:
        """The words of every page, in the order in which they are read."""
        return self._poppler("pdftotext").decode().split("\f")[:-1]

    @property
    def text(self) -> str:
        """All words, however the lines break."""
        return " ".join(" ".join(self.pages).split())

    @property
    def boxes(self) -> list[tuple[float, float, float, float, str]]:
        """Left, top, right, bottom of every word in points of its page, and the word."""
        found = []
        for line in self._poppler("pdftotext", "-bbox").decode().splitlines():
            if "<word" in line:
                parts = line.split('"')
                found.append((*(float(parts[index]) for index in (1, 3, 5, 7)), line.split(">")[1].split("<")[0]))
        return found

    def colours(self, page: int) -> dict[tuple[int, int, int], int]:
        """How many pixels of a page have each colour, at 40 dots an inch."""
        made = subprocess.run(
            ["pdftoppm", "-r", "40", "-f", str(page), "-l", str(page), str(self.path)], capture_output=True, check=True
        ).stdout
        pixels = made.split(b"\n", 3)[3]
        found: dict[tuple[int, int, int], int] = {}
        for at in range(0, len(pixels) - 2, 3):
            colour = (pixels[at], pixels[at + 1], pixels[at + 2])
            found[colour] = found.get(colour, 0) + 1
        return found
