import { compareNames } from '../text/format.ts';

export type EntryKind =
  | 'area'
  | 'msoa'
  | 'district'
  | 'subIcb'
  | 'icb'
  | 'alliance'
  | 'region'
  | 'site'
  | 'trust';

/** Names of one kind, each with its code. */
export interface EntryList {
  readonly kind: EntryKind;
  readonly names: readonly string[];
  readonly codes: readonly string[];
  /** Name of the larger place that each lies in, by which it is found too. */
  readonly within?: readonly string[];
}

export interface Found {
  readonly kind: EntryKind;
  readonly name: string;
  readonly code: string;
  readonly within?: string;
}

interface Entry extends Found {
  /** Lower case, without accents and punctuation, a space before each word. */
  readonly plain: string;
  /** The same of the larger place; empty where none is given. */
  readonly around: string;
}

/** Kinds that come first among equal matches: larger places before smaller ones. */
const ORDER: readonly EntryKind[] = [
  'district',
  'msoa',
  'site',
  'trust',
  'icb',
  'alliance',
  'region',
  'subIcb',
  'area',
];

/** Finds names by how they begin, by how their words begin, then by what they hold; 003 comes before 013. */
export class SearchIndex {
  readonly #entries: Entry[] = [];

  constructor(lists: readonly EntryList[]) {
    for (const { kind, names, codes, within } of [...lists].sort(
      (a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind),
    )) {
      const entries = names.map((name, index) => ({
        kind,
        name,
        code: codes[index]!,
        ...(within && { within: within[index]! }),
        plain: plainText(name),
        around: plainText(within?.[index] ?? ''),
      }));
      this.#entries.push(...entries.sort((a, b) => compareNames(a.name, b.name)));
    }
  }

  find(query: string, most: number): Found[] {
    const wanted = plainText(query);
    const words = wanted.trim().split(' ');
    if (wanted.trim() === '') return [];
    const code = query.trim().toUpperCase();
    const ranks: Entry[][] = [[], [], [], []];
    for (const entry of this.#entries) {
      if (entry.plain === wanted || entry.code === code) ranks[0]!.push(entry);
      else if (entry.plain.startsWith(wanted) || entry.around.startsWith(wanted)) ranks[1]!.push(entry);
      else if (words.every((word) => `${entry.plain}${entry.around}`.includes(` ${word}`)))
        ranks[2]!.push(entry);
      else if (entry.plain.includes(wanted.slice(1))) ranks[3]!.push(entry);
    }
    return ranks
      .flat()
      .slice(0, most)
      .map(({ plain: _plain, around: _around, ...found }) => found);
  }
}

function plainText(text: string): string {
  const letters = text
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  return letters === '' ? '' : ` ${letters}`;
}
