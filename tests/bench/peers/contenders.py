"""Who is measured: where each is asked for, when it counts as drawn, and how its three acts are done and seen."""

from dataclasses import dataclass, field

UNIT, COMMUNE = "2024-06901", "Xã Quảng An"
Act = tuple[str, str]
"""What is done and what is then seen: JavaScript that speaks to ``bench`` (watching.js)."""
UNITS = "Boolean(bench.find('path.leaflet-interactive'))"
LIVE = f"{UNITS} || document.querySelector('#first-look:not([display]) [pointer-events]') !== null"
"""A unit of ours that answers, drawn by the map or in the page's first bytes: it says its name, and what is chosen is opened."""
OVERLAY = "bench.click('.leaflet-control-layers-overlays label:last-of-type input')"
POPUP = "bench.says('.leaflet-popup-content')"


@dataclass(frozen=True)
class Contender:
    """``first`` and ``full``: something of the district, all points are seen; ``filtered`` and ``back``: one commune, all again."""

    name: str
    path: str
    first: str
    full: str
    off: Act | None = None
    on: Act | None = None
    filtered: Act | None = None
    back: Act | None = None
    select: Act | None = None
    more: dict[str, str] = field(default_factory=dict)


def ours(name: str, path: str, layer: str = "infrastructure") -> Contender:
    """One of our own pages; ``layer`` is the one that is switched. A layer of places has no filter on the map."""
    switch, state = f"bench.click('[data-act=\"layer-{layer}\"]')", f"bench.own('atlas').state().layers.{layer}"
    seen = f"bench.all('canvas.crowd, [data-refs*=\"{layer}/\"]').length"
    chosen = f"bench.find('article.card[data-of=\"{UNIT}\"]')?.textContent.includes('{COMMUNE}')"
    return Contender(
        name,
        path,
        LIVE,
        "Boolean(bench.find('html[data-atlas=ready]'))",
        off=(switch, f"!{state}.shown && !{seen}"),
        on=(switch, f"{state}.shown && {seen}"),
        select=(f"bench.own('atlas').select('{UNIT}')", chosen),
        more={"outline": "document.querySelector('#first-look:not([display])') !== null"},
    )


def _choice(name: str) -> str:
    return f"bench.click('[data-testid=stRadio] label', '{name}')"


def streamlit_folium(number: int, within: int) -> Contender:
    all_seen = f"bench.clustered() >= {number}"
    return Contender(
        "streamlit-folium",
        "/",
        UNITS,
        all_seen,
        off=(OVERLAY, "bench.clustered() === 0"),
        on=(OVERLAY, all_seen),
        filtered=(_choice(COMMUNE), f"bench.clustered() === {within}"),
        back=(_choice("all"), all_seen),
        select=("bench.clickUnit()", POPUP),
    )


def pydeck(number: int, within: int, hover: tuple[float, float]) -> Contender:
    """``hover``: where a point lies, in pixels beside the middle of the chart."""
    switch, all_seen = "bench.click('[data-testid=stCheckbox] input')", f"bench.drawn({number})"
    return Contender(
        "st.pydeck_chart",
        "/",
        "bench.draws.length > 0",
        all_seen,
        off=(switch, f"bench.draws.length && !{all_seen}"),
        on=(switch, all_seen),
        filtered=(_choice(COMMUNE), f"bench.drawn({within})"),
        back=(_choice("all"), all_seen),
        select=(f"bench.hover({hover[0]}, {hover[1]})", "bench.says('.deck-tooltip')"),
    )


def leafmap(number: int, within: int) -> Contender:
    canvas = "Boolean(bench.find('.leaflet-overlay-pane canvas'))"
    all_seen = f"{canvas} && bench.circles() === {number}"
    return Contender(
        "leafmap (folium)",
        "/",
        canvas,
        all_seen,
        off=(OVERLAY, "bench.circles() === 0"),
        on=(OVERLAY, all_seen),
        filtered=(f"bench.leave(); {_choice(COMMUNE)}", f"{canvas} && bench.circles() === {within}"),
        back=(f"bench.leave(); {_choice('all')}", all_seen),
        select=("bench.clickCircle(bench.page())", POPUP),
    )


def bare(number: int, within: int) -> Contender:
    switch, there = "bench.click('#shown')", "window.map.hasLayer(window.points)"
    choose = "const list = document.getElementById('commune'); list.value = '{name}'; list.onchange();"
    return Contender(
        "bare Leaflet",
        "/",
        UNITS,
        f"window.count === {number} && {there}",
        off=(switch, f"!{there}"),
        on=(switch, there),
        filtered=(choose.format(name=COMMUNE), f"window.count === {within}"),
        back=(choose.format(name=""), f"window.count === {number}"),
        select=("bench.clickCircle(window.map)", POPUP),
    )


def empty_app() -> Contender:
    """Drawn when its one word stands there and its script has run."""
    ready = "bench.ran() && bench.all('[data-testid=stMarkdown]').some((one) => one.textContent.trim() === 'ready')"
    return Contender("empty Streamlit", "/", ready, ready)


def contenders(number: int, within: int, hover: tuple[float, float]) -> list[Contender]:
    """All of them for so many points, of which ``within`` lie in ``COMMUNE``."""
    mine = [ours("ours /", "/?layers=infrastructure"), ours("ours /xem", "/xem?layers=infrastructure")]
    peers = [streamlit_folium(number, within), pydeck(number, within, hover), leafmap(number, within), bare(number, within)]
    return [*mine, *peers, empty_app()]
