"""Every published version stays readable under its address; it is cited by it; what was deleted says when and why."""

import io
import re
import shutil

import pytest
from pptx import Presentation

from geo.edition import load
from geo.facts.citation import cited_as
from geo.language import data_folder
from geo.publish.publications import Publications
from geo.publish.running import Running
from geo.server import state
from tests import toy
from tests.asgi import ask

THINGS = "layers/things.csv"
HTML = {"accept": "text/html"}


@pytest.fixture
def place(tmp_path):
    return Publications(tmp_path / "publications")


@pytest.fixture
def given(served, tmp_path):
    """The toy district, served."""
    given = served(toy.write(tmp_path / "toy"))
    state.look()
    return given


def version():
    return state.current().publication.manifest.version


def renamed(given, before, after):
    """Change the data, and serve them; the version there was before."""
    old = version()
    toy.change(given, THINGS, before, after)
    state.look()
    assert version() != old
    return old


@pytest.mark.slow
def test_a_version_is_named_by_its_day_and_its_data(given):
    manifest = state.current().publication.manifest
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}-[0-9a-f]{8}", manifest.version)
    assert manifest.version.endswith(manifest.data[:8])
    assert load(data_folder()).version == manifest.version


@pytest.mark.slow
def test_data_that_come_back_are_the_version_that_they_were(given):
    first = renamed(given, "Xưởng A", "Xưởng Á")
    renamed(given, "Xưởng Á", "Xưởng A")
    assert version() == first


@pytest.mark.slow
def test_another_program_tells_the_same_version(given, place, monkeypatch):
    first, publication = version(), state.current().publication.id
    monkeypatch.setattr("geo.publish.build.code", lambda: "another")
    monkeypatch.setattr("geo.publish.running.code", lambda: "another")
    state.serve(Running(given, place))
    assert state.current().publication.id != publication
    assert version() == first
    assert state.current().versions[first].id == state.current().publication.id


@pytest.mark.slow
def test_each_version_stays_readable_and_says_whether_it_is_todays(given):
    old = renamed(given, "Xưởng A", "Xưởng Á")
    for name, told, absent in ((old, "Xưởng A", "Xưởng Á"), (version(), "Xưởng Á", "Xưởng A")):
        page = ask(f"/ban/{name}/")
        assert page.status == 200
        assert f'data-as-of="{"changed" if name == old else "now"}"' in page.text
        assert page.headers["cache-control"] == "no-cache"
        paths = re.findall(r'(?:src|href)="(?!http|/)([^"]+)"', page.text)
        assert len(paths) >= 6
        for path in paths:
            answer = ask(f"/ban/{name}/{path}", accept_encoding="br")
            assert answer.status == 200, path
            assert answer.headers["content-security-policy"].startswith("default-src 'none'")
        search = next(file for file in state.current().versions[name].manifest.files if "search." in file and file.endswith(".json"))
        words = ask(f"/ban/{name}/{search.removeprefix('site/')}").text
        assert told in words
        assert absent not in words
    assert "xem" not in page.text
    assert ask(f"/ban/{old}/index.html").text == ask(f"/ban/{old}/").text
    for path in (f"/ban/{old}/", f"/ban/{old}/index.html", "/ban/", "/ban/nothing"):
        assert "style-src 'self' 'unsafe-inline'" in ask(path, **HTML).headers["content-security-policy"], path


@pytest.mark.slow
def test_the_list_names_every_version_the_newest_first(given):
    old = renamed(given, "Xưởng A", "Xưởng Á")
    for lang, today in (("vi", "bản hiện nay"), ("en", "today&#x27;s version")):
        answer = ask(f"/ban/?lang={lang}", **HTML)
        assert answer.status == 200
        assert set(re.findall(r'href="\./([^/?]+)/', answer.text)) == {old, version()}
        assert answer.text.count(today) == 1
    assert (ask("/ban").status, ask("/ban").leads_to) == (308, "/ban/")
    answer = ask(f"/ban/{old}?lang=en&era=2024")
    assert answer.status == 308
    assert answer.leads_to == f"/ban/{old}/?lang=en&era=2024"


