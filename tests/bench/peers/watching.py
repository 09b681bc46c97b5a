"""What stands in the page while it is measured: it writes down at which painted frame something was first seen, and how long an act took."""

WATCH = """
(() => {
  if (window !== window.top) return;
  const bench = window.bench = { marks: {}, frame: 0, draws: [], failed: [] };
  window.addEventListener("error", (event) => bench.failed.push(String(event.message)));
  // What WebGL draws is not in the document: how many instances each frame draws is.
  for (const name of ["drawArraysInstanced", "drawElementsInstanced"]) {
    const draw = WebGL2RenderingContext.prototype[name];
    WebGL2RenderingContext.prototype[name] = function (...given) {
      if (bench.draws.at(-1)?.frame !== bench.frame) bench.draws = [...bench.draws.slice(-3), { frame: bench.frame, counts: [] }];
      bench.draws.at(-1).counts.push(given.at(-1));
      return draw.apply(this, given);
    };
  }
  const places = () => [window, ...[...document.querySelectorAll("iframe")].map((one) => one.contentWindow)];
  const inside = (one, act) => { try { return one?.document ? act(one) : null; } catch (_error) { return null; } };
  bench.find = (selector) => { for (const one of places()) { const hit = inside(one, () => one.document.querySelector(selector)); if (hit) return hit; } return null; };
  bench.all = (selector) => places().flatMap((one) => inside(one, () => [...one.document.querySelectorAll(selector)]) ?? []);
  bench.own = (name) => { for (const one of places()) { const hit = inside(one, () => one[name]); if (hit) return hit; } return null; };
  bench.map = () => { for (const one of places()) { const name = inside(one, () => Object.keys(one).find((key) => /^map_[0-9a-f]{32}$/.test(key))); if (name) return one[name]; } return null; };
  bench.drawnOf = (number) => bench.draws.at(-1)?.counts.includes(number) ?? false;
  bench.ran = () => Boolean(document.querySelector('.stApp[data-test-script-state="notRunning"]'));
  bench.painted = () => new Promise((done) => { const channel = new MessageChannel(); channel.port1.onmessage = done; channel.port2.postMessage(0); });
  const wanted = { WANTED };
  const look = async () => {
    bench.frame += 1;
    const seen = Object.keys(wanted).filter((name) => !(name in bench.marks) && wanted[name]());
    requestAnimationFrame(look);
    if (!seen.length) return;
    for (const name of seen) bench.marks[name] = null;
    await bench.painted();
    for (const name of seen) bench.marks[name] = performance.now();
  };
  requestAnimationFrame(look);
})();
"""
ACT = """async ([act, shown, within]) => {
  const [go, there] = [new Function(`return (${act})`)(), new Function(`return (${shown})`)()];
  const start = performance.now();
  await go();
  do {
    await new Promise(requestAnimationFrame);
    if (performance.now() - start > within) return null;
  } while (!there());
  await bench.painted();
  return performance.now() - start;
}"""
FRAMES = """() => {
  const stood = bench.find(".leaflet-map-pane")?.style.transform;
  bench.pan = { frames: [], draws: 0, last: performance.now(), on: true };
  const first = bench.frame;
  const step = () => {
    const now = performance.now();
    bench.pan.frames.push(now - bench.pan.last);
    bench.pan.last = now;
    if (bench.draws.at(-1)?.frame >= first) bench.pan.draws += 1;
    bench.pan.moved = bench.find(".leaflet-map-pane")?.style.transform !== stood || bench.pan.draws > 0;
    if (bench.pan.on) requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
}"""


def watch(wanted: dict[str, str]) -> str:
    """The script for a page in which these conditions, JavaScript functions by name, are waited for."""
    return WATCH.replace("WANTED", ", ".join(f"{name}: {condition}" for name, condition in wanted.items()))
