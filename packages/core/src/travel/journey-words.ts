import type { TravelMatrix } from './matrix.ts';
import { MODE_WORDS } from './mode-words.ts';

/** How and when journeys are made. */
export interface JourneyKind {
  readonly mode: TravelMatrix['mode'];
  /** A word of the user's that tells two of one mode apart: 'morning'. */
  readonly name?: string;
  /** ISO 8601 date and time, or what the user said of it. */
  readonly departure?: string;
}

const NAMED = /^(car|publicTransport|cycle|walk)(?:-([A-Za-z0-9]+(?:-[A-Za-z0-9]+)*))?$/;
const DATE_AND_TIME = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/;

/**
 * What the name of a file of travel times says: 'car', or 'car-morning' for a further one of that mode.
 * Null where it is no such name.
 */
export function parseJourneyName(stem: string): Pick<JourneyKind, 'mode' | 'name'> | null {
  const [, mode, name] = NAMED.exec(stem) ?? [];
  if (mode === undefined) return null;
  return { mode: mode as TravelMatrix['mode'], ...(name === undefined ? {} : { name }) };
}

/** 'leaving at 08:00 on 3 March 2026'; empty where no time of departure is known. */
export function departureWords(departure: string | undefined): string {
  if (departure === undefined || departure === '') return '';
  const [, date, time] = DATE_AND_TIME.exec(departure) ?? [];
  if (date === undefined || Number.isNaN(Date.parse(date))) return `leaving ${departure}`;
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date));
  return `leaving at ${time} on ${day}`;
}

/** For a switch: 'By car', 'By car (morning), leaving at 08:00 on 3 March 2026'. */
export function journeyLabel({ mode, name, departure }: JourneyKind): string {
  const words = MODE_WORDS[mode];
  const named = name === undefined ? '' : ` (${name.replaceAll('-', ' ')})`;
  const leaving = departureWords(departure);
  return `${words[0]!.toUpperCase()}${words.slice(1)}${named}${leaving && `, ${leaving}`}`;
}
