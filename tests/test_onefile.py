"""The map as one file: small enough for a mail, safe against the text of its own data."""

import base64
import gzip
import json
import re

import pytest

from geo.client import one_file
from geo.client.bundle import CLIENT, policy_hash
from geo.datasets import data_files
from geo.datasets.client_files import compact
from geo.edition import load
from geo.javascript.engine import call
from geo.view import View

INFLATE = CLIENT / "core" / "inflate.js"


@pytest.mark.slow
def test_it_stays_under_one_and_a_half_megabytes():
    assert len(one_file.page(load(), View())) <= 1_500_000


@pytest.mark.slow
def test_its_only_scripts_are_those_that_its_policy_names():
    text = one_file.page(load(), View(lang="en")).decode()
    scripts = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    assert text.count("<script") == text.count("</script") == len(scripts) == 2
    assert f"script-src {' '.join(map(policy_hash, scripts))};" in text
    assert "unsafe" not in text.split("<title>")[0]


@pytest.mark.slow
def test_it_opens_at_the_view_it_was_made_for():
    text = one_file.page(load(), View(era="2025", selection="2025-06913", lang="en")).decode()
    assert 'lang="en"' in text
    assert "era=2025" in text.split("<head>")[0]
    assert "sel=2025-06913" in text.split("<head>")[0]


@pytest.mark.parametrize(
    ("text", "level"),
    [("", 9), ("Đầm Hà", 9), ("Đầm Hà", 0), ("Hà" * 40_000, 9), ("Hà" * 40_000, 0), ("".join(map(chr, range(200, 40_000, 7))), 1)],
)
def test_a_browser_that_unpacks_nothing_has_it_unpacked(text, level):
    packed = gzip.compress(text.encode(), level, mtime=0)
    assert bytes(call(INFLATE, "inflated", list(packed)).values()).decode() == text


@pytest.mark.slow
def test_every_document_is_unpacked_to_the_byte():
    for document in data_files(load()).values():
        packed = base64.b64decode(one_file.packed(document.body))
        assert bytes(call(INFLATE, "inflated", list(packed)).values()) == document.body


@pytest.mark.slow
def test_ten_thousand_cards_that_say_much_the_same_take_little():
    page = next(document for document in data_files(load()).values() if document.part == "cards")
    cards = json.loads(page.body)["cards"]
    more = {f"{name}-{turn}": card for turn in range(10_000 // len(cards)) for name, card in cards.items()}
    body = compact({"cards": more})
    assert len(one_file.packed(body)) < 4_000_000
