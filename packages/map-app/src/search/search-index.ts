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

/** Names of one kind, by index. */
export interface EntryList {
  readonly kind: EntryKind;
  readonly names: readonly string[];
  readonly codes: readonly string[];
}

export interface Found {
  readonly kind: EntryKind;
  readonly index: number;
  readonly name: string;
  readonly code: string;
}

interface Entry extends Found {
  /** Lower case, without accents and punctuation, a space before each word. */
  readonly plain: string;
}

/** Kinds that come first among equal matches. */
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

/** Finds names by how they begin, by how their words begin, then by what they hold. */
export class SearchIndex {
  readonly #entries: Entry[] = [];

  constructor(lists: readonly EntryList[]) {
    for (const { kind, names, codes } of [...lists].sort(
      (a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind),
    ))
      for (const [index, name] of names.entries())
        this.#entries.push({ kind, index, name, code: codes[index]!, plain: plainText(name) });
  }

  find(query: string, most: number): Found[] {
    const wanted = plainText(query);
    const words = wanted.trim().split(' ');
    if (wanted.trim() === '') return [];
    const code = query.trim().toUpperCase();
    const ranks: Entry[][] = [[], [], [], []];
    for (const entry of this.#entries) {
      if (entry.plain === wanted || entry.code === code) ranks[0]!.push(entry);
      else if (entry.plain.startsWith(wanted)) ranks[1]!.push(entry);
      else if (words.every((word) => entry.plain.includes(` ${word}`))) ranks[2]!.push(entry);
      else if (entry.plain.includes(wanted.slice(1))) ranks[3]!.push(entry);
    }
    return ranks
      .flat()
      .slice(0, most)
      .map(({ plain: _, ...found }) => found);
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
