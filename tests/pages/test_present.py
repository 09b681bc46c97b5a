"""The page of the story: slides are arranged without code, saved and opened again; a broken file says what is wrong and opens."""

import json
import re
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from geo import story
from geo.edition import load
from tests.toy import HOSTILE

TITLES = [slide.title for slide in story.load(load()).slides]


@pytest.fixture
def present(open_page):
    return lambda **link: open_page("present.py", **link)


def listed(app):
    return [option.split(". ", 1)[1] for option in app.radio[0].options]


def press(app, key):
    return next(button for button in app.button if button.key == key).click().run()


def field(app, name):
    return next(one for one in (*app.text_input, *app.text_area, *app.multiselect) if one.key and one.key.endswith(f"-{name}"))


def keep(app):
    return next(button for button in app.button if button.key and button.key.endswith("-keep")).click().run()


def handed(app):
    """What the frame is given: nothing while nobody has touched the slides."""
    found = [element.proto.body for element in app.get("html") if 'class="told"' in element.proto.body]
    return found[0] if found else None


def slides_of(app):
    return app.session_state["story-draft"].slides


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_it_opens_with_the_slides_of_the_data_in_their_order(present, said, lang):
    app = present(lang=lang)
    assert not app.exception
    assert listed(app) == [title.text(lang) for title in TITLES]
    assert handed(app) is None
    assert {"vi": "máy chủ không lưu gì", "en": "the server keeps nothing"}[lang] in said(app)


@pytest.mark.slow
def test_slides_are_moved_and_removed_and_the_originals_come_back(present):
    app = present(lang="vi")
    press(app, "story-down")
    titles = [title.vi for title in TITLES]
    assert listed(app)[:2] == [titles[1], titles[0]]
    assert app.radio[0].value == 1
    press(app, "story-up")
    assert listed(app) == titles
    press(app, "story-remove")
    assert listed(app) == titles[1:]
    press(app, "story-reset")
    assert listed(app) == titles
    assert handed(app) is None


@pytest.mark.slow
def test_words_are_edited_in_both_languages_and_reach_the_frame_as_text(present):
    app = present(lang="vi")
    hostile = HOSTILE.replace("\u200f", "")
    field(app, "title_vi").input(f"  Tên mới {hostile}  ")
    field(app, "title_en").input("A new name")
    field(app, "text_vi").input("Dòng một\nDòng hai")
    keep(app)
    assert not app.exception
    assert listed(app)[0] == f"Tên mới {hostile}"
    body = handed(app)
    assert "<img" not in body
    assert "<script" not in body
    slide = slides_of(app)[0]
    assert (slide.title_en, slide.text_vi) == ("A new name", "Dòng một\nDòng hai")


@pytest.mark.slow
def test_a_slide_without_a_headline_is_refused_and_nothing_is_lost(present):
    app = present(lang="en")
    field(app, "title_vi").input("")
    field(app, "text_en").input("Typed")
    keep(app)
    assert [error.value for error in app.error] == ["A slide needs a Vietnamese headline; what you typed is still there above."]
    assert field(app, "text_en").value == "Typed"
    assert handed(app) is None


@pytest.mark.slow
def test_figures_are_picked_not_typed(present):
    app = present(lang="en")
    picked = field(app, "figures")
    assert any("Goods turnover and services revenue" in option and "941.5 billion VND" in option for option in picked.options)
    picked.set_value(["turnover-2024-4m"])
    keep(app)
    assert slides_of(app)[0].figures == ("turnover-2024-4m",)


@pytest.mark.slow
def test_the_map_as_it_is_and_a_pasted_link_become_slides(present):
    app = present(lang="vi", era="2025", layers="tourism", sel="2025-06913")
    press(app, "story-add")
    assert listed(app)[1] == "Trang mới"
    assert slides_of(app)[1].view == "era=2025&layers=tourism&sel=2025-06913"
    next(one for one in app.text_input if one.key.startswith("story-link")).input(
        "https://ban-do.example/xem?lang=en&year=2022&layers=new_rural"
    )
    press(app, "story-add-link")
    assert slides_of(app)[2].view == "year=2022&layers=new_rural"
    next(one for one in app.text_input if one.key.startswith("story-link")).input("https://ban-do.example/")
    press(app, "story-add-link")
    assert len(app.error) == 1
    assert len(slides_of(app)) == len(TITLES) + 2


@pytest.mark.slow
def test_saved_slides_open_again_as_they_were(present):
    app = present(lang="vi")
    press(app, "story-remove")
    before = app.session_state["story-draft"]
    saved = story.write(before)
    press(app, "story-reset")
    opened = upload(app, saved.encode())
    assert opened.session_state["story-draft"] == before
    assert not opened.warning


@pytest.mark.slow
def test_a_broken_file_says_what_is_wrong_and_the_rest_opens(present, said):
    broken = '[[slide]]\ntitle_vi = "Một"\ntitle_en = "One"\nmoon = 1\nfigures = ["no-such"]\n\n[[slide]]\ntext_vi = "x"\n'
    app = upload(present(lang="vi"), broken.encode())
    assert not app.exception
    assert listed(app) == ["Một"]
    text = said(app)
    for part in ("trang 1, cột “moon”", "trang 1, cột “figures”", "no-such", "trang 2, cột “title_vi”", "Có 3 điều cần sửa"):
        assert part in text, part
    assert [slide["title"]["vi"] for slide in json.loads(inside(handed(app)))["slides"]] == ["Một"]


