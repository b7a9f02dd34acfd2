import { ArgumentError } from '../foundation/errors.ts';

/** The units that travel times are written in. */
export const TIME_UNITS = ['minutes', 'seconds', 'hours'] as const;
export type TimeUnit = (typeof TIME_UNITS)[number];

const MINUTES_PER: Readonly<Record<TimeUnit, number>> = { minutes: 1, seconds: 1 / 60, hours: 60 };

/** From this value on, a time is a mark for "no journey": 9999 minutes are a week. */
export const NO_JOURNEY_FROM = 9999;

/**
 * Minutes of a time as an engine or a file gives it; NaN where there is no journey.
 *
 * No journey is: null, NaN, infinity, 9999 minutes and above, and, whatever the unit, a value of four or
 * more nines (9999, 99999, ...), the mark that routing exports use. 9998 seconds are a journey of 167 minutes.
 *
 * @param time in `unit`
 * @throws ArgumentError for a negative time
 */
export function minutesOf(time: number | null | undefined, unit: TimeUnit): number {
  if (time === null || time === undefined || !Number.isFinite(time)) return Number.NaN;
  if (time < 0) throw new ArgumentError({ argument: 'time', value: time, expected: 'zero or more' });
  const minutes = time * MINUTES_PER[unit];
  return minutes >= NO_JOURNEY_FROM || isAllNines(time) ? Number.NaN : minutes;
}

/** Whether a word is one of the units, for units that users type. */
export function isTimeUnit(word: string): word is TimeUnit {
  return (TIME_UNITS as readonly string[]).includes(word);
}

function isAllNines(time: number): boolean {
  return time >= 9999 && /^9{4,}(\.9+)?$/.test(String(time));
}
