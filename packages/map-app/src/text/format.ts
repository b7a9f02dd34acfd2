import type { AtlasColumn } from '@postcode-lottery/core';

const LOCALE = 'en-GB';
const formats = new Map<string, Intl.NumberFormat>();

/** U+2212, as wide as a plus; files for other programs have the plain hyphen. */
const MINUS = '−';

/** A number with so many decimals and thousands marked. Zero has no sign, whatever it was rounded from. */
export function number(value: number, decimals = 0): string {
  const key = String(decimals);
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(LOCALE, {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
      signDisplay: 'negative',
    });
    formats.set(key, format);
  }
  return format.format(value).replace('-', MINUS);
}

/** Made when first asked for: a browser takes its time over each, which the first map would wait for. */
function later<Made>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

const ordinals = later(() => new Intl.PluralRules(LOCALE, { type: 'ordinal' }));
const ENDINGS: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'st', two: 'nd', few: 'rd' };

/** '1st', '22nd', '113th'. */
export function ordinal(rank: number): string {
  return `${number(rank)}${ENDINGS[ordinals().select(rank)] ?? 'th'}`;
}

/** A share of 0 to 1 as a whole percentage; never 0% or 100% of something that is not nothing or all. */
export function percentage(share: number): string {
  if (share > 0 && share < 0.005) return 'fewer than 1%';
  if (share < 1 && share >= 0.995) return 'more than 99%';
  return `${number(share * 100)}%`;
}

const names = later(() => new Intl.Collator(LOCALE, { numeric: true }));

/** Orders names as people do: 'Area 9' before 'Area 10'. */
export function compareNames(one: string, other: string): number {
  return names().compare(one, other);
}

const lists = {
  all: later(() => new Intl.ListFormat(LOCALE, { type: 'conjunction' })),
  any: later(() => new Intl.ListFormat(LOCALE, { type: 'disjunction' })),
};

/** 'a, b and c', or 'a, b or c' where any of them will do. */
export function listed(words: readonly string[], match: 'all' | 'any'): string {
  return lists[match]().format(words);
}

const days = later(() => new Intl.DateTimeFormat(LOCALE, { dateStyle: 'long' }));

/** '25 November 2026', by the reader's clock. */
export function day(date: Date): string {
  return days().format(date);
}

/** The same day for names and tables of machines: '2026-11-25'. */
export function isoDay(date: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** 'Fitted to minutes' of 'fitted to minutes': words of the atlas at the head of a sentence. */
export function sentenceCase(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

/** Units that stand before their figure. */
const BEFORE = ['score', 'rank', 'decile'];
const SINGULAR: Readonly<Record<string, string>> = {
  minutes: 'minute',
  consultants: 'consultant',
  people: 'person',
  kilometres: 'kilometre',
};

/** A figure of a column with its unit: '74 minutes', '1 minute', '12.3%', 'decile 3', '2.1 per 100,000'. */
export function figure(value: number, column: Pick<AtlasColumn, 'unit' | 'decimals'>): string {
  return withUnit(number(value, column.decimals), column.unit);
}

function withUnit(text: string, unit: string): string {
  if (unit === '') return text;
  if (unit === '%') return `${text}%`;
  if (BEFORE.includes(unit)) return `${unit} ${text}`;
  return `${text} ${text === '1' ? (SINGULAR[unit] ?? unit) : unit}`;
}
