"""The map as one file: small enough for a mail, safe against the text of its own data."""

from geo import district, onefile
from geo.view import View


def test_it_stays_under_one_and_a_half_megabytes():
    assert len(onefile.page(district.load(), View())) <= 1_500_000


def test_its_only_script_is_the_one_its_policy_names():
    text = onefile.page(district.load(), View(lang="en")).decode()
    assert text.count("<script") == 1
    assert text.count("</script") == 1
    assert "script-src 'sha256-" in text
    assert "unsafe" not in text.split("<title>")[0]


def test_it_opens_at_the_view_it_was_made_for():
    text = onefile.page(district.load(), View(era="2025", selection="2025-06913", lang="en")).decode()
    assert 'lang="en"' in text
    assert "era=2025" in text.split("<head>")[0]
    assert "sel=2025-06913" in text.split("<head>")[0]