NEVER = ("/ban/2020-01-01-00000000/", "/ban/x", "/ban/../xem", "/ban/{}/data/nothing.json", "/ban/{}/../data/edition.toml")


@pytest.mark.slow
@pytest.mark.parametrize("path", NEVER)
def test_what_never_was_is_not_found(given, path):
    assert ask(path.format(version())).status == 404


@pytest.mark.slow
def test_what_was_deleted_says_when_why_and_leads_on(given, place):
    old = renamed(given, "Xưởng A", "Xưởng Á")
    gone = state.current().versions[old]
    of_old = [file.removeprefix("site") for file in gone.manifest.files if file.startswith("site/data/") and file.endswith("json")]
    place.remove(gone, "Tên <người> bị nêu nhầm")
    renamed(given, "Xưởng Á", "Xưởng Ạ")
    page = ask(f"/ban/{old}/?lang=vi", **HTML)
    assert page.status == 410
    assert old in page.text
    assert "Lý do: Tên &lt;người&gt; bị nêu nhầm" in page.text
    assert 'href="../../ban/?lang=vi"' in page.text
    assert ask(f"/ban/{old}/data/catalog.json").text.startswith("410 · ")
    changed = [address for address in of_old if ask(address).status == 410]
    assert changed, of_old
    assert all(ask(address).status in (200, 410) for address in of_old)


@pytest.mark.slow
def test_pruned_versions_say_so_and_come_back_with_their_data(given, place):
    old = renamed(given, "Xưởng A", "Xưởng Á")
    assert [made.manifest.version for made in place.prune(1)] == [old]
    latest = renamed(given, "Xưởng Á", "Xưởng Ạ")
    assert "để giải phóng chỗ" in ask(f"/ban/{old}/", **HTML).text
    renamed(given, "Xưởng Ạ", "Xưởng A")
    assert version() == old
    assert ask(f"/ban/{version()}/").status == 200
    assert ask(f"/ban/{latest}/").status == 200


@pytest.mark.slow
def test_a_citation_names_title_version_day_and_address(given):
    told = load(data_folder())
    day = told.version[:10]
    cited = cited_as(told, "https://map.example/")
    assert cited.vi.endswith(
        f"Bản {told.version}, công bố ngày {day[8:].lstrip('0')}/{day[5:7].lstrip('0')}/{day[:4]}. https://map.example/ban/{told.version}/"
    )
    assert f"Version {told.version}, published on" in cited.en
    assert cited_as(told).en.endswith(day[:4])


@pytest.mark.slow
def test_data_that_nobody_published_have_no_version_and_say_so(tmp_path):
    raw = load(toy.write(tmp_path / "raw"))
    assert raw.version == ""
    assert cited_as(raw, "https://map.example/").en.endswith(f"Data version {raw.digest[:8]}, not published")


@pytest.mark.slow
def test_published_data_that_somebody_changes_are_no_version_any_more(given, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(state.current().publication.data, copy)
    assert load(copy).version == version()
    toy.change(copy, THINGS, "Xưởng A", "Xưởng Á")
    assert load(copy).version == ""


@pytest.mark.slow
def test_paper_and_slides_carry_the_citation(given):
    version_, view = version(), "layers=things&lang=en"
    deck = Presentation(io.BytesIO(ask(f"/files/map.pptx?{view}").body))
    for slide in deck.slides:
        said = " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        assert f"Version {version_}, published on" in said
        assert f"http://localhost/ban/{version_}/" in slide.notes_slide.notes_text_frame.text
    pdf = ask(f"/files/map.pdf?{view}").body
    assert f"/ban/{version_}/".encode() in pdf
