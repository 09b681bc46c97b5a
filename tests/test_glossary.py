"""The glossary holds: each term is said by its own word in both languages, and what is not to be written stands nowhere."""

import csv
import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

from geo.edition import load
from geo.language import Words, catalogue
from tests.real import LAYERS

ROOT = Path(__file__).parents[1]
NOT_OURS = ("streamlit.",)
"""Keys that are another program's text."""


def table(heading):
    """The rows of the table under a heading of the glossary."""
    part = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").split(f"\n## {heading}\n")[1].split("\n## ")[0]
    rows = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in part.splitlines() if line.startswith("|")]
    return rows[2:]


def of_layers():
    """Every text of the layers' own files."""
    for layer in LAYERS:
        yield from (
            (f"{layer.id}.{name}", said)
            for name, said in (("title", layer.title), ("about", layer.about), ("absent", layer.absent))
            if said
        )
    for field in (*load().unit_fields, *(field for layer in LAYERS for field in layer.fields)):
        yield field.id, field.label
        yield from ((f"{field.id}.{value}", said) for value, said in field.values.items())


def of_tables():
    """Every text of the tables in ``data/``."""
    for path in sorted((ROOT / "data").rglob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                where = f"{path.name}/{row.get('id') or row.get('unit')}"
                yield from ((f"{where}/{name}", Words(row[name], row[f"{name[:-3]}_en"])) for name in row if name.endswith("_vi"))
                if row.get("value_en"):
                    yield f"{where}/{row['field']}", Words(row["value"], row["value_en"])


@cache
def texts():
    """Every text that readers get in two languages, by where it stands."""
    locale = {key: Words(said, catalogue("en")[key]) for key, said in catalogue("vi").items() if not key.startswith(NOT_OURS)}
    slides = tomllib.loads((ROOT / "data" / "story.toml").read_text(encoding="utf-8"))["slide"]
    story = {
        f"slide {at}/{name}": Words(slide.get(f"{name}_vi", ""), slide.get(f"{name}_en", ""))
        for at, slide in enumerate(slides, 1)
        for name in ("title", "text", "notes")
    }
    return tuple((where, said) for where, said in (*locale.items(), *of_layers(), *of_tables(), *story.items()) if said.vi and said.en)


def spoken(text):
    """A text as terms are looked for in it: lower case, without the names of values."""
    return re.sub(r"\{\w+\}", "{}", text.lower())


@pytest.mark.slow
@pytest.mark.parametrize(("vi", "en"), [row[:2] for row in table("Terms")])
def test_a_term_is_said_by_its_own_word_in_english(vi, en):
    term = re.compile(rf"(?<!\w){re.escape(vi.lower())}(?!\w)")
    found = [(where, said) for where, said in texts() if term.search(spoken(said.vi))]
    assert found, "the glossary holds no term that is nowhere said"
    assert [(where, *said) for where, said in found if not any(word.lower() in spoken(said.en) for word in en.split(" / "))] == []


@pytest.mark.parametrize(("languages", "wrong"), [row[:2] for row in table("Not to be written")])
def test_what_is_not_to_be_written_stands_nowhere(languages, wrong):
    pattern = re.compile(re.escape(wrong.lower()).replace("0", "[0-9]") if "%" in wrong else re.escape(wrong.lower()))
    assert [(where, lang) for where, said in texts() for lang in languages.split(", ") if pattern.search(said.text(lang).lower())] == []


def test_the_glossary_says_each_thing_once():
    for heading, column in (("Terms", 0), ("Not to be written", 1)):
        terms = [row[column].lower() for row in table(heading)]
        assert sorted(terms) == sorted(set(terms))
