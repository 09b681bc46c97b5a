"""Streamlit's page with our language, title, preview and head start; which paths are pages at all."""

import html
import re
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from streamlit import file_util
from streamlit.runtime import get_instance

from geo.client.bundle import literal
from geo.client.light_page import without_script
from geo.client.open_graph import Shared, of_map, preview
from geo.client.script import LATER
from geo.client.typeface import addresses
from geo.edition import load
from geo.gazetteer import preview_of
from geo.language import LANGUAGES, Lang, catalogue, word
from geo.release import running
from geo.server.gate import FULL
from geo.server.not_found import crowded
from geo.server.page_scripts import inline, look, scripts_of_pages
from geo.server.responses import ASK_AGAIN, BY_LANGUAGE, CachedBody, reply
from geo.server.state import current
from geo.server.subpath import base_of
from geo.view import parse

FIRST = "map"
FRAMED = ("/", "/invest", "/present")
"""Pages that the frame fills."""
COMPONENT = "/component/streamlit_folium.st_folium"
FOLDER = Path(__file__).parents[2] / "pages"
PAGES: tuple[str, ...] = tuple(sorted(path.stem for path in FOLDER.glob("[!_]*.py")))
INDEX = Path(file_util.get_static_dir()) / "index.html"
# What the first page needs of Streamlit's front end beyond an empty page; otherwise the browser learns of each only when it draws it.
CHUNKS = ("ComponentInstance", "IFrameUtil", "withCalculatedWidth", "urls", "Html", "purify.es", "PageLink")
TAKE = ("making", "done", "failed", "queue", "queue_next", "seconds", "parts", "cancelled")
"""What a file says that is being made, as in the map's own dialog."""
UPDATED = ("updated", "updated_done", "updated_reload")
_COMMENT = re.compile(r"<!--.*?-->\s*", re.DOTALL)
_NOSCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
_AGENTS = re.compile(r'<link\s+rel="service-desc"[^>]*>\s*')
# Streamlit looks for its server under the page's own path first, unless it is told where it is.
BACKEND = "window.__streamlit = { BACKEND_BASE_URL: new URL('.', location.href).href.slice(0, -1) };"
_SHEET = re.compile(r'<link\s+rel="stylesheet"[^>]*>\s*')
_FOREIGN_FONT = re.compile(r'<link\s+rel="preload"[^>]*SourceSans[^>]*>\s*')


@lru_cache(maxsize=64)
def shell(name: str, lang: Lang, base: str, shared: Shared, first: str = "") -> CachedBody:
    """Streamlit's index as our page ``name`` in the reader's language; its own inline script stays as it is (its hash is in the policy).

    ``first`` is what is seen before anything is drawn.
    """
    page = _COMMENT.sub("", INDEX.read_text(encoding="utf-8"))
    page = _AGENTS.sub("", _FOREIGN_FONT.sub("", page)).replace("./favicon.png", "./assets/icon.svg")
    page = page.replace('<html lang="en">', f'<html lang="{lang}" data-release="{running()}">')
    title = f"<title>{html.escape(word(f'title.{name}', lang))}</title>"
    early = "".join(f'<link rel="modulepreload" crossorigin href=".{address}">' for address in chunks())
    early += "".join(f'<link rel="preload" as="font" type="font/woff2" crossorigin href=".{address}">' for address in addresses())
    # Behind all sheets of Streamlit: of two rules that weigh the same, ours counts.
    style = f'<link rel="stylesheet" href=".{look()[0]}">'
    earliest, updated, *others = scripts_of_pages()
    theme, placing = inline()
    late = "".join(f'<script async fetchpriority="low" src=".{address}"></script>' for address in others)
    words = f'<script type="application/json" id="streamlit-words">{literal(streamlit_words())}</script>'
    words += f'<script type="application/json" id="page-words">{literal(page_words())}</script>'
    first_of_all = f'<script defer fetchpriority="high" src=".{earliest}"></script>'
    first_of_all += f'<script defer src=".{updated}"></script>'  # what it holds back it sees before Streamlit begins
    ours = f"{first_of_all}<script>{theme}</script><script>{BACKEND}</script>{words}"
    page = page.replace("<title>Streamlit</title>", title + preview(lang, base, shared) + ours).replace("</head>", f"{early}</head>")
    page = _NOSCRIPT.sub(f"<noscript>{without_script(lang)}</noscript>", page)
    # What is seen first waits for nothing but this page: Streamlit's scripts and sheets take seconds on a slow connection.
    theirs = "".join(_SHEET.findall(page))
    seen = f"{first}<script>{placing}</script>" if first else ""
    page = _SHEET.sub("", page).replace("<body>", f"<body>{seen}{theirs}{style}").replace("</body>", f"{late}</body>")
    return CachedBody(page.encode(), "text/html; charset=utf-8", cache=ASK_AGAIN, vary=BY_LANGUAGE)


