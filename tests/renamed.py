"""Our data as another place: other names, codes, eras and years, another projection; and what of ours is left in a text."""

import random
import re
import shutil
from pathlib import Path

from geo.edition import DATA, load

SEEDS = (1, 2, 3)
SYLLABLES = ("Ba", "Co", "Du", "Ge", "Hi", "Ko", "La", "Mu", "Ne", "Po", "Ri", "Sa", "To", "Vu")
YEAR = r"(?<![\d.])(?:19|20)\d\d(?!\d)"
LAST = 2099


def _files(folder):
    return [path for path in Path(folder).rglob("*.*") if path.name != "README.md"]


def _names(edition, chance):
    """The place, its units and its province, as everybody spells them."""
    name = lambda: f"{chance.choice(SYLLABLES)}{chance.choice(SYLLABLES).lower()} {chance.choice(SYLLABLES)}"  # noqa: E731
    place = name()
    plain = place.lower()
    found = {"Đầm Hà": place, "ĐẦM HÀ": place.upper(), "đầm hà": plain, "Dam Ha": place, "dam ha": plain}
    found |= {"dam-ha": plain.replace(" ", "-"), "damha": plain.replace(" ", ""), "DamHa": place.replace(" ", "")}
    labels = [unit.label.vi for unit in edition.base_units.values() if unit.label.vi != "Đầm Hà"]
    return found | {label: name() for label in sorted(labels, key=len, reverse=True)} | {"Quảng Ninh": name()}


def _later(edition, chance):
    """So many years later is everything, the eras too (leap years stay such), that no year of theirs bears the name of an era of ours."""
    years = {int(year) for path in _files(DATA) for year in re.findall(YEAR, path.read_text("utf-8"))}
    steps = range(20, LAST - max(years), 4)
    return chance.choice([step for step in steps if not {str(year + step) for year in years} & {*edition.eras}])


def rename(folder, seed):
    """Write our data into ``folder`` as another place; gives the old strings."""
    edition, chance = load(DATA), random.Random(seed)
    codes = sorted({unit.partition("-")[2] for unit in [unit for units in edition.units.values() for unit in units]})
    words = _names(edition, chance) | dict(zip(codes, map(str, chance.sample(range(50000, 99999), len(codes))), strict=True))
    words |= {edition.place.scope: "vung", "5899": "32648", "107°45'": "105°", "VN-2000": "UTM", "1679/NQ-UBTVQH15": "1/XY"}
    later = _later(edition, chance)
    alone = [rf"(?<![\d.]){word}(?!\d)" if word.isdigit() else re.escape(word) for word in words]
    pattern = re.compile("|".join([*alone, YEAR]))
    shutil.copytree(DATA, folder)
    for path in _files(folder):
        new = pattern.sub(lambda old: words.get(old[0]) or str(int(old[0]) + later), path.read_text("utf-8"))
        path.write_text(new, "utf-8", newline="\n")
    return (*words, *edition.eras)


def left(text, old):
    """The old strings that stand in a text as words of their own."""
    return [one for one in old if re.search(rf"(?<![\w.#]){re.escape(one)}(?!\w)", text)]
