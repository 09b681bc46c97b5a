"""Fetches the packages for a computer without internet: python -m deploy.wheelhouse windows-x64 3.12 (run where there is internet).

Without words it fetches for the computer and the Python that it runs on. The map's folder goes to the other computer as it is then.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from deploy.pins import COMPUTERS, CONSTRAINTS, DEPLOY, PYTHONS, required
from deploy.start import kind_of_computer, unfit


def packages_for(kind: str, python: str) -> list[str]:
    """What pip is asked for: every pin that a kind of computer (a key of ``COMPUTERS``) needs with a Python such as ``3.12``.

    pip itself would follow the markers of the computer that it runs on.
    """
    asked, environment = required(), COMPUTERS[kind].environment(python)
    return [
        f"{name}{pin.specifier}"
        for name, pin in required(CONSTRAINTS).items()
        if name not in asked or not (marker := asked[name].marker) or marker.evaluate(environment)
    ]


def main(asked: list[str]) -> int:
    """Fetch them into the folder; gives pip's exit code."""
    kind, python = [*asked, *(kind_of_computer(), "{}.{}".format(*sys.version_info[:2]))[len(asked) :]][:2]
    if kind not in COMPUTERS or python not in PYTHONS:
        sys.exit(f"{kind} {python}? {' '.join(COMPUTERS)} · {' '.join(PYTHONS)}")
    folder = Path(os.environ.get("WHEELHOUSE") or DEPLOY / "wheelhouse")
    if why := unfit(kind, python, 64, None):
        sys.exit(why)
    platforms = [part for name in COMPUTERS[kind].platforms for part in ("--platform", name)]
    with tempfile.TemporaryDirectory() as aside:
        pins = Path(aside) / "pins.txt"
        pins.write_text("\n".join(packages_for(kind, python)), encoding="utf-8")
        pip = [sys.executable, "-m", "pip", "download", "--disable-pip-version-check", "--no-deps", "--only-binary", ":all:"]
        return subprocess.call([*pip, *platforms, "--python-version", python, "--implementation", "cp", "-d", str(folder), "-r", str(pins)])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
