import { FLAG_BITS, type FlagThresholds, type HotspotPlace } from '../../hotspots/index.ts';
import { MODE_WORDS, type TravelMatrix } from '../../travel/index.ts';

/** What the figures of a hotspot are told with and held against. */
export interface HotspotContext {
  /** People and flags of all areas. */
  readonly residents: ArrayLike<number>;
  readonly masks: Uint16Array;
  readonly thresholds: Pick<FlagThresholds, 'limitMinutes' | 'englandAccessPer100k'>;
  readonly mode: TravelMatrix['mode'];
  readonly minutesEstimated: boolean;
  readonly consultantsUnit: 'headcount' | 'WTE';
  /** Mean over residents with a journey; null where nobody has one. */
  readonly englandMeanMinutes: number | null;
  /** Settings of the method that were tried. */
  readonly settings: number;
}

/** Flags that say what kind of place it is, and what they say of the people in it. */
const KINDS = [
  ['rural', 'in areas flagged rural'],
  ['coastal', 'in areas flagged coastal'],
  ['deprived', 'in areas flagged deprived'],
] as const;

/**
 * What makes a place a hotspot, in plain English with its own figures: what kind of place it is (what at least
 * half of its people share, or else what most of them do), its minutes where they are above England's mean,
 * its consultants, its other flags that half of its people share, and under how many settings it is found.
 *
 * @param holdsInSettings settings under which its areas are hotspots, on average
 * @returns at most 6 sentences
 */
export function hotspotReasons(
  place: HotspotPlace,
  holdsInSettings: number,
  context: HotspotContext,
): string[] {
  return [
    kindSentence(place, context),
    minutesSentence(place, context),
    accessSentence(place, context),
    shortSentence(place, context),
    otherFlagsSentence(place, context),
    `Found under ${holdsInSettings} of ${context.settings} settings of the method${place.areas.length > 1 ? ', on average over its areas' : ''}.`,
  ].filter((sentence) => sentence !== null);
}

function kindSentence(place: HotspotPlace, context: HotspotContext): string | null {
  const shares = sharesOf(place, KINDS, context);
  const told = shares.some(([share]) => share >= 0.5)
    ? shares.filter(([share]) => share >= 0.5)
    : shares.slice(0, 1);
  return shareSentence(told, `its ${place.residents.toLocaleString('en-GB')} people live`);
}

function minutesSentence({ meanMinutes }: HotspotPlace, context: HotspotContext): string | null {
  const { englandMeanMinutes: england, mode, minutesEstimated } = context;
  if (Number.isNaN(meanMinutes)) return `No journey ${MODE_WORDS[mode]} to a radiotherapy centre was found.`;
  if (england === null || Math.round(meanMinutes) <= Math.round(england)) return null;
  const estimated = minutesEstimated ? ' (estimated)' : '';
  return `On average ${meanMinutes.toFixed(0)} minutes ${MODE_WORDS[mode]} to the nearest radiotherapy centre${estimated}, against ${england.toFixed(0)} for England.`;
}

function accessSentence({ accessPer100k }: HotspotPlace, context: HotspotContext): string {
  const england = context.thresholds.englandAccessPer100k;
  return `${accessPer100k.toFixed(1)} ${consultantWords(context)} in reach per 100,000 people, weighted by need, against ${england.toFixed(1)} for England.`;
}

function shortSentence({ consultantsShort }: HotspotPlace, context: HotspotContext): string | null {
  const short = consultantsShort.toFixed(1);
  if (!(Number(short) > 0)) return null;
  return `The equivalent of ${short} ${consultantWords(context)} short of England's mean for its need.`;
}

function otherFlagsSentence(place: HotspotPlace, context: HotspotContext): string | null {
  const { thresholds, minutesEstimated } = context;
  const estimated = minutesEstimated ? ' (estimated)' : '';
  const flags = [
    [
      'beyond45Minutes',
      `more than ${thresholds.limitMinutes} minutes from a radiotherapy centre${estimated}`,
    ],
    ['clustered', 'in a cold spot of access'],
    ['longWaits', 'where the serving trust has long waits for treatment'],
    ['noCar', 'where many households have no car'],
  ] as const;
  const known = Number.isNaN(place.meanMinutes) ? flags.slice(1) : flags;
  const told = sharesOf(place, known, context).filter(([share]) => share >= 0.5);
  return shareSentence(told, 'its people live');
}

type FlagWords = readonly [flag: keyof typeof FLAG_BITS, words: string];

/** Share (0..1) of a place's people in areas with each of the flags, the largest first, with its words. */
function sharesOf(
  { areas, residents }: HotspotPlace,
  flags: readonly FlagWords[],
  context: HotspotContext,
): [share: number, words: string][] {
  return flags
    .map(([flag, words]): [number, string] => {
      let people = 0;
      for (const area of areas)
        if (context.masks[area]! & FLAG_BITS[flag]) people += context.residents[area]!;
      return [people / residents, words];
    })
    .sort(([one], [other]) => other - one);
}

/** 'All of its people live here, 60% there and 51% elsewhere.'; null where there is nothing to tell. */
function shareSentence(told: readonly [share: number, words: string][], people: string): string | null {
  if (told.length === 0) return null;
  const [first, ...others] = told.map(([share, words], index) =>
    index === 0
      ? `${shareWords(share)} of ${people} ${words}`
      : `${shareWords(share).toLowerCase()} ${words}`,
  );
  const last = others.pop();
  return `${[first, ...others].join(', ')}${last === undefined ? '' : ` and ${last}`}.`;
}

function shareWords(share: number): string {
  return share === 1 ? 'All' : `${Math.min(99, Math.round(100 * share))}%`;
}

function consultantWords({ consultantsUnit }: HotspotContext): string {
  return consultantsUnit === 'WTE' ? 'whole-time equivalent consultants' : 'consultants';
}
