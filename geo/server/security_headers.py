"""Which scripts, pictures and hosts each kind of answer may use."""

from geo.client.bundle import policy_hash
from geo.client.light_page import site_policy
from geo.datasets import FOLDER
from geo.facts.citation import VERSIONS
from geo.server import embed, gazetteer_pages, open_data
from geo.server.responses import ALWAYS, NOTHING, PUBLIC
from geo.server.state import current

BARE = (
    "/assets/",
    "/data/",
    "/files/",
    "/static/",
    "/media/",
    "/_stcore/",
    "/health",
    "/robots.txt",
    "/sitemap",
    "/xem.",
    "/report",
    "/searched",
    "/qr.",
    FOLDER,
    *open_data.FEEDS,
)
FRAME = "/component/"
FOR_ALL = ("/data/", "/assets/")


class Policies:
    """The content security policies; ``page_scripts`` and ``frame_script`` are the only inline scripts that may run, by their hash."""

    def __init__(self, page_scripts: list[str], frame_script: str) -> None:
        self._page = " ".join(policy_hash(script) for script in page_scripts)
        self._frame = policy_hash(frame_script)

    def headers(self, path: str, host: str = "") -> dict[str, str]:
        """The headers of an answer under ``path``, asked for at ``host``."""
        return {**ALWAYS, **(PUBLIC if path.startswith(FOR_ALL) else {}), "Content-Security-Policy": self._policy(path, host)}

    def _policy(self, path: str, host: str) -> str:
        if path.startswith(BARE):
            return NOTHING
        if path.startswith(gazetteer_pages.PREFIXES) or path in gazetteer_pages.CONTENTS_PATHS:
            return gazetteer_pages.POLICY
        if path == "/sw.js":
            return f"{NOTHING}; connect-src 'self'"  # what the worker itself may ask for
        if path.startswith(VERSIONS):
            inside = path.removeprefix(VERSIONS).partition("/")[2]
            return NOTHING if inside and not inside.endswith(".html") else f"{site_policy(current().picture_hosts)}; frame-ancestors 'self'"
        hosts = " ".join(current().picture_hosts)
        if path in ("/xem", embed.EMBED):
            alone = "; manifest-src 'self'; worker-src 'self'; frame-ancestors 'self'"
            ours = "'self'" if path == "/xem" else embed.ourselves(host)
            return (
                f"default-src 'none'; script-src {ours}; style-src {ours} {current().sheet}; font-src {ours}; connect-src {ours}; "
                f"img-src {ours} data: {hosts}; base-uri 'none'; form-action 'none'{alone if path == '/xem' else embed.ancestors()}"
            )
        scripts = self._frame if path.startswith(FRAME) else self._page
        return (
            f"default-src 'self'; script-src 'self' {scripts}; style-src 'self' 'unsafe-inline'; "
            f"img-src 'self' data: blob: {hosts}; font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; "
            "form-action 'self'; frame-ancestors 'self'"
        )
