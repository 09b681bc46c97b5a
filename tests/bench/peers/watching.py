"""The script of a page that is measured, for what is waited for in it."""

from pathlib import Path

SCRIPT = (Path(__file__).parent / "watching.js").read_text(encoding="utf-8")


def watch(wanted: dict[str, str]) -> str:
    """The script for a page in which these conditions, JavaScript by name, are waited for."""
    return SCRIPT.replace("WANTED", ", ".join(f"{name}: () => {condition}" for name, condition in wanted.items()))
