/*
 * A unit postcode as one number. Shape (Royal Mail, BS 7666): area of one or two letters, district of a
 * digit and perhaps a digit or letter, then sector digit and two unit letters, which are never C I K M O V.
 */

const UNIT_LETTERS = 'ABDEFGHJLNPQRSTUWXYZ';
const INWARD_CODES = 10 * 20 * 20;
const FIRST_DISTRICT = ' 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const A = 65;

/**
 * Packs a postcode such as 'NR30 1AA', in capitals and with its space, into a whole number below 2^31.
 * Keys order like area, district, inward code: 'N1 9ZZ' < 'N10 1AA' < 'N2 0AA' < 'NE1 1AA'.
 *
 * The postcode has to be well formed: `parsePostcode` makes sure of that.
 */
export function packPostcode(postcode: string): number {
  const space = postcode.length - 4;
  return packOutward(postcode, space) * INWARD_CODES + packInward(postcode, space + 1);
}

function packOutward(postcode: string, end: number): number {
  const first = postcode.charCodeAt(0) - A;
  const second = postcode.charCodeAt(1);
  const twoLetters = second >= A;
  const digitAt = twoLetters ? 2 : 1;
  const area = first * 27 + (twoLetters ? second - A + 1 : 0);
  const digit = postcode.charCodeAt(digitAt) - 48;
  const last = digitAt + 1 < end ? FIRST_DISTRICT.indexOf(postcode[digitAt + 1]!) : 0;
  return (area * 10 + digit) * 37 + last;
}

function packInward(postcode: string, at: number): number {
  const sector = postcode.charCodeAt(at) - 48;
  return (
    sector * 400 + UNIT_LETTERS.indexOf(postcode[at + 1]!) * 20 + UNIT_LETTERS.indexOf(postcode[at + 2]!)
  );
}

/** The postcode of a key, in capitals and with its space. */
export function unpackPostcode(key: number): string {
  const inward = key % INWARD_CODES;
  const outward = (key - inward) / INWARD_CODES;
  const last = outward % 37;
  const digit = Math.floor(outward / 37) % 10;
  const area = Math.floor(outward / 370);
  const second = area % 27;
  const letters =
    String.fromCharCode(A + Math.floor(area / 27)) +
    (second === 0 ? '' : String.fromCharCode(A + second - 1));
  const district = `${digit}${last === 0 ? '' : FIRST_DISTRICT[last]}`;
  const unit = UNIT_LETTERS[Math.floor(inward / 20) % 20]! + UNIT_LETTERS[inward % 20]!;
  return `${letters}${district} ${Math.floor(inward / 400)}${unit}`;
}
