import { minutesOf, type TimeUnit } from '../minute-unit.ts';

/** Travel times as a file or an engine gave them, before its keys are matched to areas and sites. */
export interface TravelPairs {
  /** What the times came from, for errors and provenance. */
  readonly source: string;
  /** Keys of the origins (codes or names) and of the sites, in order of first appearance. */
  readonly origins: readonly string[];
  readonly sites: readonly string[];
  /** For each pair with a journey: index into `origins`, index into `sites`, minutes. */
  readonly origin: Uint32Array;
  readonly site: Uint32Array;
  readonly minutes: Float64Array;
  /** Pairs that stood in the source, and how many of them said that there is no journey. */
  readonly pairsIn: number;
  readonly withoutJourney: number;
}

/** Collects pairs one at a time. Keys are trimmed. */
export interface PairCollector {
  /** @param time in the collector's unit; null, NaN and the marks of no journey are counted and left out */
  add(origin: string, site: string, time: number | null): void;
  /** Makes the keys known, so that their order is kept and a key without any journey is not lost. */
  declare(origins: readonly string[], sites: readonly string[]): void;
  finish(): TravelPairs;
}

export function collectPairs(source: string, unit: TimeUnit): PairCollector {
  const origins = new Map<string, number>();
  const sites = new Map<string, number>();
  const origin: number[] = [];
  const site: number[] = [];
  const minutes: number[] = [];
  let pairsIn = 0;
  return {
    add(originKey, siteKey, time) {
      const originIndex = indexOf(origins, originKey);
      const siteIndex = indexOf(sites, siteKey);
      pairsIn++;
      const value = minutesOf(time, unit);
      if (Number.isNaN(value)) return;
      origin.push(originIndex);
      site.push(siteIndex);
      minutes.push(value);
    },
    declare(originKeys, siteKeys) {
      for (const key of originKeys) indexOf(origins, key);
      for (const key of siteKeys) indexOf(sites, key);
    },
    finish: () => ({
      source,
      origins: [...origins.keys()],
      sites: [...sites.keys()],
      origin: Uint32Array.from(origin),
      site: Uint32Array.from(site),
      minutes: Float64Array.from(minutes),
      pairsIn,
      withoutJourney: pairsIn - minutes.length,
    }),
  };
}

/** The pairs of several sources as one: a file with two column groups, or one answer a batch. */
export function concatenatePairs(parts: readonly TravelPairs[]): TravelPairs {
  const merged = collectPairs(parts.map((part) => part.source).join(' + '), 'minutes');
  for (const part of parts) {
    merged.declare(part.origins, part.sites);
    for (let pair = 0; pair < part.minutes.length; pair++)
      merged.add(part.origins[part.origin[pair]!]!, part.sites[part.site[pair]!]!, part.minutes[pair]!);
  }
  const pairsIn = parts.reduce((sum, part) => sum + part.pairsIn, 0);
  const result = merged.finish();
  return { ...result, pairsIn, withoutJourney: pairsIn - result.minutes.length };
}

function indexOf(keys: Map<string, number>, key: string): number {
  const trimmed = key.trim();
  const known = keys.get(trimmed);
  if (known !== undefined) return known;
  keys.set(trimmed, keys.size);
  return keys.size - 1;
}
