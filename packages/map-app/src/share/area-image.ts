import { atlas } from '../atlas/atlas.svelte.ts';
import { whenKnown } from '../atlas/resource.svelte.ts';
import { chooseArea } from '../state/actions.ts';
import { areaRows, areaSentence, minutesInSentence, whereabouts } from '../state/area-facts.ts';
import { screen } from '../state/screen.svelte.ts';
import { areaCard, type Crop } from './area-card.ts';
import { cardWords } from './card-words.ts';
import { fileName } from './file-name.ts';
import { mapForCard } from './map-for-card.ts';
import { standAlone } from './quotation.ts';
import type { Download } from './save.ts';

/**
 * A picture of one area with its sentence, figures, source and date.
 *
 * @throws Error where a part could not be had
 */
export async function areaPng(area: number): Promise<Download> {
  const { name, timed, ...said } = await whenKnown(() => wordsOf(area));
  const crop = await cropAround(area);
  const { column, second } = screen;
  const words = cardWords({ name, ...said }, areaRows([area]), [...timed, ...(crop ? [column, second] : [])]);
  return { content: await areaCard(crop, words), name: fileName([name], 'png') };
}

function wordsOf(area: number) {
  const sentence = areaSentence(area);
  const [where, rows] = [whereabouts(area), areaRows([area])];
  const name = atlas.areas.value?.names[area];
  if (sentence === null || name === undefined || rows.length === 0) return null;
  const timed = [minutesInSentence(area)].filter((column) => column !== undefined);
  return { name, where, sentence: standAlone(sentence, timed), timed };
}

/** The map with the area in its middle; null where the area cannot be shown on one. */
async function cropAround(area: number): Promise<Crop | null> {
  const [longitude, latitude] = await atlas.centres();
  return mapForCard(
    () => chooseArea(area, { move: true }),
    ({ width }, { map }) => {
      const scale = width / map.getCanvas().clientWidth;
      const { x, y } = map.project([longitude[area]!, latitude[area]!]);
      return { x: x * scale, y: y * scale };
    },
  );
}
