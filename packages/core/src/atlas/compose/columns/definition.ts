import type { AtlasColumn } from '../../manifest.ts';

/** A column but for what the build fills in: where it is stored, and what depends on its inputs. */
export type ColumnDefinition = Omit<AtlasColumn, 'path' | 'noData' | 'estimated' | 'sources' | 'vintage'> & {
  /** What the figures rest on; the build turns it into `estimated`, `sources` and `vintage`. */
  readonly basis: ColumnBasis;
};

/** The bodies of data that columns rest on. */
export type ColumnBasis =
  | 'travel'
  | 'consultants'
  | 'waits'
  | 'deprivation'
  | 'census'
  | 'ruralUrban'
  | 'coast'
  | 'highWater'
  | 'lookups'
  | 'hotspots';

/** How a column's journeys are made. */
export interface ColumnJourney {
  /** 'by car'. */
  readonly by: string;
  /** 'off peak', 'leaving at 08:00 on 3 March 2026'; empty where it is not known. */
  readonly when: string;
}

/** What most measures share: places of higher levels show the mean over their residents. */
export const measure = { kind: 'measure', combine: 'residentMean' } as const;
/** Stored to one decimal, up to 6,553.4. */
export const tenths = { type: 'uint16', scale: 0.1, decimals: 1 } as const;
