// Data over HTTP: each file once; a file that has been replaced is looked up in the catalog once.

/** @type {Map<string, Promise<any>>} */
const fetched = new Map();

/** @param {string} url @returns {Promise<any>} */
function load(url) {
  let file = fetched.get(url);
  if (!file) {
    file = SITE.inline?.[url] ? Promise.resolve(SITE.inline[url]) : request(url);
    fetched.set(url, file);
    file.catch(() => fetched.delete(url));
  }
  return file;
}

/** @param {string} url */
async function request(url) {
  let answer = await fetch(url);
  if (answer.status === 404) answer = await fetch(await replacement(url));
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer.json();
}

/** The newest file that stands where `url` stood: the same path but for the digest. @param {string} url */
async function replacement(url) {
  const catalog = await (await fetch("/data/catalog.json", { cache: "no-cache" })).json();
  /** @param {string} path */
  const stem = (path) => path.replace(/\.[0-9a-f]{8,}\.(geo)?json$/, "");
  const entries = [...(catalog.layers ?? []), ...(catalog.base ?? [])];
  return entries.find((entry) => stem(entry.url) === stem(url))?.url ?? url;
}

/** @type {{[era: string]: Map<string, UnitFeature>}} */
const units = {};
/** @type {{[key: string]: Thing[]}} */
const things = {};

/** @param {string} era */
async function loadUnits(era) {
  const data = await load(SITE.files.communes[era]);
  units[era] = new Map(data.features.map((/** @type {UnitFeature} */ unit) => [unit.properties.id, unit]));
}

/** @param {string} layerId @param {string} era */
async function loadLayer(layerId, era) {
  const file = layerInfo(layerId).file[era];
  if (!file) return;
  const data = /** @type {LayerData} */ (await load(file.url));
  things[`${layerId}/${era}`] = data.features;
}

/** @param {string} layerId @param {string} [era] @returns {Thing[]} */
function thingsOf(layerId, era = view.era) {
  return things[`${layerId}/${era}`] ?? [];
}

/** @param {string | null} id @returns {UnitProperties | null} */
function unitOf(id) {
  const era = (id ?? "").slice(0, 4);
  return units[era]?.get(id ?? "")?.properties ?? null;
}

/** The thing a reference such as `projects/th-dairy` means. @param {string | null} ref @returns {{info: LayerInfo, thing: Thing} | null} */
function thingOf(ref) {
  const [layerId, id] = (ref ?? "").split("/");
  const info = id ? layerInfo(layerId) : null;
  const thing = info && thingsOf(layerId).find((one) => one.properties.id === id);
  return info && thing ? { info, thing } : null;
}
