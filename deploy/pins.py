"""Pins every wheel that the map needs, and says on which computers each of them exists.

python -m deploy.pins           asks the package index; writes constraints.txt, platforms.json and the table of docs/install.md
python -m deploy.pins --table   asks nobody; writes the table alone
"""

import hashlib
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.tags import Tag, compatible_tags, cpython_tags, mac_platforms
from packaging.utils import InvalidWheelFilename, canonicalize_name, parse_wheel_filename

DEPLOY = Path(__file__).parent
REQUIREMENTS = DEPLOY.parent / "requirements.txt"
CONSTRAINTS, PLATFORMS, PAGE = DEPLOY / "constraints.txt", DEPLOY / "platforms.json", DEPLOY.parent / "docs" / "install.md"
PYTHONS = ("3.11", "3.12", "3.13")
HEAD = "# Every package that the map needs, exact; made by: python -m deploy.pins\n"
BEGIN, END = "<!-- made by: python -m deploy.pins -->\n", "<!-- end -->\n"
_LINK = re.compile(r"https?://\S+/([^/\s#]+\.whl)")


@dataclass(frozen=True)
class Computer:
    """A kind of computer as wheels name it: tags from the best to the least, and what markers of requirements ask for."""

    name: str
    platforms: tuple[str, ...]
    system: str
    machine: str

    def tags(self, python: str) -> frozenset[Tag]:
        """The tags of every wheel that it can use."""
        major, minor = map(int, python.split("."))
        asked = (major, minor)
        return frozenset([*cpython_tags(asked, platforms=self.platforms), *compatible_tags(asked, f"cp{major}{minor}", self.platforms)])

    def environment(self, python: str) -> dict[str, str]:
        """What a marker such as ``sys_platform == "win32"`` is held against."""
        system, sys_platform, os_name = {
            "Windows": ("Windows", "win32", "nt"),
            "macOS": ("Darwin", "darwin", "posix"),
            "Linux": ("Linux", "linux", "posix"),
        }[self.system]
        return {
            "platform_system": system,
            "sys_platform": sys_platform,
            "os_name": os_name,
            "platform_machine": self.machine,
            "python_version": python,
            "python_full_version": f"{python}.0",
            "implementation_name": "cpython",
            "platform_python_implementation": "CPython",
            "extra": "",
        }


def _glibc(newest: int, machine: str) -> tuple[str, ...]:
    """Wheels for glibc 2.5 to 2.``newest``, under their numbers and the names that some of these had."""
    old = {17: "manylinux2014", 12: "manylinux2010", 5: "manylinux1"}
    numbered = [(f"manylinux_2_{minor}", old.get(minor)) for minor in range(newest, 4, -1)]
    return (*(f"{name}_{machine}" for names in numbered for name in names if name), f"linux_{machine}")


def _mac(version: int, machine: str) -> tuple[str, ...]:
    return tuple(mac_platforms((version, 0), machine))


COMPUTERS = {
    "windows-x64": Computer("Windows 10, 11 (x64)", ("win_amd64",), "Windows", "AMD64"),
    "windows-x86": Computer("Windows, Python 32-bit", ("win32",), "Windows", "x86"),
    "windows-arm": Computer("Windows, Python ARM64", ("win_arm64",), "Windows", "ARM64"),
    **{f"macos-{v}-arm": Computer(f"macOS {v} (M1…)", _mac(v, "arm64"), "macOS", "arm64") for v in (11, 12, 13, 14, 15)},
    **{f"macos-{v}-x64": Computer(f"macOS {v} (Intel)", _mac(v, "x86_64"), "macOS", "x86_64") for v in (11, 12, 13, 14, 15)},
    **{
        f"glibc-2.{v}-{short}": Computer(f"Linux {machine}, glibc 2.{v}", _glibc(v, machine), "Linux", machine)
        for machine, short in (("x86_64", "x64"), ("aarch64", "arm"))
        for v in (17, 27, 28, 31)
    },
    **{
        f"musl-{short}": Computer(
            f"Linux {machine}, musl (Alpine)", tuple(f"musllinux_1_{v}_{machine}" for v in (2, 1, 0)), "Linux", machine
        )
        for machine, short in (("x86_64", "x64"), ("aarch64", "arm"))
    },
}