def streamlit_words() -> dict[str, dict[str, str]]:
    """What Streamlit says in English only, with the same in both languages."""
    keys = {name.removeprefix("streamlit."): name for name in catalogue("vi") if name.startswith("streamlit.")}
    return {foreign: {lang: catalogue(lang)[name] for lang in LANGUAGES} for foreign, name in keys.items()}


def page_words() -> dict[str, dict[str, str]]:
    """What the scripts of the pages say themselves, in both languages."""
    spoken = ("silent_lost", "silent_broken", "silent_map", "silent_undrawn", "silent_link", *UPDATED, "take_again", "take_gone")
    keys = {key: f"page.{key}" for key in spoken} | {f"take_{key}": f"frame.take.{key}" for key in TAKE}
    return {key: {lang: catalogue(lang)[name] for lang in LANGUAGES} for key, name in keys.items()}


@cache
def chunks() -> list[str]:
    """The addresses of ``CHUNKS``; their names carry a digest. A chunk that a newer Streamlit no longer has is left out."""
    return [
        f"/static/js/{path.name}"
        for stem in CHUNKS
        for path in INDEX.parent.glob(f"static/js/{stem}.*.js")
        if path.name.count(".") == stem.count(".") + 2
    ]


@cache
def carrier() -> str:
    """The address of streamlit-folium's own script."""
    folder = _front_end() / "static" / "js"
    return f"{COMPONENT}/static/js/{next(folder.glob('main.*.js')).name}"


def carried() -> bool:
    """Whether the component is served yet: Streamlit learns of it when the map page runs for the first time."""
    return get_instance().component_registry.get_component_path(COMPONENT.removeprefix("/component/")) is not None


def _front_end() -> Path:
    """Where streamlit-folium keeps its front end; found without importing it, which only a running page may do first."""
    module = find_spec("streamlit_folium")
    if module is None or module.origin is None:
        raise ModuleNotFoundError("streamlit_folium")
    return Path(module.origin).parent / "frontend" / "build"


def inline_scripts() -> list[str]:
    """The inline scripts of our pages, letter for letter: the theme, where the server is, those of Streamlit's index, the first look."""
    theme, placing = inline()
    return [theme, BACKEND, *re.findall(r"<script>(.*?)</script>", INDEX.read_text(encoding="utf-8"), re.DOTALL), placing]


def page(request: Request) -> Response:
    """One of our pages; the browser is told early what its map will need."""
    view = parse(dict(request.query_params), request.headers.get("accept-language", ""))
    if FULL in request.scope and request.scope[FULL]():
        return crowded(view)
    name = request.url.path.strip("/") or FIRST
    first = current().first_look[view.lang] if name == FIRST else ""
    framed = request.url.path in FRAMED
    shared = preview_of(load(), view) if framed else of_map(view.lang)
    answer = reply(request, shell(name, view.lang, base_of(request), shared, first))
    if framed:
        later = [] if name == FIRST else [url for url in current().bodies if url.startswith(LATER)]  # only those cannot begin without it
        early = [current().atlas, *later, *([carrier()] if carried() else [])]
        scripts = [f"<.{address}>; rel=preload; as=script" for address in early]
        shown = view.layers if name == FIRST else ()  # other pages choose theirs themselves
        drawn = [f"<.{address}>; rel=prefetch" for address in current().drawn_first(view.era, shown)]
        answer.headers["Link"] = ", ".join([*scripts, *drawn])
    return answer


def first_page(request: Request) -> Response:
    """The first page lives at ``/``; its own name leads there with the whole link."""
    return RedirectResponse("./" + (f"?{request.url.query}" if request.url.query else ""), status_code=308)


ROUTES = [
    Route("/", page, methods=["GET", "HEAD"]),
    Route(f"/{FIRST}", first_page, methods=["GET", "HEAD"]),
    *(Route(f"/{name}", page, methods=["GET", "HEAD"]) for name in PAGES if name != FIRST),
]
