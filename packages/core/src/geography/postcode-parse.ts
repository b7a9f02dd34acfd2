import { packPostcode } from './postcode-key.ts';

/** What a text typed as a postcode turned out to be. Whether a postcode is live only a PostcodeTable knows. */
export type PostcodeReading =
  | { readonly kind: 'postcode'; readonly postcode: string; readonly area: string; readonly key: number }
  | { readonly kind: 'malformed'; readonly text: string; readonly reason: string }
  | {
      readonly kind: 'notEnglish';
      readonly postcode: string;
      readonly area: string;
      readonly reason: string;
    };

/** The 104 postcode areas that hold at least one English postcode (Code-Point Open, October 2025). */
export const ENGLISH_POSTCODE_AREAS: readonly string[] = (
  'AL B BA BB BD BH BL BN BR BS CA CB CH CM CO CR CT CV CW DA DE DG DH DL DN DT DY E EC EN EX FY GL GU HA ' +
  'HD HG HP HR HU HX IG IP KT L LA LD LE LL LN LS LU M ME MK N NE NG NN NP NR NW OL OX PE PL PO PR RG RH RM ' +
  'S SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO'
).split(' ');

const ELSEWHERE: readonly (readonly [place: string, areas: string])[] = [
  ['Scotland', 'AB DD EH FK G HS IV KA KW KY ML PA PH ZE'],
  ['Wales', 'CF SA'],
  ['Northern Ireland', 'BT'],
  ['the Isle of Man', 'IM'],
  ['Jersey', 'JE'],
  ['Guernsey', 'GY'],
  ['Gibraltar', 'GX'],
  ['the British Forces Post Office', 'BF'],
];

const SHAPE = /^([A-Z]{1,2})(\d[A-Z\d]?)(\d)([A-Z]{2})$/;

/**
 * Reads a postcode as people type it, with or without its space, in any case.
 *
 * @returns the postcode in capitals with its space, its area and key; or why the text is malformed; or why
 * it can hold no English postcode.
 */
export function parsePostcode(text: string): PostcodeReading {
  const plain = text.toUpperCase().replaceAll(/[\s\u200B\u2010-\u2015-]+/g, '');
  const malformed = (reason: string): PostcodeReading => ({ kind: 'malformed', text, reason });
  if (plain === '') return malformed('Type a full postcode, such as NR30 1AA.');
  const strange = /[^A-Z\d]/u.exec(plain);
  if (strange) return malformed(`A postcode has letters and digits only, not "${strange[0]}".`);
  if (/^[A-Z]{1,2}\d[A-Z\d]?$/.test(plain))
    return malformed(`${plain} is the first half of a postcode: add the second half, such as ${plain} 1AA.`);
  if (plain.length < 5 || plain.length > 7)
    return malformed(`A full postcode has 5 to 7 letters and digits; this has ${plain.length}.`);
  const match = SHAPE.exec(plain);
  if (!match) return malformed(whyMisshapen(plain));
  const [, area, district, sector, unit] = match as unknown as [string, string, string, string, string];
  const letter = /[CIKMOV]/.exec(unit);
  if (letter) return malformed(`The last two letters of a postcode are never ${letter[0]}.`);
  const postcode = `${area}${district} ${sector}${unit}`;
  if (ENGLISH_POSTCODE_AREAS.includes(area))
    return { kind: 'postcode', postcode, area, key: packPostcode(postcode) };
  const place = ELSEWHERE.find(([, areas]) => areas.split(' ').includes(area))?.[0];
  const reason = place ? `${area} postcodes are in ${place}.` : `There is no postcode area ${area}.`;
  return { kind: 'notEnglish', postcode, area, reason };
}

function whyMisshapen(plain: string): string {
  if (/^\d/.test(plain)) return 'A postcode begins with a letter.';
  if (/^[A-Z]{3}/.test(plain)) return 'A postcode begins with one or two letters, then a digit.';
  if (!/\d[A-Z]{2}$/.test(plain)) return 'A postcode ends with a digit and two letters, such as 1AA.';
  return 'The first half of a postcode is one or two letters, a digit and perhaps one more, such as NR30.';
}
