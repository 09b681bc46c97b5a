"""The words of a PDF as poppler reads them: each with its box, and the size of its letters."""

import re
import subprocess
import unicodedata
from html import unescape

from tests.tools import tool

WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
LINE = 1.265
"""Height of the box of a word in our typeface, in parts of the size of its letters."""


def pages(content):
    """Page by page: left, top, right and bottom of every word in points, and the word (NFC)."""
    command = [tool("pdftotext", "poppler-utils"), "-bbox", "-", "-"]
    read = subprocess.run(command, input=content, capture_output=True, check=True, timeout=240).stdout.decode()
    return [
        [(*map(float, box), unicodedata.normalize("NFC", unescape(word))) for *box, word in WORD.findall(page)]
        for page in read.split("<page ")[1:]
    ]


def size(word):
    """Points of its letters, if it stands upright."""
    return (word[3] - word[1]) / LINE
