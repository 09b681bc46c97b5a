// The light page without a network: keeps one whole copy of it, gives the copy out only when the server does not answer.
// VERSION, ATLAS, PAGE, FILES, LOOSE and LANGUAGES are written in front of this (geo/publish/copy_at_sea.py).

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
/** The folder that the site lies in, with its "/". */
const ROOT = new URL(".", worker.location.href).pathname;
const PREFIX = ROOT === "/" ? "damha-xem-" : `damha-site-${ROOT}-`; // sites of one host keep their copies apart
const CACHE = PREFIX + VERSION;
/** How long a weak signal may take, in milliseconds, before the copy is shown. */
const PATIENCE = 4000;
const DOCUMENT = /^\/data\/.+\.[0-9a-f]{8,}\.\w+$/;

worker.addEventListener("install", (event) => event.waitUntil(fill().then(() => worker.skipWaiting())));
worker.addEventListener("activate", (event) => event.waitUntil(tidy().then(() => worker.clients.claim())));
worker.addEventListener("fetch", (event) => {
  const { origin, pathname: path } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== worker.location.origin || !path.startsWith(ROOT)) return;
  const pathname = `/${path.slice(ROOT.length)}`;
  if (event.request.mode === "navigate") {
    if (pathname === PAGE || pathname === `${PAGE}index.html`) event.respondWith(openPage(event));
  } else if (FILES.includes(pathname)) event.respondWith(kept(event.request, pathname));
  else if (LOOSE.includes(pathname)) event.respondWith(newest(event.request, pathname));
  else if (DOCUMENT.test(pathname)) event.respondWith(fetch(event.request).catch(() => new Response(null, { status: 404 })));
});

/** Everything or nothing: half a copy would open to an empty map. */
async function fill() {
  const cache = await caches.open(CACHE);
  try {
    await Promise.all([...FILES, ...LOOSE].map(async (url) => cache.put(place(url), await sound(url, "default"))));
    await Promise.all(LANGUAGES.map(async (lang) => cache.put(place(pageOf(lang)), await marked(await sound(pageOf(lang), "no-cache")))));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

/** @param {string} url @param {RequestCache} mode */
async function sound(url, mode) {
  const answer = await fetch(place(url), { cache: LOOSE.includes(url) ? "no-cache" : mode });
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer;
}

/** The page as a copy that says so itself; one that belongs to other data than this list is refused. @param {Response} answer */
async function marked(answer) {
  const text = await answer.text();
  if (!text.includes(ATLAS.slice(1))) throw new Error("the data changed meanwhile");
  const headers = new Headers(answer.headers);
  headers.delete("content-encoding");
  headers.delete("content-length");
  return new Response(text.replace(/data-host="\w+"/, '$& data-copy="saved"'), { headers });
}

/** Copies of older data go. */
async function tidy() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)));
  await worker.registration.navigationPreload?.disable(); // an earlier worker had it on, and Firefox then never opens the copy
}

/** @param {string} lang */
function pageOf(lang) {
  return `${PAGE}?lang=${lang}`;
}

/** An address of the site as it is here. @param {string} address */
function place(address) {
  return ROOT + address.slice(1);
}

/** The language of a link; without one the first of ours that the browser asks for, as the page itself chooses. @param {string} url */
function languageOf(url) {
  const said = new URL(url).searchParams.get("lang") ?? "";
  const wanted = navigator.languages.map((one) => one.slice(0, 2).toLowerCase());
  return [said, ...wanted].find((one) => LANGUAGES.includes(one)) ?? (wanted.length ? "en" : LANGUAGES[0]);
}

/** @param {string} key */
async function saved(key) {
  return (await caches.open(CACHE)).match(place(key), { ignoreVary: true });
}

/** The page of the server; its copy when the server is not reached in time or cannot answer. @param {FetchEvent} event */
async function openPage(event) {
  const asked = fetch(event.request);
  const answer = await inTime(asked);
  if (answer && answer.status < 500) return answer;
  return (await saved(pageOf(languageOf(event.request.url)))) ?? asked;
}

/** @param {Promise<Response>} asked @returns {Promise<Response | undefined>} */
function inTime(asked) {
  const late = new Promise((done) => { setTimeout(done, PATIENCE); });
  return /** @type {Promise<Response | undefined>} */ (Promise.race([asked, late]).catch(() => undefined));
}

/** What never changes under its address. @param {Request} request @param {string} path */
async function kept(request, path) {
  return (await saved(path)) ?? fetch(request);
}

/** What changes under its address. @param {Request} request @param {string} path */
async function newest(request, path) {
  const asked = fetch(request);
  return (await inTime(asked)) ?? (await saved(path)) ?? asked;
}
