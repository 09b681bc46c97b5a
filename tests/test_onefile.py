"""The map as one file: small enough for a mail, safe against the text of its own data."""

import json
import re

import pytest

from geo.client import one_file
from geo.client.bundle import policy_hash
from geo.datasets import data_files
from geo.edition import load
from geo.view import View


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


def unfolded(value, shared):
    if isinstance(value, list):
        return [unfolded(one, shared) for one in value]
    if not isinstance(value, dict):
        return value
    return unfolded(shared[value["="]], shared) if "=" in value else {key: unfolded(one, shared) for key, one in value.items()}


@pytest.mark.slow
def test_what_is_said_once_for_many_places_stands_in_all_of_them():
    told = {document.name: json.loads(document.body) for document in data_files(load()).values()}
    short, shared = one_file.folded(told)
    assert unfolded(short, shared) == told
    assert len(json.dumps([short, shared])) < 0.9 * len(json.dumps(told))
