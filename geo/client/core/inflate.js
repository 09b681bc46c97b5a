// What was packed as gzip, unpacked here: for browsers that cannot (before Chrome 80, Firefox 113, Safari 16.4).

/** Bytes of a gzip head without names, as Python writes it. */
const HEAD = 10;
/** In what order the lengths of the lengths' own signs stand (RFC 1951, 3.2.7). */
const LENGTHS_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
/** What begins at a sign for lengths or distances, and how many bits follow. @typedef {{from: number, bits: number}} Step */
const LENGTHS = [...steps(3, 28, 4), { from: 258, bits: 0 }];
const DISTANCES = steps(1, 30, 2);

/** @param {number} first @param {number} many @param {number} each how many steps have the same bits @returns {Step[]} */
function steps(first, many, each) {
  const bits = Array.from({ length: many }, (_, at) => Math.max(0, Math.floor(at / each) - 1));
  return bits.map((own, at) => ({ from: bits.slice(0, at).reduce((sum, before) => sum + 2 ** before, first), bits: own }));
}

/** Bits of bytes, the lowest first. */
class Bits {
  /** @param {ArrayLike<number>} bytes @param {number} at */
  constructor(bytes, at) {
    this.bytes = bytes;
    this.at = at;
    this.held = 0;
    this.count = 0;
  }

  /** @param {number} count at most 16 */
  take(count) {
    for (; this.count < count; this.count += 8) this.held |= this.bytes[this.at++] << this.count;
    const taken = this.held & ((1 << count) - 1);
    this.held >>>= count;
    this.count -= count;
    return taken;
  }

  /** The next whole bytes. @param {number} count */
  whole(count) {
    this.held = this.count = 0;
    this.at += count;
    return Array.prototype.slice.call(this.bytes, this.at - count, this.at);
  }

  /** @param {Code} code */
  sign({ counts, signs }) {
    for (let value = 0, first = 0, before = 0, length = 1; length < counts.length; length++) {
      value = 2 * value + this.take(1);
      first *= 2;
      if (value - first < counts[length]) return signs[before + value - first];
      before += counts[length];
      first += counts[length];
    }
    throw new Error("no such sign");
  }
}

/** How many signs have each length, and the signs in the order of their codes. @typedef {{counts: number[], signs: number[]}} Code */

/** @param {number[]} lengths of the code of each sign, 0: none @returns {Code} */
function signCode(lengths) {
  const counts = Array.from({ length: 16 }, (_, length) => length && lengths.filter((own) => own === length).length);
  return { counts, signs: [...lengths.keys()].filter((sign) => lengths[sign]).sort((a, b) => lengths[a] - lengths[b] || a - b) };
}

/** The codes that a block brings with it. @param {Bits} bits */
function ownCodes(bits) {
  const [literals, distances, known] = [257 + bits.take(5), 1 + bits.take(5), 4 + bits.take(4)];
  const first = new Array(19).fill(0);
  for (const at of LENGTHS_ORDER.slice(0, known)) first[at] = bits.take(3);
  const code = signCode(first);
  /** @type {number[]} */
  const lengths = [];
  while (lengths.length < literals + distances) {
    const sign = bits.sign(code);
    const again = sign < 16 ? 1 : sign === 16 ? 3 + bits.take(2) : sign === 17 ? 3 + bits.take(3) : 11 + bits.take(7);
    const length = sign < 16 ? sign : sign === 16 ? lengths[lengths.length - 1] : 0;
    for (let turn = 0; turn < again; turn++) lengths.push(length);
  }
  return [signCode(lengths.slice(0, literals)), signCode(lengths.slice(literals))];
}

/** The codes that everybody knows. */
function commonCodes() {
  const lengths = Array.from({ length: 288 }, (_, sign) => (sign < 144 ? 8 : sign < 256 ? 9 : sign < 280 ? 7 : 8));
  return [signCode(lengths), signCode(new Array(30).fill(5))];
}

/** @param {ArrayLike<number>} packed @returns {Uint8Array} */
export function inflated(packed) {
  const size = [1, 2, 3, 4].reduce((sum, back) => 256 * sum + packed[packed.length - back], 0);
  const [bytes, bits] = [new Uint8Array(size), new Bits(packed, HEAD)];
  for (let at = 0, last = 0; !last;) {
    last = bits.take(1);
    const kind = bits.take(2);
    if (kind === 0) {
      const [low, high] = bits.whole(4);
      bytes.set(bits.whole(low + 256 * high), at);
      at += low + 256 * high;
    } else at = unpackBlock(bits, kind === 1 ? commonCodes() : ownCodes(bits), bytes, at);
  }
  return bytes;
}

/** @param {Bits} bits @param {Code[]} codes @param {Uint8Array} bytes @param {number} at @returns {number} where the next block begins */
function unpackBlock(bits, [literals, distances], bytes, at) {
  for (let sign = bits.sign(literals); sign !== 256; sign = bits.sign(literals)) {
    if (sign < 256) bytes[at++] = sign;
    else {
      const length = span(bits, LENGTHS[sign - 257]);
      for (const end = at + length, back = span(bits, DISTANCES[bits.sign(distances)]); at < end; at++) bytes[at] = bytes[at - back];
    }
  }
  return at;
}

/** @param {Bits} bits @param {Step} step */
function span(bits, { from, bits: more }) {
  return from + bits.take(more);
}
