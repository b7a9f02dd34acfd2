import type { TravelMatrix } from '../../travel/index.ts';
import type { AtlasEquity } from '../contents.ts';
import { journeyValues } from './column-values.ts';
import { type ColumnJourney, journeyColumns } from './columns/index.ts';
import { type ComposedAtlas, type ComposedColumn, type Provenance, withProvenance } from './compose-atlas.ts';
import { describeEquity } from './equity.ts';
import { measureAreas } from './measure-areas.ts';
import type { AtlasSettings } from './settings.ts';

/** A way of travelling beside the first of an atlas. */
export interface FurtherJourney {
  readonly id: string;
  readonly words: ColumnJourney;
  /** Minutes from every area to every site. */
  readonly travel: TravelMatrix;
  readonly provenance: Pick<Provenance, 'travel' | 'consultants'>;
}

export interface ComposedJourney {
  /** The columns that depend on how people travel, by ids of their own: 'nearestMinutes-publicTransport'. */
  readonly columns: readonly ComposedColumn[];
  readonly equity: AtlasEquity;
}

/**
 * The figures of an atlas by another journey than its first: nearest sites, consultants in reach and how they
 * fall on the deprived, by the same methods and settings. Flags and hotspots are those of the first journey.
 */
export function composeJourney(
  { id, words, travel, provenance }: FurtherJourney,
  { supply, flags }: Pick<ComposedAtlas, 'supply' | 'flags'>,
  settings: AtlasSettings,
): ComposedJourney {
  const measures = measureAreas({ ...supply, travel }, settings);
  const values = journeyValues(measures);
  const columns = journeyColumns(words).flatMap((definition) => {
    const own = values.get(definition.id);
    const { basis } = definition;
    if (!own || (basis !== 'travel' && basis !== 'consultants')) return [];
    const column = withProvenance({ ...definition, basis }, provenance);
    const journey = { id, standsFor: column.id };
    return [{ column: { ...column, id: `${column.id}-${id}`, journey }, values: own }];
  });
  return { columns, equity: describeEquity(supply.areas, measures, flags.masks, settings) };
}
