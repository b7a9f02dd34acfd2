import type { AtlasColumn } from '../../atlas/manifest.ts';
import type { Atlas } from '../open-atlas.ts';

/** Figures of the areas, ready to be put beside postcodes. */
export interface AreaFigures {
  /** Headings of the cells; estimated figures say so. */
  readonly headings: readonly string[];
  /** The cells of an area, one for each heading. */
  cells(area: number): string[];
}

/** The columns that are put beside a postcode, and their headings. */
const COLUMNS = [
  { id: 'nearestMinutes', heading: 'nearest_radiotherapy_minutes' },
  { id: 'accessPer100k', heading: 'access_consultants_per_100k' },
  { id: 'flags', heading: 'flags' },
] as const;

/** Reads the figures from an atlas. */
export async function readAreaFigures(atlas: Atlas): Promise<AreaFigures> {
  const { codes, names } = await atlas.areas();
  const columns: { heading: string; show: (area: number) => string }[] = [];
  for (const { id, heading } of COLUMNS) {
    const column = atlas.column(id);
    const show =
      column.kind === 'flags'
        ? flagsOf(column, await atlas.elements(id))
        : numbersOf(await atlas.values(id), column);
    columns.push({
      heading: column.estimated && column.kind === 'measure' ? `${heading}_estimated` : heading,
      show,
    });
  }
  return {
    headings: ['area_code', 'area_name', ...columns.map(({ heading }) => heading)],
    cells: (area) => [codes[area]!, names[area]!, ...columns.map(({ show }) => show(area))],
  };
}

function numbersOf(values: ArrayLike<number>, { scale }: AtlasColumn): (area: number) => string {
  const decimals = Math.max(0, Math.ceil(-Math.log10(scale) - 1e-9));
  return (area) => (Number.isNaN(values[area]!) ? '' : values[area]!.toFixed(decimals));
}

function flagsOf(column: AtlasColumn, masks: ArrayLike<number>): (area: number) => string {
  const flags = column.categories ?? [];
  return (area) =>
    flags
      .filter((_, bit) => (masks[area]! >> bit) & 1)
      .map(({ id }) => id)
      .join(';');
}
