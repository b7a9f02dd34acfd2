import { type AtlasColumn, measureId } from '@postcode-lottery/core';
import { atlas } from '../atlas/atlas.svelte.ts';
import type { FigureRow } from '../state/figure-rows.ts';
import { attributionLine, datedSources } from '../state/source-line.ts';
import { text } from '../text/en.ts';
import type { CardWords } from './area-card.ts';
import { madeLine } from './imprint.ts';

/** Figures of a card, by column, as far as the atlas has them. */
const FACTS = [
  'secondNearestMinutes',
  'accessPer100k',
  'consultantsWithin45Minutes',
  'imdDecile',
  'noCarPercent',
];

/**
 * What the picture of an area or a place says: its own words, figures out of its rows, the sources of all of them
 * and the date.
 *
 * @param others columns that the words and the map beside them rest on
 */
export function cardWords(
  own: Pick<CardWords, 'name' | 'where' | 'sentence'>,
  rows: readonly FigureRow[],
  others: readonly (AtlasColumn | null | undefined)[],
): CardWords {
  const shown = FACTS.flatMap((id) => rows.find(({ column }) => measureId(column) === id) ?? []);
  const facts = shown.flatMap(({ column, cells, england }) => {
    const value = cells[0]?.value;
    if (value === undefined) return [];
    return [[factLabel(column), england ? text.area.against(value, england) : value] as const];
  });
  const all = [...others, ...shown.map(({ column }) => column)];
  const columns = [...new Set(all)].filter((column) => column !== null && column !== undefined);
  const manifest = atlas.manifest.value;
  const foot = [
    text.area.sources(datedSources(manifest, columns)),
    attributionLine(manifest, columns, { map: true }),
    madeLine(),
  ];
  return { ...own, facts, foot };
}

/** 'Second-nearest centre, minutes (estimated)'. */
function factLabel({ shortLabel, unit, estimated }: AtlasColumn): string {
  const named = unit === 'minutes' ? `${shortLabel}, ${unit}` : shortLabel;
  return estimated ? text.area.estimatedFact(named) : named;
}
