"""The client's modules: what imports what, and what cannot be one script."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from geo.client import bundle
from geo.client.bundle import CLIENT
from geo.client.frame_words import first_words, later_words
from geo.javascript.modules import ModuleFaultError, in_order
from geo.language import DATA, LANGUAGES, catalogue, telling
from geo.placement.asked import LAYOUT
from geo.ui.header import FRAMED, PAGES
from geo.view import NAMES
from tests import node

ROOT = Path(__file__).parents[1]


@pytest.fixture
def write(tmp_path):
    def written(**modules):
        for name, text in modules.items():
            (tmp_path / f"{name}.js").write_text(text, encoding="utf-8")
        return tmp_path / "start.js"

    return written


def joined(start):
    return "".join(module.body for module in in_order(start))


def test_modules_follow_what_they_import_and_lose_their_import_and_export_lines(write):
    bold = 'import {\n  a,\n} from "./a.js";\nexport function b() { a(); }\n'
    start = write(start='import { b } from "./b.js";\nimport "./c.js";\nb();\n', b=bold, a="export let a;\n", c="c;\n")
    assert [module.path.stem for module in in_order(start)] == ["a", "b", "c", "start"]
    assert joined(start) == "let a;\nfunction b() { a(); }\nc;\nb();\n"


def test_a_folder_has_one_door_that_hands_on_what_its_modules_export(write):
    start = write(
        start='import { a, b } from "./index.js";\na(b);\n',
        index='export * from "./a.js";\nexport * from "./b.js";\n',
        a="export let a;\n",
        b="export let b;\n",
    )
    assert joined(start) == "let a;\nlet b;\na(b);\n"


@pytest.mark.parametrize(
    ("modules", "said"),
    [
        ({"start": '\nimport { b } from "./b.js";\n', "b": "let b;\n"}, "start.js:2: b.js exports no b"),
        ({"start": 'import "./nowhere.js";\n'}, "start.js:1: no such module: nowhere.js"),
        ({"start": 'import "./b.js";\n', "b": '\n\nimport "./start.js";\n'}, "b.js:3: a circle of imports: start.js → b.js → start.js"),
        ({"start": 'import "./b.js";\nconst [a, b] = "";\n', "b": "const b = 1;\n"}, "start.js:2: 'b' is declared in b.js too"),
        ({"start": 'import { b as c } from "./b.js";\n', "b": "export let b;\n"}, "start.js:1: b.js exports no b as c"),
        ({"start": "\nexport default 1;\n"}, "start.js:2: not read here: export default 1;"),
        ({"start": 'import * as b from "./b.js";\n', "b": ""}, "start.js:1: not read here: import"),
    ],
)
def test_what_cannot_be_one_script_is_refused_with_its_file_and_line(write, modules, said):
    with pytest.raises(ModuleFaultError) as refused:
        in_order(write(**modules))
    assert said in str(refused.value)


def test_every_module_of_the_client_is_joined():
    written = {path for folder in (*CLIENT.iterdir(), CLIENT.parent / "placement") for path in folder.glob("*.js")}
    starts = (CLIENT / "start.js", CLIENT / "later.js", CLIENT / "core" / "inflate.js", LAYOUT)  # for the one file alone, for paper alone
    assert {module.path for module in in_order(*starts)} == {*written, *starts}


def test_page_and_client_call_what_they_share_by_the_same_names():
    page = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "geo" / "ui").rglob("*.py"))
    shared = node.ask(["core/host.js"], "PAGE", None)
    for key in shared["keys"].values():
        assert re.search(rf'key=[^,)]*"{key}"', page), key
    around_map = "".join(path.read_text(encoding="utf-8") for name in FRAMED for path in (ROOT / "geo" / "ui" / name).glob("*.py"))
    heard = set(re.findall(r'message(?:\.get\(|\[)"(\w+)"', around_map))
    assert set(shared["told"]) == {*NAMES, *heard} - {"background"}
    assert set(shared["pages"].values()) <= set(PAGES)
    assert f"data-{shared['stage']}=" in page
    assert f'"{shared["theme"]}"' in (ROOT / "geo" / "server" / "theme.js").read_text(encoding="utf-8")


def test_what_several_make_stale_is_drawn_once_and_in_its_order_even_if_one_of_them_fails():
    drawn = """(() => {
      const drawn = [];
      for (const part of ["card", "panel", "marks"]) registerPainter(part, () => drawn.push(part));
      stale("marks");
      try {
        inOnePass(() => { stale("marks"); inOnePass(() => stale("panel")); stale("marks", "card"); drawn.push("…"); throw new Error(); });
      } catch { drawn.push("!"); }
      stale("card");
      return drawn;
    })()"""
    assert node.ask(["core/redraw.js"], drawn, None) == ["marks", "…", "card", "panel", "marks", "!", "card"]


def test_another_bundler_understands_the_same_modules(tmp_path):
    """Proof that they are real modules; the map that is served is joined by Python."""
    esbuild = shutil.which("esbuild", path=str(ROOT / "node_modules" / ".bin"))
    if esbuild is None:
        pytest.skip("esbuild is not installed (npm install)")
    out = tmp_path / "out.js"
    subprocess.run([esbuild, str(CLIENT / "start.js"), "--bundle", f"--outfile={out}", "--log-level=warning"], check=True, timeout=60)
    assert "Dark = class" in out.read_text(encoding="utf-8")


def test_every_word_of_the_client_comes_once():
    first, later = first_words(), later_words()
    for lang in LANGUAGES:
        assert not set(first[lang]) & set(later[lang])
        assert {f"frame.{key}" for key in (*first[lang], *later[lang])} == {key for key in catalogue(lang) if key.startswith("frame.")}
    assert {"story.start", "story.add", "missing_story"} <= set(first["vi"])
    assert {"story.keys", "story.key_auto", "presenter.left"} <= set(later["vi"])


def test_the_words_that_come_later_are_those_of_the_place_that_is_told(tmp_path):
    ours = bundle.later()
    assert "VN-2000" in ours
    text = (DATA / "district.toml").read_text("utf-8")
    (tmp_path / "district.toml").write_text(text.replace("VN-2000", "Gauss"), "utf-8")
    with telling(tmp_path):
        assert bundle.later() == ours.replace("VN-2000", "Gauss")
    assert bundle.later() == ours


def test_the_rules_that_come_later_come_once():
    for rule in (".lectern", ".chart-field"):
        assert rule in bundle.later()
        assert rule not in bundle.sheet("")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_count_is_written_as_the_browser_writes_numbers(lang):
    """``Intl`` itself would be loaded for it before the map is there."""
    counts = [0, 7, 12, 999, 1000, 1234, 10_000, 100_000, 999_999, 1_000_000, 1_234_567, -1, -999, -1000, -43_210, 2.4, 2.6, 1999.5]
    expression = f'(speak("{lang}"), given.map((count) => [inDigits(count), figure(count, 0)]))'
    assert all(own == intl for own, intl in node.ask(["core/words.js"], expression, counts, SITE={}))
