"""What the data no longer have: its links and addresses are answered, by what took its place, by when and why it ended, or by 410."""

import io
import json

import pytest

from geo.client.config import client_config
from geo.edition import load
from geo.gazetteer import Host, entries, entry_of, moved_pages, page_of, preview_of, sitemaps
from geo.publish.build import make
from geo.publish.compare import differences, unsaid
from geo.publish.publications import Publications
from geo.publish.site import alone
from geo.server import state
from geo.tables.__main__ import main
from geo.view import parse, project_filter
from tests import node, toy
from tests.asgi import ask

FILE = "former.csv"
HEAD = "id,fate,now,name_vi,name_en,when,reason_vi,reason_en,source"
ROWS = (
    "2024-00009,ended,2024-00003,Xã Chín,Nine Commune,2019-12-31,Nhập vào Xã Ba,Merged into Ba,office",
    "indicator:sales,moved,indicator:turnover,Doanh số,Sales,2024,,,",
    "things/f-shed,moved,things/g-hut,Kho F,Shed F,2022,,,",
    "things/g-hut,moved,things/a-mill,Lán G,Hut G,2023,,,",
    "things/h-pier,ended,things/b-well,Bến H,Pier H,2023-06-01,Đã lấp,Filled in,paper",
    "things/i-home,withdrawn,,Vật I <b>,Thing I <b>,2024-05-17,Không phải của công,Not public,",
)
HOST = Host("https://map.example/", server=True)


def add(folder, *rows):
    (folder / FILE).write_text("\ufeff" + "\n".join([HEAD, *(rows or ROWS)]) + "\n", "utf-8", newline="\n")
    return folder


@pytest.fixture
def left(folder):
    return load(add(folder))


def checked(folder, lang):
    out = io.StringIO()
    return main(["--data", str(folder), "--lang", lang], out), out.getvalue()


def test_a_sound_table_is_counted_and_a_folder_need_not_have_one(folder):
    assert FILE not in checked(folder, "en")[1]
    code, told = checked(add(folder), "en")
    assert code == 0, told
    assert f"{FILE}: 6" in told


@pytest.mark.slow
@pytest.mark.parametrize(
    ("row", "column", "value", "text"),
    [
        (2, "now", "2024-00019", "column “now”: “2024-00019” – nothing has this id"),
        (3, "now", "", "column “now”: what has moved needs its new id"),
        (4, "id", "things/a-mill", "column “id”: “things/a-mill” – this id is still in the data"),
        (5, "now", "things/f-shed", "“things/f-shed” – these moves go round and lead nowhere"),
        (6, "source", "", "column “source”: what has ended needs a source"),
        (6, "source", "nobody", "column “source”: “nobody” – "),
        (6, "fate", "lost", "column “fate”: “lost” – must be one of: moved, ended, withdrawn"),
        (7, "reason_vi", "", "column “reason_vi”: what was withdrawn needs a reason in both languages"),
        (7, "now", "things/b-well", "column “now”: “things/b-well” – what was withdrawn needs a reason"),
        (7, "when", "soon", "column “when”: “soon” – must be a date"),
    ],
)
def test_each_fault_is_told_in_both_languages_and_costs_its_row_alone(folder, row, column, value, text):
    toy.put(add(folder), FILE, row, column, value)
    code, told = checked(folder, "en")
    assert code == 1
    assert text in told, told
    vietnamese = checked(folder, "vi")[1].splitlines()
    assert len(vietnamese) == len(told.splitlines())
    assert not {*vietnamese} & {*told.splitlines()}
    assert len(load(folder).things) == 5


def test_nobody_is_blamed_for_what_a_broken_file_hides(folder):
    (add(folder) / "layers" / "things.csv").write_text("{", "utf-8")
    told = checked(folder, "en")[1]
    assert FILE not in told, told


