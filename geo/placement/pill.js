// A pill: what is known only to a commune, as badges, as a row of signs with their numbers, as two rows, or as one number.

/** @typedef {[number, number]} Size width and height */
/** @typedef {"badges" | "row" | "rows" | "number"} FormName */
/** @typedef {{name: FormName, sizes: Size[]}} Form from the fullest to the smallest, with the sizes of its boxes */

/** A sign with its number beside it. @param {string} number @param {Rules["pill"]} pill */
export function entryWidth(number, { sign, near, letter }) {
  return sign + (number ? near + number.length * letter : 0);
}

/** @param {string[]} numbers @param {Rules["pill"]} pill */
export function rowWidth(numbers, pill) {
  return numbers.reduce((sum, number) => sum + entryWidth(number, pill), 2 * pill.edge + (numbers.length - 1) * pill.between);
}

/** The rows of a form. @param {string[]} numbers @param {FormName} name */
export function rowsOf(numbers, name) {
  const first = name === "rows" ? Math.ceil(numbers.length / 2) : numbers.length;
  return [numbers.slice(0, first), numbers.slice(first)].filter((row) => row.length);
}

/**
 * The forms a pill may have. @param {string[]} numbers how many things of each layer, nothing for an answer that holds for the whole unit @param {number} total all
 * things together @param {Rules} rules @param {boolean} narrow on a narrow screen a pill is one number @returns {Form[]}
 */
export function pillForms(numbers, total, { badge, unfolded, pill }, narrow) {
  if (!total) return [];
  /** @type {Form[]} */
  const badges = total <= unfolded ? [{ name: "badges", sizes: Array.from({ length: total }, () => [badge, badge]) }] : [];
  if (total === 1) return badges;
  /** @type {Form} */
  const number = { name: "number", sizes: [[Math.max(pill.high, 2 * pill.edge + String(total).length * pill.letter), pill.high]] };
  if (narrow) return [number];
  /** @param {FormName} name @returns {Form} */
  const rowed = (name) => {
    const rows = rowsOf(numbers, name);
    return { name, sizes: [[Math.max(...rows.map((row) => rowWidth(row, pill))), pill.high + (rows.length - 1) * pill.row]] };
  };
  return [...badges, rowed("row"), ...(numbers.length > 2 ? [rowed("rows")] : []), number];
}
