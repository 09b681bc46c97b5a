"""Every name is found, however it is typed: without accents, in any case, in either Unicode form; and Python and the frame agree."""

import json
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from geo.datasets import data_files
from geo.edition import load
from geo.language import fold
from geo.search import names, statements
from tests import node, toy

LETTERS = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ"
VIETNAMESE = st.text(st.sampled_from(LETTERS + LETTERS.upper() + " –-.,()0123456789"), max_size=40)


@pytest.fixture(scope="module")
def index():
    return names(load())


def by_name(index, name):
    return [entry for entry in index if entry["name"]["vi"] == name]


@pytest.mark.slow
@given(VIETNAMESE)
@example("Đầm Hà")
@example("Hoà Bình – Hòa Bình")
def test_a_key_knows_neither_accents_nor_case_nor_form(text):
    key = fold(text)
    assert key == fold(unicodedata.normalize("NFD", text)) == fold(text.upper()) == fold(text.lower()) == fold(f"  {text} ") == fold(key)
    assert set(key) <= set("abcdefghijklmnopqrstuvwxyz0123456789 ")


@pytest.mark.parametrize(
    ("typed", "meant"), [("Hoà", "Hòa"), ("thuỷ", "thủy"), ("ÐẦM HÀ", "Đầm Hà"), ("dam ha", "Đầm Hà"), ("TT.Đầm  Hà", "TT Đầm Hà")]
)
def test_spellings_that_are_one_key(typed, meant):
    assert fold(typed) == fold(meant)


@pytest.mark.slow
@given(st.lists(VIETNAMESE, min_size=50, max_size=50))
@settings(max_examples=20, deadline=None)
def test_python_and_the_frame_make_the_same_keys(texts):
    every = [*texts, *(unicodedata.normalize("NFD", text) for text in texts)]
    assert node.ask(["core/fold.js"], "given.map(fold)", every) == [fold(text) for text in every]


@pytest.mark.slow
def test_the_frame_finds_every_name_however_it_is_typed(index):
    """Asked of the frame's own matcher over the index it is served, for all names of all kinds in both languages."""
    served = next(document for document in data_files(load()).values() if document.name == "search.json")
    entries = json.loads(served.body)["names"]
    entries = [entry for entry in entries if entry["kind"] in ("unit", "thing", "place", "around")]
    assert entries == json.loads(json.dumps(index))
    asked = []
    for number, entry in enumerate(entries):
        for lang in ("vi", "en"):
            name = entry["name"][lang].partition(" (")[0] if entry["kind"] == "unit" else entry["name"][lang]
            forms = {name, name.upper(), fold(name), unicodedata.normalize("NFD", name), f" {name.lower()} "}
            asked += [[number, form] for form in sorted(forms)]
    place = "findNames(given.entries, text, []).findIndex((hit) => hit.entry === given.entries[number])"
    question = f"given.asked.map(([number, text]) => {place})"
    places = node.ask(["find/match.js"], question, {"entries": entries, "asked": asked})
    missed = [(entries[number]["ref"], form) for (number, form), place in zip(asked, places, strict=True) if place < 0]
    assert len(asked) > 1000
    assert missed == []


@pytest.mark.slow
def test_the_same_name_comes_first_then_what_begins_so_then_words_then_the_inside(index):
    entries = [
        {"keys": [key], "kind": "thing", "ref": key} for key in ("vung tau", "tau", "tau bien", "cua tauran", "xetauran", "bien tau")
    ]
    found = node.ask(["find/match.js"], "findNames(given, 'Tàu', []).map((hit) => hit.entry.ref)", entries)
    assert found == ["tau", "tau bien", "vung tau", "bien tau", "cua tauran", "xetauran"]
    best = node.ask(["find/match.js"], "findNames(given, 'quang an', ['2024', '2025'])[0].entry.ref", index)
    assert best == "2024-06901"
    for name in ("dam ha", "quang tan"):  # of one name, the unit of today stands first
        units = node.ask(["find/match.js"], f"findNames(given, '{name}', ['2024', '2025']).map((hit) => hit.entry)", index)
        assert [unit["era"] for unit in units[:2]] == ["2025", "2024"]
    words = node.ask(["find/match.js"], "findNames(given, 'tom viet uc', []).map((hit) => hit.entry.ref)", index)
    assert "projects/viet-uc" in words


def test_units_of_both_eras_say_which_they_are(index):
    assert [entry["ref"] for entry in by_name(index, "Xã Đầm Hà (từ 1/7/2025)")] == ["2025-06895"]
    assert [entry["ref"] for entry in by_name(index, "Xã Đầm Hà (đến 30/6/2025)")] == ["2024-06916"]
    [old] = by_name(index, "Xã Quảng An")
    assert old["line"]["vi"].endswith("→ nay thuộc xã Quảng Tân")
    assert old["era"] == "2024"
    [town] = by_name(index, "Thị trấn Đầm Hà")
    assert {"tt dam ha", "dam ha", "thi tran dam ha", "dam ha town"} <= set(town["keys"])
    assert len([entry for entry in index if entry["kind"] == "unit"]) == 11


