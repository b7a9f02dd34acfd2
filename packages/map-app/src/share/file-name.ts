import { isoDay } from '../text/format.ts';

/** 'nearest-centre-districts-2026-11-25.csv': what is in a file, of what, and when it was made. */
export function fileName(parts: readonly string[], ending: string): string {
  return `${[...parts, isoDay(new Date())].map(slug).join('-')}.${ending}`;
}

function slug(words: string): string {
  const plain = words.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '');
}
