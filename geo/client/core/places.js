// Things of a layer over its columns: nothing is copied for a row, however many there are.

/** One row in one era; as a feature it is its own properties. */
class PlaceRow {
  /** @param {PlaceColumns} table @param {EraColumns} own @param {number} at */
  constructor(table, own, at) {
    this.table = table;
    this.own = own;
    this.at = at;
  }

  get properties() { return this; }

  get id() { return this.table.id[this.at]; }

  get name_vi() { return this.table.vi[this.at]; }

  get name_en() { return this.table.en[this.at] ?? this.table.vi[this.at]; }

  get class() { return this.table.classes[this.table.class[this.at]]; }

  get precision() { return this.table.precisions[this.table.precision[this.at]]; }

  get accuracy_m() { return this.table.accuracy_m[this.at]; }

  get units() { return this.table.sets[this.own.units[this.at]]; }

  get parts() { return this.table.sets[this.own.parts[this.at]]; }

  get unplaced() { return this.table.reasons[this.own.unplaced[this.at]]; }

  /** Whether it has a point, without making one. */
  get placed() { return this.table.lon[this.at] !== null; }

  get geometry() {
    const { lon, lat, degree } = this.table;
    const east = lon[this.at];
    return east === null ? null : { type: "Point", coordinates: [east / degree, /** @type {number} */ (lat[this.at]) / degree] };
  }
}

/** @param {PlaceColumns} table @param {string} era @returns {Feature[]} */
export function placeRows(table, era) {
  return /** @type {any} */ (table.id.map((_, at) => new PlaceRow(table, table.eras[era], at)));
}

/** Lines and areas by their layer and the id of their thing. @type {Map<string, {[id: string]: Shape}>} */
const shapesOf = new Map();

/** @param {string} layerId @param {{[id: string]: Shape}} drawn */
export function keepShapes(layerId, drawn) {
  shapesOf.set(layerId, drawn);
}

/** Whether any thing of a layer is a line or an area. @param {LayerInfo} info */
export function hasShapes({ id }) {
  return shapesOf.has(id);
}

/** The line or area of a thing that is more than a point. @param {string} layerId @param {string} id @returns {Shape | null} */
export function shapeOf(layerId, id) {
  return shapesOf.get(layerId)?.[id] ?? null;
}

/** As what a thing is drawn beside its sign: a line or an area, exact or near it (inferred, too); empty for a mere point. @param {LayerInfo} info @param {Feature} feature */
export function formOf(info, { properties: { id } }) {
  const shape = shapeOf(info.id, id);
  if (!shape) return "";
  return (shape.type.endsWith("Polygon") ? "area" : "line") + (shape.near ? "_near" : "");
}

/** Where the card of a row is. @param {Feature} row */
export function cardPage(row) {
  const { table, at } = /** @type {PlaceFeature} */ (row);
  return table.cards[Math.floor(at / table.page)];
}

/** The card of an era, put together from that of the first and what differs. @param {{[era: string]: Partial<Card>}} cards @param {string} era @returns {Card} */
export function cardIn(cards, era) {
  const [first] = Object.values(cards);
  const parts = Object.entries({ ...first, ...cards[era] }).filter(([, part]) => part !== null);
  return /** @type {Card} */ (/** @type {unknown} */ (Object.fromEntries(parts)));
}