def required(path: Path = REQUIREMENTS) -> dict[str, Requirement]:
    """The requirements of a file, by their names in one spelling."""
    lines = (line.partition("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines())
    return {canonicalize_name(asked.name): asked for asked in map(Requirement, filter(None, lines))}


def digest(path: Path = CONSTRAINTS) -> str:
    """What the table was made from, in 16 hex digits; line ends do not count."""
    return hashlib.sha256("\n".join(path.read_text(encoding="utf-8").split()).encode()).hexdigest()[:16]


def _pip(*arguments: str) -> str:
    asked = [sys.executable, "-m", "pip", "install", "--dry-run", "--ignore-installed", "--only-binary", ":all:", *arguments]
    return subprocess.run(asked, check=True, capture_output=True, encoding="utf-8").stdout


def _resolved(asked: Iterable[str]) -> list[Mapping[str, Any]]:
    """What pip would install here: the metadata of every package."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        _pip("--quiet", "--report", str(report), "-r", str(REQUIREMENTS), *asked)
        return [package["metadata"] for package in json.loads(report.read_text(encoding="utf-8"))["install"]]


def _elsewhere(packages: list[Mapping[str, Any]]) -> set[str]:
    """What other computers need beside: pip follows the markers of the one it runs on."""
    here = {canonicalize_name(package["name"]) for package in packages}
    environments = [computer.environment(python) for computer in COMPUTERS.values() for python in PYTHONS]
    asked = (Requirement(line) for package in packages for line in package.get("requires_dist", ()))
    return {
        f"{need.name}{need.specifier}"
        for need in asked
        if need.marker and canonicalize_name(need.name) not in here and any(need.marker.evaluate(env) for env in environments)
    }


def pins() -> dict[str, str]:
    """The version of every package that any of the computers needs; asks the package index."""
    more: set[str] = set()
    while True:
        packages = _resolved(more)
        if not (new := _elsewhere(packages)):
            return dict(sorted((canonicalize_name(package["name"]), package["version"]) for package in packages))
        more |= new


def wheels() -> Iterator[tuple[str, str, frozenset[Tag]]]:
    """Each wheel that the index has of what is pinned: package, version, tags. pip names them while it looks."""
    for name in sorted(set(_LINK.findall(_pip("-vv", "--no-deps", "-r", str(CONSTRAINTS))))):
        try:
            package, version, _, tags = parse_wheel_filename(name)
        except InvalidWheelFilename:
            continue
        yield package, str(version), tags


def _missing() -> dict[str, dict[str, list[str]]]:
    """By computer and Python, what has no wheel."""
    pinned, asked = required(CONSTRAINTS), required()
    offered: dict[str, set[Tag]] = {name: set() for name in pinned}
    for name, version, tags in wheels():
        if name in pinned and pinned[name].specifier.contains(version, prereleases=True):
            offered[name] |= tags
    return {
        key: {
            python: [
                name
                for name, tags in offered.items()
                if not tags & computer.tags(python)
                and (name not in asked or not asked[name].marker or asked[name].marker.evaluate(computer.environment(python)))
            ]
            for python in PYTHONS
        }
        for key, computer in COMPUTERS.items()
    }


def _row(by_python: Mapping[str, list[str]]) -> str:
    """What is missing, said once where it is the same with every Python."""
    cells = {python: ", ".join(missing) or "✓" for python, missing in by_python.items()}
    return cells[PYTHONS[0]] if len(set(cells.values())) == 1 else "; ".join(f"{python}: {cell}" for python, cell in cells.items())


def table() -> str:
    """The table of platforms as Markdown, of ``platforms.json`` alone; neighbours that are alike share a line."""
    known = json.loads(PLATFORMS.read_text(encoding="utf-8"))
    alike = groupby(known["missing"].items(), lambda entry: _row(entry[1]))
    rows = [f"| {'; '.join(COMPUTERS[key].name for key, _ in computers)} | {row} |" for row, computers in alike]
    head = f"| máy · computer | Python {', '.join(PYTHONS)} |\n|---|---|"
    return "\n".join([head, *rows, "", f"`deploy/constraints.txt`: {len(required(CONSTRAINTS))} packages, {known['pins']}", ""])


def _write_table() -> None:
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    PAGE.write_text(before + BEGIN + table() + END + rest.partition(END)[2], encoding="utf-8", newline="\n")


def main() -> None:
    """Make all of it anew, or the table alone."""
    if "--table" not in sys.argv:
        CONSTRAINTS.write_text(HEAD + "".join(f"{name}=={version}\n" for name, version in pins().items()), encoding="utf-8", newline="\n")
        told = {"pins": digest(), "missing": _missing()}
        PLATFORMS.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8", newline="\n")
    _write_table()


if __name__ == "__main__":
    main()
