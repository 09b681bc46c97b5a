"""What the documents say is so: commands, layers, files, pictures."""

import ast
import json
import re
import tomllib
from pathlib import Path

from tests import house
from tests.bench.peers import report
from tests.real import LAYERS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
DATA = (ROOT / "data" / "README.md").read_text(encoding="utf-8")


def test_readme_lists_every_layer_with_its_titles():
    rows = dict(re.findall(r"^\| (.+?) \| `(\w+)` \|", README, flags=re.MULTILINE))
    assert {ident: titles for titles, ident in rows.items()} == {layer.id: f"{layer.title.vi} · {layer.title.en}" for layer in LAYERS}


def test_every_path_and_picture_named_in_readme_exists():
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert (ROOT / target).exists(), target


def test_every_file_of_ours_that_a_document_names_exists():
    for document in [ROOT / "README.md", ROOT / "data" / "README.md", *(ROOT / "docs").rglob("*.md")]:
        text = document.read_text(encoding="utf-8").replace("data/layers/schools.", "")  # adding-a-layer.md makes them
        for name in re.findall(r"`((?:geo|data|tests|docs|pages)/[\w./-]+)`", text):
            assert (ROOT / name).exists(), (document.name, name)
        for target in re.findall(r"\]\(([^)#:]+)\)", text):
            assert (document.parent / target).exists(), (document.name, target)


def test_the_ci_runs_the_test_command_of_readme():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "python -m pip install -r requirements-dev.txt && python -m pytest" in README
    assert "-r requirements-dev.txt" in script
    assert "python -m pytest" in script


def test_data_readme_describes_every_file():
    for path in (ROOT / "data").rglob("*.*"):
        if path.name != "README.md":
            assert f"`{path.relative_to(ROOT / 'data').as_posix()}`" in DATA, path


def test_every_dependency_is_exact_and_says_why():
    for line in (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            assert re.fullmatch(r"[\w.-]+==[\w.]+(; platform_machine not in \"[\w ]+\")? +# .+", line), line


def test_both_languages_have_the_same_words():
    def keys(table, prefix=""):
        for key, value in table.items():
            yield from keys(value, f"{prefix}{key}.") if isinstance(value, dict) else [prefix + key]

    vi, en = (tomllib.loads((ROOT / "geo" / "language" / f"{lang}.toml").read_text(encoding="utf-8")) for lang in ("vi", "en"))
    assert sorted(keys(vi)) == sorted(keys(en))


def test_modules_keep_their_size():
    """A file is read in one go: 250 lines of code at most, a page 40."""
    for path in [*(ROOT / "geo").rglob("*.py"), *(ROOT / "geo" / "client").rglob("*.js"), ROOT / "app.py", *(ROOT / "pages").glob("*.py")]:
        budget = {"pages": 40}.get(path.parent.name, 30 if path.name == "app.py" else 250)
        assert len(path.read_text(encoding="utf-8").splitlines()) <= budget, path


def test_decisions_are_numbered_once():
    numbers = [path.name[:3] for path in sorted((ROOT / "docs" / "decisions").glob("*.md"))]
    assert numbers == [f"{n:03}" for n in range(1, len(numbers) + 1)]


def test_the_table_of_rooms_is_that_of_the_code():
    assert house.FILE.read_text(encoding="utf-8") == house.table(), "python -m tests.house"


def test_no_function_hides_the_module_that_it_stands_in():
    for path in (ROOT / "geo").rglob("*.py"):
        functions = {node.name for node in ast.parse(path.read_text(encoding="utf-8")).body if isinstance(node, ast.FunctionDef)}
        assert (path.parent.name if path.stem == "__init__" else path.stem) not in functions, path


VAGUE = {"found", "said", "told", "here", "one"}
"""Words that do not say what a thing is: none of them names a variable, a parameter, a function or an attribute of geo/."""
NAMED = {ast.Name: "id", ast.arg: "arg", ast.FunctionDef: "name", ast.Attribute: "attr"}


def test_the_speed_that_is_told_is_the_speed_that_was_measured():
    told = (ROOT / "docs/speed.md").read_text(encoding="utf-8")
    sizes = json.loads((ROOT / "tests/bench/results/scale.json").read_text(encoding="utf-8"))["sizes"]
    for points, one in sizes.items():
        assert f"| {' | '.join([f'{int(points):,}', *map(str, one.values())])} |" in told


def test_what_is_told_of_others_is_what_was_measured():
    assert report.section() in (ROOT / "docs/speed.md").read_text(encoding="utf-8"), "python -m tests.bench.peers.report"


def test_names_say_what_they_hold():
    for path in (ROOT / "geo").rglob("*.py"):
        nodes = (node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if type(node) in NAMED)
        assert {getattr(node, NAMED[type(node)]) for node in nodes} & VAGUE == set(), path
