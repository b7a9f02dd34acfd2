import { type AtlasColumn, measureId } from '@postcode-lottery/core';

/** Figures about the figures: nobody is better or worse off by them. */
const TECHNICAL = ['expectedErrorMinutes', 'robustnessSettings'];

/** Whether it says something to hold a figure of this column against those of others. */
export function isRanked(column: AtlasColumn): boolean {
  return column.kind === 'measure' && !TECHNICAL.includes(measureId(column));
}
