// What stands in a page while it is measured: at which painted frame something was first seen, and how long an act took until it was.
// Only the outermost page looks, into its iframes too: a script that is put into every document would be lost when an iframe's real one comes.
(() => {
  if (window !== window.top) return;
  const bench = window.bench = { marks: {}, frame: 0, draws: [] };

  // What WebGL draws is not in the document: of the last frames, how many instances each call drew.
  for (const name of ["drawArraysInstanced", "drawElementsInstanced"]) {
    const draw = WebGL2RenderingContext.prototype[name];
    WebGL2RenderingContext.prototype[name] = function (...given) {
      if (bench.draws.at(-1)?.frame !== bench.frame) bench.draws = [...bench.draws.slice(-3), { frame: bench.frame, counts: [] }];
      bench.draws.at(-1).counts.push(given.at(-1));
      return draw.apply(this, given);
    };
  }
  bench.drawn = (number) => bench.draws.at(-1)?.counts.includes(number) ?? false;

  const places = () => [window, ...[...document.querySelectorAll("iframe")].map((one) => one.contentWindow)];
  /** Something of a window that may not be there yet, or not ours to read. */
  const inside = (place, act) => {
    try {
      return place?.document ? act(place) : null;
    } catch (_error) {
      return null;
    }
  };
  const first = (act) => {
    for (const place of places()) {
      const hit = inside(place, act);
      if (hit) return hit;
    }
    return null;
  };
  bench.find = (selector) => first((place) => place.document.querySelector(selector));
  bench.all = (selector) => places().flatMap((place) => inside(place, () => [...place.document.querySelectorAll(selector)]) ?? []);
  bench.own = (name) => first((place) => place[name]);
  bench.ran = () => Boolean(document.querySelector('.stApp[data-test-script-state="notRunning"]'));

  /** The map of a page that folium wrote whole; leave() forgets it, so that the next one is waited for. */
  bench.page = () => first((place) => place[Object.keys(place).find((key) => /^map_[0-9a-f]{32}$/.test(key))]);
  bench.leave = () => { bench.page().left = true; };
  bench.circles = () => {
    const map = bench.page();
    return !map || map.left ? -1 : Object.values(map._layers).filter((one) => one.getRadius).length;
  };
  bench.clustered = () => bench.all(".marker-cluster").reduce((sum, one) => sum + Number(one.textContent), 0) + bench.all("img.leaflet-marker-icon").length;

  bench.click = (selector, text = "") => bench.all(selector).find((one) => !text || one.textContent.trim() === text).click();
  const press = (element, clientX, clientY) => {
    for (const kind of ["mousedown", "mouseup", "click"]) element.dispatchEvent(new MouseEvent(kind, { bubbles: true, clientX, clientY }));
  };
  bench.clickUnit = () => {
    const path = bench.find("path.leaflet-interactive"), box = path.getBoundingClientRect();
    press(path, box.left + box.width / 2, box.top + box.height / 2);
  };
  /** The pixel of one circle on a canvas: what lies uppermost there answers. */
  bench.clickCircle = (map) => {
    const container = map.getContainer(), box = container.getBoundingClientRect();
    const at = map.latLngToContainerPoint(Object.values(map._layers).findLast((one) => one.getRadius).getLatLng());
    press(container.querySelector("canvas"), box.left + at.x, box.top + at.y);
  };
  bench.hover = (x, y) => {
    const canvas = bench.find("#deckgl-overlay"), box = canvas.getBoundingClientRect();
    const at = { bubbles: true, clientX: box.left + box.width / 2 + x, clientY: box.top + box.height / 2 + y };
    canvas.dispatchEvent(new MouseEvent("mousemove", at));
  };
  bench.says = (selector) => bench.find(selector)?.textContent.trim().length > 1;

  bench.painted = () => new Promise((done) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = done;
    channel.port2.postMessage(0);
  });
  /** Milliseconds from an act to the end of the first frame in which it is seen; null: not within so many. */
  bench.act = async (go, seen, within) => {
    const [act, there] = [new Function(go), new Function(`return ${seen}`)];
    const start = performance.now();
    act();
    do {
      await new Promise(requestAnimationFrame);
      if (performance.now() - start > within) return null;
    } while (!there());
    await bench.painted();
    return performance.now() - start;
  };
  /** Write down every frame from now on, until this is called again. */
  bench.pan = () => {
    if (bench.panned?.on) bench.panned.on = false;
    else {
      const place = () => bench.find(".leaflet-map-pane")?.style.transform;
      const [stood, began] = [place(), bench.frame];
      const panned = bench.panned = { frames: [], on: true, moved: false };
      let last = performance.now();
      const step = () => {
        const now = performance.now();
        panned.frames.push(now - last);
        last = now;
        panned.moved ||= place() !== stood || bench.draws.at(-1)?.frame > began;
        if (panned.on) requestAnimationFrame(step);
      };
      requestAnimationFrame(step);
    }
    return bench.panned;
  };

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
