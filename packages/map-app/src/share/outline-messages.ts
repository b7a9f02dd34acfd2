import type { AtlasFile } from '@postcode-lottery/core';
import type { GeoTable } from './geojson.ts';

/** Places that areas are joined into; the name tells one joining from another. */
export interface OutlineLevel {
  readonly name: string;
  /** Index of each area's place, -1 where it is in none. */
  readonly placeOfArea: Int32Array;
  readonly count: number;
}

/** Where the outlines are to be had. */
export interface OutlineSource {
  readonly base: string;
  readonly contentKey: string;
  readonly visited: boolean;
  readonly file: AtlasFile;
}

/** What the page asks the outline worker; `number` comes back with every answer. */
export interface OutlineRequest {
  readonly number: number;
  readonly source: OutlineSource;
  /** Null for the areas themselves. */
  readonly level: OutlineLevel | null;
  readonly table: GeoTable;
}

export type OutlineStage = 'fetching' | 'making';

export type OutlineReply =
  | { readonly number: number; readonly stage: OutlineStage }
  | { readonly number: number; readonly file: Blob }
  | { readonly number: number; readonly problem: string; readonly stage: OutlineStage };
