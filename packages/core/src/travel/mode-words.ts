import type { TravelMatrix } from './matrix.ts';

/** How a journey is made, as a sentence says it. */
export const MODE_WORDS: Readonly<Record<TravelMatrix['mode'], string>> = {
  car: 'by car',
  publicTransport: 'by public transport',
  cycle: 'by bicycle',
  walk: 'on foot',
};
