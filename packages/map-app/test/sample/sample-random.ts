/** A number from 0 to 1 that depends on the index and the salt only. */
export function randomUniform(index: number, salt = 0): number {
  let state = (index * 2654435761 + salt * 40503 + 12345) >>> 0;
  state = Math.imul(state ^ (state >>> 16), 0x45d9f3b) >>> 0;
  state = Math.imul(state ^ (state >>> 13), 0x45d9f3b) >>> 0;
  return ((state ^ (state >>> 16)) >>> 0) / 2 ** 32;
}
