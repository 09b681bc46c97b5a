"""The story on an office's own template: POTX and PPTX, 16 : 9 and 4 : 3, its layouts and colours; a file that is none is refused."""

import io
import zipfile
from datetime import date
from itertools import combinations

import pytest
from pptx import Presentation
from pptx.util import Emu, Inches

from geo import story
from geo.export.__main__ import main
from geo.paper import CannotPrintError
from geo.slides import refreshed, story_bytes
from geo.slides.names import known
from geo.slides.template import PRESENTATION
from tests import toy

DAY = date(2026, 11, 28)
TEMPLATE = PRESENTATION.replace("presentation.main", "template.main")
MACROS = "application/vnd.ms-powerpoint.template.macroEnabled.main+xml"


def template(wide, kind=TEMPLATE):
    """An office's template with a slide of its own, as a file of this kind."""
    book = Presentation()
    scale = Inches(wide) / book.slide_width
    book.slide_width = Inches(wide)
    for page in (book.slide_master, *book.slide_layouts):
        for shape in page.placeholders:
            if shape._element.spPr.xfrm is not None:
                shape.left, shape.width = Emu(int(shape.left * scale)), Emu(int(shape.width * scale))
    book.slides.add_slide(book.slide_layouts[0]).shapes.title.text = "Trang của cơ quan"
    out, made = io.BytesIO(), io.BytesIO()
    book.save(out)
    with zipfile.ZipFile(out) as given, zipfile.ZipFile(made, "w") as written:
        for entry in given.infolist():
            content = given.read(entry)
            if entry.filename == "[Content_Types].xml":
                assert PRESENTATION.encode() in content
                content = content.replace(PRESENTATION.encode(), kind.encode())
            written.writestr(entry, content)
    return made.getvalue()


@pytest.fixture(scope="module")
def tale(edition):
    """Slides of every kind but those with maps."""
    told = story.load(edition)
    kept = [slide for slide in told.draft.slides if slide.chart or slide.table or slide.kind in ("section", "text", "close")]
    figure = next(slide.figures for slide in told.draft.slides if slide.figures)
    kept.append(story.SlideSource(kind="opening", title_vi="Mở", title_en="Open", text_vi="Lời", text_en="Words"))
    kept.append(story.SlideSource(kind="text", title_vi="Số", title_en="Figures", figures=figure, text_vi="Lời", text_en="Words"))
    return story.resolve(edition, story.Draft(tuple(kept)))


@pytest.fixture(scope="module", params=[(10, TEMPLATE), (13.333, MACROS), (13.333, PRESENTATION)], ids=["4:3", "macros", "deck"])
def deck(request, edition, tale):
    wide, kind = request.param
    return wide, story_bytes(edition, tale, "pptx", "vi", DAY, template=template(wide, kind))


@pytest.mark.slow
def test_the_slides_stand_on_the_masters_of_the_office_and_none_of_its_own_remain(deck, tale):
    wide, content = deck
    book = Presentation(io.BytesIO(content))
    assert book.slide_width == Inches(wide)
    assert [page.shapes.title.text_frame.text for page in book.slides] == [slide.title.vi for slide in tale.slides]
    used = {slide.kind: page.slide_layout.name for slide, page in zip(tale.slides, book.slides, strict=True)}
    assert used["section"] == used["close"] == "Section Header"
    assert used["opening"] == "Title Slide"
    assert used["text"] == "Title and Content"
    assert used["plain"] == "Title Only"
    names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    assert len([name for name in names if name.startswith("ppt/slides/slide")]) == len(tale.slides)


@pytest.mark.slow
def test_everything_lies_on_the_slide_below_its_title(deck):
    wide, content = deck
    for page in Presentation(io.BytesIO(content)).slides:
        boxes = {}
        for shape in page.shapes:
            assert 0 <= shape.left <= shape.left + shape.width <= Inches(wide) + 9
            assert 0 <= shape.top <= shape.top + shape.height <= Inches(7.5)
            boxes[shape.shape_id] = [shape.left, shape.top, shape.left + shape.width, shape.top + shape.height]
        for one, other in combinations(boxes.values(), 2):
            across, down = min(one[2], other[2]) - max(one[0], other[0]), min(one[3], other[3]) - max(one[1], other[1])
            assert min(across, down) <= Inches(0.03), page.name


@pytest.mark.slow
def test_a_deck_on_a_template_comes_back_too(deck, edition):
    _, content = deck
    shapes = [shape for page in Presentation(io.BytesIO(content)).slides for shape in page.shapes if known(shape.name)]
    assert {known(shape.name)[0] for shape in shapes} == {"figure", "chart", "table", "map", "foot"}
    assert refreshed(edition, content).changes == []


@pytest.mark.parametrize("broken", [b"", b"no file of Office", template(10)[:5000]])
def test_a_file_that_is_no_template_is_refused_in_words(edition, tale, broken):
    with pytest.raises(CannotPrintError) as refused:
        story_bytes(edition, tale, "pptx", "vi", DAY, template=broken)
    assert "POTX" in refused.value.text("vi")
    assert "template" in refused.value.text("en")


@pytest.mark.slow
def test_the_command_takes_a_template_for_the_story_as_pptx_alone(folder, tmp_path, capsys):
    (folder / "story.toml").write_text('[[slide]]\nkind = "text"\ntitle_vi = "Một"\ntitle_en = "One"\nfigures = ["turnover"]\n', "utf-8")
    data = ["--data", str(toy.write(folder))]
    office, out = tmp_path / "office.potx", tmp_path / "story.pptx"
    office.write_bytes(template(10))
    given = ["--template", str(office), "--lang", "en"]
    assert main(["--story", "--out", str(out), *given, *data]) == 0
    assert Presentation(str(out)).slides[0].shapes.title.text_frame.text == "One"
    assert main(["--story", "--out", str(tmp_path / "story.pdf"), *given, *data]) == 2
    assert main(["--out", str(out), *given, *data]) == 2
    office.unlink()
    assert main(["--story", "--out", str(out), *given, *data]) == 2
    said = capsys.readouterr().err
    assert said.count("only goes with the whole story") == 2
    assert said.count("cannot be read") + said.count("can be read") == 1
