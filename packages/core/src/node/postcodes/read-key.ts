/** What `readPostcodeKey` returns for bytes that are no well-formed postcode. */
export const NO_KEY = -1;

/** Place of a unit letter among those that are used, -1 for C I K M O V and all that is no letter. */
const UNIT = new Int8Array(256).fill(-1);
for (const [place, letter] of Array.from('ABDEFGHJLNPQRSTUWXYZ').entries())
  UNIT[letter.charCodeAt(0)] = place;

/** Capital of a byte that is an ASCII letter or digit, 0 for a space, 1 for anything else. */
const PLAIN = new Uint8Array(256).fill(1);
for (let byte = 48; byte <= 57; byte++) PLAIN[byte] = byte;
for (let byte = 65; byte <= 90; byte++) PLAIN[byte] = PLAIN[byte + 32] = byte;
PLAIN[32] = PLAIN[9] = 0;

const text = new Uint8Array(8);

/**
 * The key of a postcode in `bytes[start, end)`, as `packPostcode` makes it, whatever its case and spaces; a
 * plain loop over bytes, for files of millions.
 *
 * @returns NO_KEY where it is not well formed
 */
export function readPostcodeKey(bytes: Uint8Array, start: number, end: number): number {
  let length = 0;
  for (let at = start; at < end; at++) {
    const plain = PLAIN[bytes[at]!]!;
    if (plain === 0) continue;
    if (plain === 1 || length === 7) return NO_KEY;
    text[length++] = plain;
  }
  if (length < 5) return NO_KEY;
  const outward = length - 3;
  const twoLetters = text[1]! >= 65;
  const digitAt = twoLetters ? 2 : 1;
  const digit = text[digitAt]! - 48;
  if (text[0]! < 65 || digit < 0 || digit > 9 || digitAt >= outward || outward - digitAt > 2) return NO_KEY;
  const sector = text[outward]! - 48;
  const first = UNIT[text[outward + 1]!]!;
  const second = UNIT[text[outward + 2]!]!;
  if (sector < 0 || sector > 9 || first < 0 || second < 0) return NO_KEY;
  const area = (text[0]! - 65) * 27 + (twoLetters ? text[1]! - 64 : 0);
  const extra = outward - digitAt === 2 ? text[digitAt + 1]! : 0;
  const last = extra === 0 ? 0 : extra >= 65 ? extra - 65 + 11 : extra - 48 + 1;
  return ((area * 10 + digit) * 37 + last) * 4000 + sector * 400 + first * 20 + second;
}
