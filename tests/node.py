"""The client's modules as they are, imported outside the browser: Python can ask them thousands of questions at once."""

import json
import subprocess
from pathlib import Path

from tests.tools import tool

CLIENT = Path(__file__).parents[1] / "geo" / "client"


def ask(modules, expression, given, **constants):
    """What ``expression`` gives over ``given`` with what modules of the client export; ``constants`` stand beside them (SITE)."""
    node = tool("node", "nodejs")
    urls = json.dumps([(CLIENT / module).as_uri() for module in modules])
    script = (
        f"Object.assign(globalThis, {json.dumps({**constants, 'given': given})});\n"
        f"for (const url of {urls}) Object.assign(globalThis, await import(url));\n"
        f"process.stdout.write(JSON.stringify({expression}));"
    )
    done = subprocess.run([node, "--input-type=module", "-"], input=script.encode(), capture_output=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)
