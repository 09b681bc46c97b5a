"""The frame's own scripts run outside the browser, so that Python can ask them thousands of questions at once."""

import json
import shutil
import subprocess
from pathlib import Path

FRAME = Path(__file__).parents[1] / "geo" / "frame"


def ask(files, expression, given, **constants):
    """What ``expression`` gives over ``given`` after the named files of the frame were read; ``constants`` stand before them (SITE)."""
    node = shutil.which("node")
    assert node, "the frame's scripts are tested with node (Debian: apt-get install nodejs)"
    head = "".join(f"const {name} = {json.dumps(value)};\n" for name, value in {**constants, "given": given}.items())
    parts = "\n".join((FRAME / name).read_text(encoding="utf-8") for name in files)
    script = f'"use strict";\n{head}{parts}\nprocess.stdout.write(JSON.stringify({expression}));'
    done = subprocess.run([node, "-"], input=script.encode(), capture_output=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)