@pytest.mark.slow
@pytest.mark.parametrize("content", [b"\x00\xff", b"slide = 1", b"[[slide"])
def test_a_file_that_is_no_story_leaves_the_slides_as_they_were(present, said, content):
    app = upload(present(lang="en"), content)
    assert not app.exception
    assert listed(app) == [title.en for title in TITLES]
    assert "things to mend" in said(app)


@pytest.mark.slow
def test_the_whole_story_is_made_when_asked_for_and_can_be_taken_away_until_it_changes(present):
    def offered():
        return [button.proto.label for button in app.get("download_button")]

    app = present(lang="vi")
    assert [app.button(key=f"story-make-{form}").label for form in ("pptx", "pdf")] == ["Cả bài (PPTX)", "Cả bài (PDF)"]
    assert offered() == ["Lưu các trang (story.toml)"]
    app.button(key="story-make-pdf").click().run(timeout=120)
    while len(offered()) < 2:  # made beside the page, however long that takes here
        assert not app.exception
        app.run(timeout=120)
    saved, ready = offered()
    assert re.fullmatch(r"Tải về PDF \(\d+,\d MB\)", ready)
    assert offered() == [saved, ready] == (app.run(), offered())[1]
    upload(app, b'[[slide]]\ntitle_vi = "M\xe1\xbb\x99t"\n')
    assert offered() == [saved]


def inside(body):
    return unescape(body.split('class="told">', 1)[1].split("</div>", 1)[0])


def upload(app: AppTest, content: bytes) -> AppTest:
    return app.file_uploader[0].upload("story.toml", content).run()


@pytest.mark.slow
def test_a_meeting_and_a_length_choose_the_slides_and_undo_brings_them_back(present):
    app = present(lang="en")
    before = listed(app)
    app.selectbox(key="story-meeting-who").select_index(1).run()
    app.button_group(key="story-meeting-minutes").set_value(5).run()
    press(app, "story-choose")
    assert not app.exception
    meeting = story.load(load()).draft.meetings[1]
    told = [slide for slide in slides_of(app) if not slide.hidden]
    assert [slide.id for slide in told] == list(meeting.five)
    assert [option.split(" ", 1)[0] for option in app.radio[0].options] == [f"{n}." for n in range(1, len(told) + 1)] + ["(hidden)"] * (
        len(before) - len(told)
    )
    assert len(json.loads(inside(handed(app)))["slides"]) == len(told)
    press(app, "story-undo")
    assert listed(app) == before
    assert app.button(key="story-undo").disabled


@pytest.mark.slow
def test_each_change_is_undone_in_turn_and_a_hidden_slide_is_shown_again(present):
    app = present(lang="vi")
    titles = listed(app)
    press(app, "story-hide")
    assert slides_of(app)[0].hidden
    assert [option.split(" ", 1)[0] for option in app.radio[0].options[:2]] == ["(ẩn)", "1."]
    press(app, "story-hide")
    press(app, "story-down")
    press(app, "story-remove")
    for _ in range(4):
        press(app, "story-undo")
    assert listed(app) == titles


@pytest.mark.slow
def test_who_speaks_where_and_when_stands_on_the_opening_and_is_saved(present):
    app = present(lang="vi")
    for name, value in {"place": "Hội trường", "day": "1/12/2026", "presenter": " Bà An "}.items():
        next(one for one in app.text_input if one.key.startswith(f"story-{name}-")).input(value)
    next(button for button in app.button if button.key and button.key.startswith("story-occasion-keep")).click().run()
    document = json.loads(inside(handed(app)))
    assert [line["vi"] for line in document["slides"][0]["lead"]] == ["Hội trường · 1/12/2026", "Bà An"]
    assert 'presenter = "Bà An"' in story.write(app.session_state["story-draft"])


@pytest.mark.slow
def test_pictures_are_picked_where_there_are_some(present, pictured, monkeypatch):
    monkeypatch.setenv("DAMHA_DATA_DIR", str(pictured.folder))
    app = present(lang="en")
    assert not app.exception
    picker = field(app, "pictures")
    assert picker.options == [f"{picture.words.en} ({picture.id})" for picture in pictured.pictures]
    picker.set_value(["town"])
    next(one for one in app.selectbox if one.key.endswith("-kind")).select("pictures")
    keep(app)
    assert (slides_of(app)[0].kind, slides_of(app)[0].pictures) == ("pictures", ("town",))
    [shown] = json.loads(inside(handed(app)))["slides"][0]["pictures"]
    assert shown["words"]["en"] == "The market <b>in town</b>"


@pytest.mark.slow
def test_without_pictures_no_field_asks_for_them(present):
    assert not [one for one in present(lang="en").multiselect if one.key and one.key.endswith("-pictures")]


@pytest.mark.slow
def test_a_chart_a_table_and_years_are_picked_too(present):
    app = present(lang="en")
    field(app, "chart").set_value(["income"])
    field(app, "years").set_value([2021, 2024])
    field(app, "table").set_value(["population-2025"])
    next(one for one in app.selectbox if one.key.endswith("-kind")).select("plain")
    keep(app)
    slide = slides_of(app)[0]
    assert (slide.kind, slide.chart, slide.years, slide.table) == ("plain", ("income",), (2021, 2024), ("population-2025",))
