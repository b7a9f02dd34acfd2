import type { AtlasColumn } from '@postcode-lottery/core';
import type { FigureRow } from '../state/figure-rows.ts';
import { screen } from '../state/screen.svelte.ts';
import { areaCard, type Crop } from './area-card.ts';
import { cardWords } from './card-words.ts';
import { fileName } from './file-name.ts';
import { standAlone } from './quotation.ts';
import type { Download } from './save.ts';

/** What is known of an area or place whose picture is made. */
export interface CardFacts {
  readonly name: string;
  readonly where: string;
  readonly sentence: string;
  readonly rows: readonly FigureRow[];
  /** What the sentence rests on. */
  readonly columns: readonly AtlasColumn[];
}

/** The picture of an area or place as a file; without a map where there is no crop of one. */
export async function cardPicture(
  { name, where, sentence, rows, columns }: CardFacts,
  crop: Crop | null,
): Promise<Download> {
  const { column, second } = screen;
  const others = [...columns, ...(crop ? [column, second] : [])];
  const own = { name, where, sentence: standAlone(sentence, columns) };
  return { content: await areaCard(crop, cardWords(own, rows, others)), name: fileName([name], 'png') };
}
