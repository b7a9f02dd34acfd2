/** The sites that times are wanted for, each with the other keys that files use for it. */
export interface SiteKeys {
  readonly codes: readonly string[];
  /** Names, postcodes, trust codes: for each site, what else it may be called. */
  readonly aliases?: readonly (readonly string[])[];
}

export interface SiteMatch {
  /** For each key of the file, the index of its site, or -1. */
  readonly siteOfKey: Int32Array;
  readonly unmatched: readonly string[];
  /** Keys that fit more than one site, such as a postcode that two share. They match none. */
  readonly ambiguous: readonly string[];
}

const AMBIGUOUS = -2;

/** Matches the site keys of a file by code first, then by alias, without case, spaces or punctuation. */
export function matchSites(keys: readonly string[], sites: SiteKeys): SiteMatch {
  const known = new Map<string, number>();
  sites.aliases?.forEach((aliases, site) => {
    for (const alias of new Set(aliases.map(normalise)))
      if (alias !== '') known.set(alias, known.has(alias) ? AMBIGUOUS : site);
  });
  sites.codes.forEach((code, site) => {
    known.set(normalise(code), site);
  });
  const found = Int32Array.from(keys, (key) => known.get(normalise(key)) ?? -1);
  return {
    siteOfKey: found.map((site) => Math.max(site, -1)),
    unmatched: keys.filter((_, index) => found[index] === -1),
    ambiguous: keys.filter((_, index) => found[index] === AMBIGUOUS),
  };
}

function normalise(key: string): string {
  return key.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();
}
