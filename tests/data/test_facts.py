"""What data/ must hold whatever is edited in it: sources, places, totals, and what must never be said."""

import csv
import json
import tomllib
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from tests.real import LAYERS

DATA = Path(__file__).parents[2] / "data"
PLACES = ("projects", "industry", "tourism", "infrastructure")
TABLES = ("claims", "figures", "places", *(f"layers/{layer.id}" for layer in LAYERS))


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def sources() -> dict[str, dict[str, str]]:
    return tomllib.loads((DATA / "sources.toml").read_text(encoding="utf-8"))


def words_of_everything() -> str:
    return "\n".join(path.read_text(encoding="utf-8-sig") for path in sorted(DATA.rglob("*")) if path.suffix in (".csv", ".toml"))


def named_sources() -> set[str]:
    named = {row[column] for name in TABLES for row in rows(name) for column in ("source", "place_source") if row.get(column)}
    for name in ("communes", "context", "country"):
        named |= set(json.loads((DATA / f"{name}.geojson").read_text(encoding="utf-8"))["sources"])
    reach = tomllib.loads((DATA / "district.toml").read_text(encoding="utf-8"))["reach"]
    return named | {reach["roads"], *(target["source"] for target in reach["to"] if "source" in target)}


def test_every_source_is_known_and_none_is_idle():
    measured_by_the_map = {"do-tren-ban-do"}
    assert named_sources() | measured_by_the_map == set(sources())


def test_every_row_names_its_source():
    for name in TABLES:
        assert all(row["source"] for row in rows(name)), name


def test_sources_without_an_address_say_so_in_both_languages():
    for name, source in sources().items():
        assert source["standing"] in ("official", "reported", "inferred")
        assert source.get("url") or (source.get("note_vi") and source.get("note_en")), name
        assert bool(source.get("note_vi")) == bool(source.get("note_en")), name


@pytest.mark.parametrize("host", ["huyendamha.vn", "quangninh.gov.vn", "thuonghieuquangninh.gov.vn"])
def test_state_hosts_are_official(host):
    of_host = [s for s in sources().values() if f"//{host}/" in s.get("url", "") or f".{host}/" in s.get("url", "")]
    assert of_host
    assert {s["standing"] for s in of_host} == {"official"}


def test_eleven_registered_projects_of_no_named_commune():
    registered = [row for row in rows("layers/projects") if row["stage"] == "registered"]
    assert Counter(row["sector"] for row in registered) == {"medicinal": 2, "fruit": 1, "crop": 3, "shellfish": 1, "livestock": 4}
    assert all(row["precision"] == "district" and not row["units"] and not row["village"] for row in registered)
    assert len(rows("layers/projects")) >= 30


def test_zones_are_linked_not_doubled():
    projects = {row["id"] for row in rows("layers/projects")}
    zones = [row for row in rows("layers/industry") if row["kind"] == "zone"]
    assert {row["project"] for row in zones} == {"viet-uc", "th-dairy"} <= projects
    both = {}
    for claim in rows("claims"):
        both.setdefault((claim["field"], claim["value"], claim["source"]), set()).add((claim["layer"], claim["id"]))
    assert all(len(subjects) == 1 for (field, _, _), subjects in both.items() if field == "capital")


def test_new_rural_totals_and_names():
    levels = rows("layers/new_rural")
    reached = Counter(row["level"] for row in levels if row["state"] in ("recognised", "criteria_met"))
    assert reached == {"standard": 8, "advanced": 3, "model": 2}
    published = {
        row["indicator"]: float(row["value"]) for row in rows("figures") if row["period"] == "2024" and row["group"] == "new_rural"
    }
    wanted = {"new_rural_total": 8, "new_rural_standard": 8, "new_rural_advanced": 6, "new_rural_model": 4}
    assert {name: published[name] for name in wanted} == wanted
    assert {row["unit"] for row in levels if row["level"] == "model" and row["state"] == "recognised"} == {"2024-06916", "2024-06913"}
    assert not [row for row in levels if row["unit"] == "2024-06895"]


def test_coverage_is_yes_in_all_nine():
    table = rows("layers/coverage")
    assert len(table) == 9
    assert {(row["camera"], row["wifi"]) for row in table} == {("yes", "yes")}


def test_tourism_is_placed_where_it_can_be():
    table = {row["id"]: row for row in rows("layers/tourism")}
    assert sum(bool(row["units"]) for row in table.values()) >= 12
    assert table["dao-da-dung"]["precision"] == "district"
    falls = [row for row in table.values() if row["kind"] == "waterfall"]
    assert len(falls) == 3
    assert all(float(row["accuracy_m"]) >= 3000 for row in falls)


