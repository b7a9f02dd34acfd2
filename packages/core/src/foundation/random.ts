/**
 * A seeded generator of uniform numbers in [0, 1): the same seed gives the same sequence on every machine.
 *
 * sfc32 (Chris Doty-Humphrey, PractRand), seeded through splitmix32; it passes PractRand and BigCrush and
 * needs only 32-bit integer operations.
 *
 * @param seed any finite number; its 32 low bits are used
 */
export function seededRandom(seed: number): () => number {
  let state = seed | 0;
  const split = () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) | 0;
  };
  let a = split();
  let b = split();
  let c = split();
  let counter = 1;
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let warm = 0; warm < 12; warm++) next();
  return next;
}
