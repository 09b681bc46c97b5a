"""The investors' page: it opens in both languages, answers every project, keeps an enquiry, and takes hostile links calmly."""

import pytest

from geo.edition import load
from geo.inbox import SETTING
from geo.inbox.enquiry import BOX, LIMITS
from geo.inbox.rate_limit import Allowance
from geo.inbox.store import Store
from geo.invest.projects import projects_of
from geo.ui.invest import enquiry_form

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "${alert(1)}",
    "</script>",
    "x" * 5000,
    "\u202e",
    "projects/../../etc",
    "projects/none,projects/viet-uc",
]
GOOD = {"enquiry-name": "Ms Jane Roe", "enquiry-contact": "jane@firm.example", "enquiry-message": "How much land is left, please?"}


@pytest.fixture(autouse=True)
def kept(tmp_path, monkeypatch):
    """Nothing of a test reaches the real store, and each begins as a new reader."""
    monkeypatch.setenv(SETTING, str(tmp_path / "kept"))
    monkeypatch.setitem(vars(BOX), "readers", Allowance(BOX.most, 600))
    return tmp_path / "kept"


def write(app, **typed):
    for key, value in {**GOOD, **typed}.items():
        area = app.text_area if key == "enquiry-message" else app.text_input
        area(key=key).input(value)
    next(button for button in app.button if button.proto.is_form_submitter).click().run()
    return app


@pytest.mark.slow
@pytest.mark.parametrize(("lang", "heading"), [("vi", "Vì sao Đầm Hà"), ("en", "Why Đầm Hà")])
def test_it_opens_and_says_why_and_how_to_ask(open_page, said, lang, heading):
    app = open_page("invest.py", lang=lang)
    assert not app.exception
    assert heading in said(app)
    assert len(app.get("component_instance")) == 1
    assert {"vi": "12 tháng rồi xóa", "en": "for 12 months, then deleted"}[lang] in said(app)


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_project_is_answered_with_its_profile(open_page, said, lang):
    app = open_page("invest.py", lang=lang, sel="projects/viet-uc")
    assert not app.exception
    text = said(app)
    assert projects_of(load())["projects/viet-uc"].name.text(lang) in text
    assert {"vi": "khoảng 19,9 triệu USD", "en": "about 19.9 million USD"}[lang] in text
    assert "/qr.svg?at=invest&amp;sel=projects/viet-uc" in text
    assert "sel=projects/viet-uc" in app.code[0].value
    for other in ("vi", "en"):
        assert f'href="./files/project.pdf?lang={other}&amp;sel=projects/viet-uc"' in text


@pytest.mark.slow
def test_projects_of_every_layer_have_their_page(open_page, said):
    for ref, one in list(projects_of(load()).items())[::6]:
        app = open_page("invest.py", lang="en", sel=ref)
        assert not app.exception, ref
        assert one.name.en.replace("&", "&amp;").replace("'", "&#x27;").replace('"', "&quot;") in said(app)


@pytest.mark.slow
def test_two_of_the_shortlist_stand_side_by_side_with_two_files(open_page, said):
    app = open_page("invest.py", lang="en", pick="projects/viet-uc,projects/th-dairy")
    assert not app.exception
    assert 'class="compared"' in said(app)
    for form in ("xlsx", "pdf"):
        asked = f"./files/shortlist.{form}?lang=en&amp;pick=projects/viet-uc,projects/th-dairy"
        assert f'<a href="{asked}" download="" class="take-file">Shortlist (2), {form.upper()}</a>' in said(app)


@pytest.mark.slow
def test_more_than_four_are_chosen_from(open_page):
    picks = list(projects_of(load()))[:6]
    app = open_page("invest.py", lang="vi", pick=",".join(picks))
    assert app.multiselect(key="compared").value == picks[:4]


@pytest.mark.slow
def test_what_left_the_data_is_said(open_page, said):
    app = open_page("invest.py", lang="vi", pick="projects/gone", sel="projects/gone")
    assert not app.exception
    assert said(app).count("projects/gone") == 2


@pytest.mark.slow
def test_a_unit_is_answered_as_on_the_map(open_page, said):
    assert "Quá trình" in said(open_page("invest.py", lang="vi", sel="2024-06901"))