def test_both_capitals_and_both_communes_of_the_cluster():
    cluster = [row for row in rows("claims") if row["id"] == "ccn-dong-dam-ha-b"]
    assert {row["value"] for row in cluster if row["field"] == "capital"} == {"514", "600"}
    assert len([row for row in cluster if row["field"] == "communes"]) == 2
    assert {"4103/QĐ-UBND", "1781/QĐ-UBND"} <= {row["value"] for row in cluster}
    units = next(row["units"] for row in rows("layers/industry") if row["id"] == "ccn-dong-dam-ha-b")
    assert units == "2024-06904;2024-06913"


def test_what_the_main_article_says_is_there():
    figures = {(row["indicator"], row["qualifier"], row["value"]) for row in rows("figures")}
    assert {
        ("growth", "≥", "17.7"),
        ("growth_agriculture", "≥", "15"),
        ("growth_industry", "≥", "17"),
        ("growth_trade", "≥", "21.7"),
        ("growth_investment", "≥", "18.8"),
        ("income_usd", "=", "4350"),
        ("budget_over_plan", "=", "10"),
        ("turnover", "=", "941.5"),
        ("budget_revenue", ">", "598"),
        ("budget_share_province", "=", "68"),
        ("budget_share_district", "=", "67"),
        ("projects_registered", "=", "11"),
        ("income_rural", "=", "74.4"),
        ("trained_labour", "=", "87"),
        ("trained_labour_certified", ">", "52.5"),
        ("digital_teams", "=", "70"),
        ("e_id_accounts", ">", "17000"),
        ("minority_indicators", "=", "21"),
    } <= figures


@pytest.mark.parametrize(
    "never",
    [
        "13000",
        "13.000",
        "13,000",
        "16 km",
        "10 km",
        "khu CNC",
        "47060",
        "47.060",
        "12.600",
        "12600",
        "Tân Sơn",
        "Hố Đen",
        "Ty Văn",
        "Phan Văn",
        "6.000 năm",
    ],
)
def test_what_must_never_be_said(never):
    """Impossible or weak figures, what only unofficial copies say, private people."""
    assert never not in words_of_everything()


def test_only_what_sources_say_of_tam_lang_is_sixteen_kilometres():
    sixteen = {(row["id"], row["field"]) for row in rows("claims") if (row["value"], row["unit"]) == ("16", "km")}
    assert sixteen == {("khu-du-lich-tam-lang", "distance")}
    assert not [row for row in rows("claims") if (row["value"], row["unit"]) == ("10", "km")]


def test_text_is_nfc_and_trimmed():
    for path in DATA.rglob("*"):
        if path.suffix in (".csv", ".toml", ".geojson", ".md"):
            text = path.read_text(encoding="utf-8-sig")
            assert text == unicodedata.normalize("NFC", text), path.name
    for name in TABLES:
        for row in rows(name):
            assert all(value == value.strip() for value in row.values()), row


@pytest.mark.parametrize("name", TABLES)
def test_tables_have_a_bom_unix_lines_and_an_order(name):
    raw = (DATA / f"{name}.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in raw
    key = {"claims": ("layer", "id", "field", "as_of"), "layers/new_rural": ("unit", "level"), "layers/coverage": ("unit",)}.get(
        name, ("id",)
    )
    found = [tuple(row[part] for part in key) for row in rows(name)]
    assert found == sorted(found)


def test_notes_and_names_come_in_both_languages():
    for name in TABLES:
        for row in rows(name):
            for column in [c for c in row if c.endswith("_vi")]:
                assert bool(row[column]) == bool(row[column.replace("_vi", "_en")]), (name, row)


def test_claims_speak_of_rows_that_exist():
    ids = {(name, row["id"]) for name in PLACES for row in rows(f"layers/{name}")}
    for claim in rows("claims"):
        if claim["layer"] in PLACES:
            assert (claim["layer"], claim["id"]) in ids, claim


def test_an_open_encyclopedia_only_labels_islands():
    resting = {
        (name, row.get("kind"))
        for name in TABLES
        for row in rows(name)
        if any("wikipedia" in row.get(column, "") for column in ("source", "place_source"))
    }
    assert resting == {("places", "island")}
    assert {float(row["accuracy_m"]) for row in rows("places") if row["kind"] == "island"} == {300.0}


def test_a_village_has_marks_on_its_letters_only_where_a_source_writes_them():
    villages = [row for row in rows("places") if row["kind"] == "village"]
    assert len(villages) >= 20
    for row in villages:
        as_published = row["source"] == row["place_source"] == "geonames-lang"
        assert as_published or (row["units"] and row["aliases"]), row["id"]
        assert float(row["accuracy_m"]) >= 1000


@pytest.mark.slow
def test_shoals_and_rocks_are_official():
    shoals = [row for row in rows("places") if row["kind"] in ("shoal", "rock")]
    assert len(shoals) >= 40
    assert {sources()[row["source"]]["standing"] for row in shoals} == {"official"}


def test_a_commune_that_was_gone_before_is_a_name_without_a_point():
    former = [row for row in rows("places") if row["kind"] == "former"]
    assert [(row["id"], row["units"], row["lon"]) for row in former] == [("xa-quang-loi", "2024-06913", "")]
