"""``python -m tests.check``: style, types, imports and scripts, then the quick tests; ends at the first that fails and names it.

.ci/run asks for the ``--static`` part alone, because it runs all tests, and at its end for the ``--lines``.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
BIN = "node_modules/.bin/"  # after `npm install`; .ci/run links what it installed
STATIC = [
    ["ruff", "check", "."],
    ["ruff", "format", "--check", "."],
    ["mypy"],
    ["lint-imports"],
    [f"{BIN}tsc", "-p", "tsconfig.json"],
    [f"{BIN}tsc", "-p", "tsconfig.worker.json"],
    [f"{BIN}eslint", "geo"],
    [f"{BIN}stylelint", "geo/**/*.css"],
]
QUICK = [[sys.executable, "-m", "pytest", "-q", "-m", "not browser and not slow and not soak"]]


def lines() -> str:
    """How long everything is: all of the product, what of it runs in the browser, the tests."""
    parts = {"geo/": ("geo", ".py", ".js", ".css"), "the client": ("geo", ".js", ".css"), "tests/": ("tests", ".py")}
    files = {name: [path for path in (ROOT / folder).rglob("*") if path.suffix in kinds] for name, (folder, *kinds) in parts.items()}
    return ", ".join(f"{name} {sum(len(path.read_bytes().splitlines()) for path in found)} lines" for name, found in files.items())


def main(asked: list[str]) -> int:
    """Run one after the other."""
    commands = {"--static": STATIC, "--lines": []}.get("".join(asked), STATIC + QUICK)
    for command in commands:
        print("→", *command, flush=True)
        try:
            done = subprocess.run(command, cwd=ROOT, check=False).returncode
        except FileNotFoundError:
            done = "is not installed"
        if done:
            print(f"failed: {' '.join(command)} ({done})")
            return 1
    print(lines())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