def test_a_link_to_what_moved_opens_what_it_is_now_in_python_and_in_the_browser(left):
    assert parse({"sel": "things/f-shed"}, edition=left).selection == "things/a-mill"
    picks = project_filter.parse({"pick": "things/f-shed,things/g-hut,things/c-both"}, left).picks
    assert picks == ("things/a-mill", "things/c-both")
    config = client_config(left)
    parts = {"sel": config["view"]["parts"]["selection"], "pick": config["finding"]["parts"]["picks"]}
    asked = "[readPart(given.sel, 'things/g-hut'), readPart(given.pick, 'things/f-shed,things/g-hut')]"
    read = node.ask(["core/grammar.js"], asked, parts)
    assert read == ["things/a-mill", ["things/a-mill"]]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_ended_keeps_its_page_with_when_why_and_what_took_its_place(left, lang):
    page = page_of(left, entry_of(left, "things/h-pier"), lang, HOST)
    for text in {"vi": ("Bến H", "1/6/2023", "Đã lấp", "Giếng B"), "en": ("Pier H", "1 Jun 2023", "Filled in", "Well B")}[lang]:
        assert text in page
    word = {"vi": "du-an", "en": "project"}[lang]
    assert f'<link rel="canonical" href="https://map.example/{word}/things/h-pier">' in page
    assert f"{word}/things/h-pier" in sitemaps(left, HOST)["sitemap.xml"].decode()
    shared = preview_of(left, parse({"sel": "things/h-pier", "lang": lang}, edition=left))
    assert (shared.path, shared.picture) == (f"{word}/things/h-pier", "")


def test_the_server_answers_301_200_and_410(folder, served):
    served(add(folder))
    state.look()
    moved = ask("/diem/things/f-shed")
    assert (moved.status, moved.leads_to) == (301, "/du-an/things/a-mill")
    assert ask("/place/things/g-hut.json").leads_to == "/project/things/a-mill.json"
    assert ask("/chi-tieu/sales").leads_to == "/chi-tieu/turnover"
    assert ask("/xa/2024-00009").status == 200
    assert ask("/place/things/h-pier").leads_to == "/project/things/h-pier"
    assert json.loads(ask("/project/things/h-pier.json").body)["title"] == "Pier H"
    withdrawn = ask("/du-an/things/i-home", accept="text/html")
    assert withdrawn.status == 410
    assert "Không phải của công" in withdrawn.text
    assert "Vật I &lt;b&gt;" in withdrawn.text
    assert '<meta name="robots" content="noindex">' in withdrawn.text
    for form in ("", ".json", ".png", ".geojson"):
        plain = ask(f"/project/things/i-home{form}")
        assert (plain.status, plain.headers["content-type"].partition(";")[0]) == (410, "text/plain")
        assert "Not public" in plain.text
    assert ask("/place/things/never").status == 404


def test_what_was_withdrawn_is_listed_nowhere(left):
    assert "i-home" not in sitemaps(left, HOST)["sitemap.xml"].decode()
    pages = [page_of(left, entry, "en", HOST) for entry in entries(left).values() if entry.kind != "withdrawn"]
    assert not any("i-home" in page for page in pages)


@pytest.mark.slow
def test_a_site_of_files_has_pages_of_what_is_gone(left):
    files = dict(alone(left, (), ()))
    assert "Filled in" in files["/project/things/h-pier.html"].decode()
    assert "noindex" in files["/project/things/i-home.html"].decode()
    moved = files["/project/things/f-shed.html"].decode()
    assert 'http-equiv="refresh" content="0; url=../../project/things/a-mill.html"' in moved
    known = dict(moved_pages(left, Host("https://map.example/", server=False)))["project/things/f-shed.html"]
    assert 'rel="canonical" href="https://map.example/project/things/a-mill.html"' in known


@pytest.mark.slow
def test_who_publishes_is_told_of_ids_that_nobody_speaks_of_any_more(folder, tmp_path):
    into = Publications(tmp_path / "publications")
    before = make(folder, into)
    rows = (folder / "layers" / "things.csv").read_text("utf-8").splitlines()
    (folder / "layers" / "things.csv").write_text("\n".join(row for row in rows if not row.startswith(("d-lost", "e-new"))) + "\n", "utf-8")
    add(folder, "things/d-lost,ended,,Vật D,Thing D,2025,,,office")
    after = make(folder, into)
    assert unsaid(load(before.data), load(after.data)) == ["things/e-new"]
    assert any(line.strip().startswith("+ Thing D (things/d-lost)") for line in differences(before, after, "en"))


def test_the_workbook_of_all_tables_has_it(folder):
    add(folder)
    out = io.StringIO()
    assert main(["--data", str(folder), "--xlsx", str(folder / "all.xlsx")], out) == 0
    back = folder / "back"
    assert main(["--data", str(folder), "--from-xlsx", str(folder / "all.xlsx"), "--out", str(back)], out) == 0, out.getvalue()
    assert (back / FILE).read_text("utf-8-sig").splitlines()[1:] == list(ROWS)
