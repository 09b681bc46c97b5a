"""Who is measured: where each is asked for, when it counts as drawn, and how its three acts are done and seen."""

from dataclasses import dataclass, field

UNIT, COMMUNE = "2024-06901", "Xã Quảng An"
# A value that a reader sees: everything below is JavaScript, a function each.
CHECK = "() => bench.all('.leaflet-control-layers-overlays label').find((one) => one.textContent.includes('points')).querySelector('input').click()"
RADIO = "() => bench.all('[data-testid=stRadio] label').find((one) => one.textContent.trim() === '{name}').click()"
POPUP = "() => bench.find('.leaflet-popup-content')?.textContent.trim().length > 1"
UNITS = "() => Boolean(bench.find('path.leaflet-interactive'))"
CLUSTERS = (
    "bench.all('.marker-cluster').reduce((sum, one) => sum + Number(one.textContent), 0) + bench.all('img.leaflet-marker-icon').length"
)
CLICK_PATH = "() => { const path = bench.find('path.leaflet-interactive'); const box = path.getBoundingClientRect(); for (const kind of ['mousedown', 'mouseup', 'click']) path.dispatchEvent(new MouseEvent(kind, {bubbles: true, clientX: box.left + box.width / 2, clientY: box.top + box.height / 2})); }"
# A click on the pixel of the last point: what lies uppermost there answers.
CLICK_CANVAS = """() => {{ const map = {map}; let last; map.eachLayer((one) => {{ if (one.getRadius && one.getLatLng) last = one; }});
  const at = map.latLngToContainerPoint(last.getLatLng()), box = map.getContainer().getBoundingClientRect();
  const canvas = map.getContainer().querySelector('canvas');
  for (const kind of ['mousedown', 'mouseup', 'click']) canvas.dispatchEvent(new MouseEvent(kind, {{bubbles: true, clientX: box.left + at.x, clientY: box.top + at.y}})); }}"""
HOVER = """() => {{ const canvas = bench.find('[data-testid=stDeckGlJsonChart] canvas') ?? bench.find('canvas'), box = canvas.getBoundingClientRect();
  canvas.dispatchEvent(new PointerEvent('pointermove', {{bubbles: true, pointerType: 'mouse', pointerId: 1, isPrimary: true,
    clientX: box.left + box.width / 2 + {x}, clientY: box.top + box.height / 2 + {y}}})); }}"""


@dataclass(frozen=True)
class Contender:
    """``first`` and ``full``: something of the district, and all points, are seen; the acts as pairs of what is done and what is then seen."""

    name: str
    path: str
    first: str
    full: str
    off: tuple[str, str] | None = None
    on: tuple[str, str] | None = None
    filtered: tuple[str, str] | None = None
    back: tuple[str, str] | None = None
    select: tuple[str, str] | None = None
    more: dict[str, str] = field(default_factory=dict)


def _ours(name: str, path: str) -> Contender:
    switch = "() => bench.find('[data-act=\"layer-infrastructure\"]').click()"
    state = "bench.own('atlas').state().layers.infrastructure"
    seen = "bench.all('canvas.crowd, [data-refs^=\"infrastructure/\"]').length"
    chosen = f"() => bench.find('article.card[data-of=\"{UNIT}\"]')?.textContent.includes('{COMMUNE}')"
    return Contender(
        name, path, UNITS, "() => Boolean(bench.find('html[data-atlas=ready]'))",
        off=(switch, f"() => !{state}.shown && !{seen}"), on=(switch, f"() => {state}.shown && {seen}"),
        select=(f"() => bench.own('atlas').select('{UNIT}')", chosen),
        more={"outline": "() => { const one = document.getElementById('first-look'); return Boolean(one && !one.hasAttribute('display')); }"},
    )  # fmt: skip


def contenders(number: int, within: int, hover: tuple[float, float]) -> list[Contender]:
    """All of them for so many points, of which ``within`` lie in ``COMMUNE``; a point lies ``hover`` pixels beside the middle of pydeck's chart."""
    radio, every = RADIO.format(name=COMMUNE), RADIO.format(name="all")
    leaf = "bench.map()"
    several = f"Object.keys({leaf}?._layers ?? {{}}).length"
    choose = "() => {{ const list = document.getElementById('commune'); list.value = '{name}'; list.onchange(); }}"
    bare, canvas = "window.map", "Boolean(bench.find('.leaflet-overlay-pane canvas'))"
    return [
        _ours("ours /", "/?layers=infrastructure"),
        _ours("ours /xem", "/xem?layers=infrastructure"),
        Contender(
            "streamlit-folium", "/", UNITS, f"() => {CLUSTERS} >= {number}",
            off=(CHECK, f"() => {CLUSTERS} === 0"), on=(CHECK, f"() => {CLUSTERS} >= {number}"),
            filtered=(radio, f"() => {CLUSTERS} === {within}"), back=(every, f"() => {CLUSTERS} >= {number}"), select=(CLICK_PATH, POPUP),
        ),
        Contender(
            "st.pydeck_chart", "/", "() => bench.draws.length > 0", f"() => bench.drawnOf({number})",
            off=("() => bench.find('[data-testid=stCheckbox] label').click()", f"() => bench.draws.length && !bench.drawnOf({number})"),
            on=("() => bench.find('[data-testid=stCheckbox] label').click()", f"() => bench.drawnOf({number})"),
            filtered=(radio, f"() => bench.drawnOf({within})"), back=(every, f"() => bench.drawnOf({number})"),
            select=(HOVER.format(x=hover[0], y=hover[1]), "() => bench.find('.deck-tooltip')?.textContent.trim().length > 1"),
        ),
        Contender(
            "leafmap (folium)", "/", f"() => {canvas}", f"() => {canvas} && {several} >= {number}",
            off=(CHECK, f"() => {several} < {number}"), on=(CHECK, f"() => {several} >= {number}"),
            filtered=(radio, f"() => {canvas} && {several} >= {within} && {several} < {within} + 60"), back=(every, f"() => {canvas} && {several} >= {number}"),
            select=(CLICK_CANVAS.format(map=leaf), POPUP),
        ),
        Contender(
            "bare Leaflet", "/", UNITS, f"() => window.count === {number} && window.map.hasLayer(window.points)",
            off=("() => document.getElementById('shown').click()", "() => !window.map.hasLayer(window.points)"),
            on=("() => document.getElementById('shown').click()", "() => window.map.hasLayer(window.points)"),
            filtered=(choose.format(name=COMMUNE), f"() => window.count === {within}"), back=(choose.format(name=""), f"() => window.count === {number}"),
            select=(CLICK_CANVAS.format(map=bare), POPUP),
        ),
        Contender("empty Streamlit", "/", READY, READY),
    ]  # fmt: skip


READY = "() => bench.ran() && [...document.querySelectorAll('[data-testid=stMarkdown]')].some((one) => one.textContent.trim() === 'ready')"
