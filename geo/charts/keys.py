"""Where the script lies that makes charts reachable by keyboard; the server serves it, the pages load it."""

from pathlib import Path

SCRIPT = Path(__file__).with_name("keys.js")