@pytest.mark.slow
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_links_open_the_page(open_page, said, text):
    app = open_page(
        "invest.py", lang=text, sel=text, q=text, sector=text, unit=text, area=text, money=text, time=text, sort=text, pick=text
    )
    assert not app.exception
    assert "<img src=x" not in said(app)


@pytest.mark.slow
def test_an_enquiry_is_kept_and_its_number_given(open_page, said, kept):
    app = write(open_page("invest.py", lang="en", sel="projects/viet-uc"))
    assert not app.exception
    (entry,) = Store(kept).entries(BOX.name)
    assert entry["contact"] == GOOD["enquiry-contact"]
    assert entry["project"].endswith("(projects/viet-uc)")
    assert entry["id"] in app.success[0].value
    assert any(GOOD["enquiry-message"] in code.value for code in app.code)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("lang", "named"),
    [
        ("vi", "Khu sản xuất giống và nuôi tôm công nghệ cao Việt Úc (projects/viet-uc)"),
        (
            "en",
            "Việt Úc high-tech shrimp hatchery and farm – Khu sản xuất giống và nuôi tôm công nghệ cao Việt Úc (projects/viet-uc)",
        ),
    ],
)
def test_an_enquiry_names_the_project_in_the_language_of_its_writer(open_page, lang, named, kept):
    app = write(open_page("invest.py", lang=lang, sel="projects/viet-uc"))
    (entry,) = Store(kept).entries(BOX.name)
    assert entry["project"] == named
    assert any(named in code.value for code in app.code)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_project_can_be_named_in_an_enquiry(lang):
    names = [enquiry_form.named(one, lang) for one in projects_of(load()).values()]
    assert max(map(len, names)) <= LIMITS["project"][1]


@pytest.mark.slow
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(open_page, kept):
    app = write(open_page("invest.py", lang="en"), **{"enquiry-contact": "call me", "enquiry-name": ""})
    told = " ".join(error.value for error in app.error)
    assert "telephone number" in told
    assert "Name" in told
    assert app.text_area(key="enquiry-message").value == GOOD["enquiry-message"]
    assert Store(kept).entries(BOX.name) == []


@pytest.mark.slow
def test_a_flood_is_stopped_and_the_text_stays(open_page, kept):
    app = open_page("invest.py", lang="en")
    for _ in range(3):
        write(app)
        app.button(key="enquiry-another").click().run()
    write(app)
    assert "3 enquiries were sent" in app.error[0].value
    assert app.text_area(key="enquiry-message").value == GOOD["enquiry-message"]
    assert len(Store(kept).entries(BOX.name)) == 3


@pytest.mark.slow
def test_hostile_text_of_a_writer_is_shown_as_text(open_page, said, kept):
    typed = {f"enquiry-{field}": f"{HOSTILE[0]} ${{x}} **bold** {field}" for field in ("name", "organisation", "message")}
    typed["enquiry-contact"] = "<img/src=x>@firm.example"
    app = write(open_page("invest.py", lang="en"), **typed)
    assert not app.exception
    assert "<img" not in said(app)
    (entry,) = Store(kept).entries(BOX.name)
    for key, text in typed.items():
        assert entry[key.removeprefix("enquiry-")] == text
        assert any(text in code.value for code in app.code)


@pytest.mark.slow
def test_what_was_sent_is_deleted_at_once_or_later_by_its_number(open_page, kept):
    app = write(open_page("invest.py", lang="en"))
    app.button(key="enquiry-withdraw").click().run()
    assert "Deleted for good" in app.success[0].value
    assert Store(kept).entries(BOX.name) == []
    write(app)
    (entry,) = Store(kept).entries(BOX.name)
    later = open_page("invest.py", lang="en")
    later.text_input(key="enquiry-code").input("0" * 16)
    later.button(key="enquiry-withdraw").click().run()
    assert "No letter has this number" in later.error[0].value
    later.text_input(key="enquiry-code").input(f" {entry['id'].upper()} ")
    later.button(key="enquiry-withdraw").click().run()
    assert not later.error
    assert Store(kept).entries(BOX.name) == []