def test_a_commune_that_was_gone_before_leads_to_the_one_it_went_into(index):
    [former] = by_name(index, "Xã Quảng Lợi")
    assert former["ref"] == "2024-06913"
    assert {"quang loi", "06907"} <= set(former["keys"])
    assert "1/1/2020" in former["line"]["vi"]
    assert "at" not in former


def test_villages_and_investors_lead_to_things(index):
    [shrimp] = [entry for entry in index if entry["ref"] == "projects/viet-uc"]
    assert "thon phuc tien" in shrimp["more"]
    assert any("viet uc" in key for key in shrimp["more"])


def test_places_say_how_exact_they_are_and_by_whom(index):
    [village] = by_name(index, "Tầm Làng")
    assert village["line"]["vi"] == "Thôn, bản · ±1 km · GeoNames, không rõ ngày"
    [island] = by_name(index, "Hòn Mài")
    assert "±300 m" in island["line"]["en"]
    [shoal] = by_name(index, "Cồn Lim Bắc")
    assert "Thông tư 33/2024/TT-BTNMT" in shoal["line"]["vi"]
    assert {entry["kind"] for entry in index} == {"unit", "thing", "place", "around"}


def test_any_district_has_an_index(tmp_path):
    found = {entry["ref"]: entry for entry in names(load(toy.write(tmp_path)))}
    assert found["things/a-mill"]["more"] == ["ong a", "mr a"]
    assert found["places/hon-xa"]["at"] == [21.29, 107.56]
    assert found["2025-00003"]["name"]["vi"] == "Xã Ba (từ 1/7/2025)"


ASKED = [
    ("camera", "vi", "layer", "coverage"),
    ("wifi", "en", "layer", "coverage"),
    ("Nông thôn mới", "vi", "layer", "new_rural"),
    ("xã nào kiểu mẫu", "vi", "answer", "layer:new_rural"),
    ("which communes are model", "en", "answer", "layer:new_rural"),
    ("thu ngân sách 4 tháng", "vi", "indicator", "budget_revenue"),
    ("budget revenue 4 months", "en", "indicator", "budget_revenue"),
    ("xã nào có camera giao thông", "vi", "answer", "layer:coverage"),
    ("dân số của xã Quảng An là bao nhiêu", "vi", "answer", "2024-06901"),
    ("what is the population of Quảng An", "en", "answer", "2024-06901"),
    ("chợ phiên", "vi", "layer", "tourism"),
]


@pytest.fixture(scope="module")
def whole():
    """What the frame gets: names, statements, and the words around what is asked for."""
    served = next(document for document in data_files(load()).values() if document.name == "search.json")
    return json.loads(served.body)


def found(whole, text):
    asked = "findNames(given.names, given.text, [], given.asides).map((hit) => hit.entry)"
    return node.ask(["find/match.js"], asked, {**whole, "text": text})


@pytest.mark.slow
@pytest.mark.parametrize(("text", "lang", "kind", "ref"), ASKED)
def test_words_that_are_no_name_are_answered(whole, text, lang, kind, ref):
    answered = [(entry["kind"], entry["ref"]) for entry in found(whole, text)]
    assert (kind, ref) in answered[:8]
    assert (kind, ref) in [(entry["kind"], entry["ref"]) for entry in found(whole, fold(text))][:8]


@pytest.mark.slow
def test_an_answer_says_figure_time_and_source(whole):
    budget = next(entry for entry in found(whole, "thu ngân sách 4 tháng") if entry["ref"] == "budget_revenue")
    assert budget["line"]["vi"].startswith("trên 598 tỷ đồng · ")
    assert "2024" in budget["line"]["vi"]
    assert budget["line"]["vi"].endswith("vietnam.vn, 5/2024")
    model = next(entry for entry in found(whole, "kiểu mẫu") if entry["kind"] == "answer")
    assert "Quảng Tân" in model["line"]["en"]
    assert "Đầm Hà" in model["line"]["en"]


@pytest.mark.slow
def test_the_name_of_a_unit_alone_asks_for_the_unit(whole):
    kinds = {entry["kind"] for entry in found(whole, "Quảng An")}
    assert "answer" not in kinds
    assert found(whole, "Quảng An")[0]["ref"] == "2024-06901"


def test_what_nobody_has_published_is_said(small):
    said = {entry["name"]["vi"]: entry["line"]["vi"] for entry in statements(small) if entry["kind"] == "answer"}
    assert said["Dân số – Xã Hai"].startswith("200 người · 2009 · Văn phòng")
    assert said["Dân số – Xã Một"] == "Chưa ai công bố"
    assert said["Bậc: Thấp"].startswith("Xã Ba")
    assert said["Bậc: Cao"].startswith("Xã Hai")


def test_what_is_not_asked_of_every_unit_is_not_missed(small):
    assert not [entry for entry in statements(small) if entry["name"]["vi"].startswith("Tỷ giá quy đổi – ")]
