import type { AtlasColumn, AtlasManifest } from '@postcode-lottery/core';
import { text } from '../text/en.ts';

/** Who published what a column was made from, each once. */
export function publishersOf({ sources }: AtlasManifest, columns: readonly AtlasColumn[]): string {
  const ids = columns.flatMap((column) => column.sources);
  const publishers = ids.map((id) => sources.find((source) => source.id === id)?.publisher ?? id);
  return [...new Set(publishers)].join(', ');
}

/** 'Estimated. NHS England, September 2019; areas drawn from postcodes': what must stand under a figure. */
export function sourceLine(manifest: AtlasManifest | null, column: AtlasColumn | undefined): string {
  if (!manifest || !column) return '';
  const publishers = column.sources.map((id) => {
    const source = manifest.sources.find((source) => source.id === id);
    return source ? `${source.title}, ${source.publisher}` : id;
  });
  const estimated = column.estimated ? `${text.estimated}. ` : '';
  return `${estimated}${publishers.join('; ')}. ${column.vintage}. ${text.map.attribution(manifest.boundaries.label)}.`;
}
