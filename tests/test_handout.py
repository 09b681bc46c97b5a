"""The handout: small slides on A4, and beside them everything that is to be read at hand."""

import subprocess
import sys
from datetime import date
from functools import cache

import pytest

from geo import story
from geo.export.__main__ import main
from geo.language import LANGUAGES
from geo.slides import HANDOUTS, story_bytes
from geo.workers import LONG
from tests.pdf_words import pages, size
from tests.test_pdf import addresses, opened, titles, urls

A4 = (595.28, 841.89)


@pytest.fixture(scope="module")
def handout(edition):
    return cache(lambda lang, each: story_bytes(edition, story.load(edition), f"pdf-{each}", lang, date(2026, 11, 23)))


def said(words, each):
    """What stands beside the slides, or below them, in letters that can be read at hand: line by line, without the breaks between them."""
    large = [word for word in words if size(word) >= 6.9 and (each == 2 or word[0] > 300)]
    return "".join(word[4] for word in sorted(large, key=lambda word: (word[1], word[0])))


@pytest.mark.slow
@pytest.mark.parametrize("each", HANDOUTS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_headline_and_note_can_be_read_in_order_on_a4(edition, handout, lang, each):
    read, content = story.load(edition), handout(lang, each)
    pdf, sheets = opened(content), pages(content)
    assert {tuple(round(float(side), 2) for side in page.mediabox[2:]) for page in pdf.pages} == {A4}
    text, at = "".join(said(words, each) for words in sheets), 0
    for number, slide in enumerate(read.slides, start=1):
        for part in (f"{number}. {slide.title.text(lang)}", *slide.notes.text(lang).split("\n")):
            bare = "".join(part.split())
            assert bare in text[at:], part
            at = text.index(bare, at) + len(bare)
    outline = titles(pdf)
    assert len(sheets) == -(-len(outline) // each)
    assert [title for title in outline if "/2)" not in title] == [slide.title.text(lang) for slide in read.slides[:-1]]
    assert urls(edition, {name for slide in read.slides for name in slide.cited}) <= addresses(pdf)
    assert (str(pdf.Root.Lang), bool(pdf.Root.MarkInfo.Marked)) == (lang, True)
    with pdf.open_metadata() as about:
        assert about["pdfuaid:part"] == "1"


WEIGHED = """
import re
from pathlib import Path
from geo import story
from geo.edition import load
from geo.slides import story_bytes
district = load()
story_bytes(district, story.load(district), "pdf-4", "vi")
print(int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) / 1024)  # ru_maxrss would count the parent too
"""


@pytest.mark.slow
def test_a_handout_is_made_within_the_memory_of_a_worker():
    done = subprocess.run([sys.executable, "-c", WEIGHED], capture_output=True, check=True, text=True)
    assert float(done.stdout) < LONG.megabytes


@pytest.mark.parametrize("given", [["--story", "--out", "x.pptx"], ["--out", "x.pdf"]])
@pytest.mark.parametrize(("lang", "words"), [("en", "A handout only goes"), ("vi", "Bản phát tay chỉ")])
def test_a_handout_of_anything_else_is_refused_in_words(capsys, given, lang, words):
    assert main([*given, "--handout", "2", "--lang", lang]) == 2
    assert words in capsys.readouterr().err
