"""``python -m tests.house`` writes docs/house.md: the rooms of geo/ as the import contract orders them, and what each of them imports."""

import ast
import tomllib
from pathlib import Path

import grimp

ROOT = Path(__file__).parents[1]
FILE = ROOT / "docs" / "house.md"
HEAD = """# The house

The rooms of `geo/` from the top down, as the import contract in [pyproject.toml](../pyproject.toml) orders them: a room
imports only rooms below it, rooms of one line do not know each other, and all may import `language`. Made by
`python -m tests.house`; a test holds it to the code. [The way of one datum](tour.md) leads through them.

| room | is for | imports |
|---|---|---|
"""


def _rooms() -> list[str]:
    contract = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"][0]
    return [room for line in contract["layers"] for room in line.split(" | ")]


def table() -> str:
    """The document as it is to be."""
    rooms, graph = _rooms(), grimp.build_graph("geo", cache_dir=None)
    lines = []
    for room in rooms:
        folder = ROOT / "geo" / room
        first = folder / "__init__.py" if folder.is_dir() else folder.with_suffix(".py")
        about = str(ast.get_docstring(ast.parse(first.read_text("utf-8")))).split("\n")[0]
        below = [other for other in rooms[rooms.index(room) + 1 :] if other != "language"]
        known = [other for other in below if graph.direct_import_exists(importer=f"geo.{room}", imported=f"geo.{other}", as_packages=True)]
        link = f"[`{room}`](../{first.relative_to(ROOT).as_posix()})"
        lines.append(f"| {link} | {about.replace('``', '`')} | {', '.join(f'`{other}`' for other in known) or '–'} |")
    return HEAD + "\n".join(lines) + "\n"


if __name__ == "__main__":
    FILE.write_text(table(), "utf-8")
