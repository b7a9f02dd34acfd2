import { type AtlasColumn, measureId } from '@postcode-lottery/core';
import { atlas } from '../atlas/atlas.svelte.ts';
import type { FigureRow } from '../state/figure-rows.ts';
import { journey } from '../state/journey.svelte.ts';
import { sourceLine } from '../state/source-line.ts';
import { text } from '../text/en.ts';
import type { CardWords } from './area-card.ts';

/** Figures of a card, by column, as far as the atlas has them. */
const FACTS = [
  'secondNearestMinutes',
  'accessPer100k',
  'consultantsWithin45Minutes',
  'imdDecile',
  'noCarPercent',
];

/** What the picture of an area or a place says: its own words, figures out of its rows, source and date. */
export function cardWords(
  own: Pick<CardWords, 'name' | 'where' | 'sentence'>,
  rows: readonly FigureRow[],
): CardWords {
  const facts = FACTS.flatMap((id) => {
    const row = rows.find(({ column }) => measureId(column) === id);
    const value = row?.cells[0]?.value;
    if (!row || value === undefined) return [];
    return [[factLabel(row.column), row.england ? text.area.against(value, row.england) : value] as const];
  });
  const source = sourceLine(atlas.manifest.value, journey.column('nearestMinutes'));
  const made = new Date().toISOString().slice(0, 10);
  return { ...own, facts, foot: `${text.title}, ${location.host}. ${source} ${made}` };
}

/** 'Second-nearest centre, minutes (estimated)'. */
function factLabel({ shortLabel, unit, estimated }: AtlasColumn): string {
  const named = unit === 'minutes' ? `${shortLabel}, ${unit}` : shortLabel;
  return estimated ? text.area.estimatedFact(named) : named;
}
