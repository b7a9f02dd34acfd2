import { atlas } from '../atlas/atlas.svelte.ts';
import { whenKnown } from '../atlas/resource.svelte.ts';
import { chooseArea } from '../state/actions.ts';
import { areaRows, areaSentence, minutesInSentence, whereabouts } from '../state/area-facts.ts';
import type { Crop } from './area-card.ts';
import { type CardFacts, cardPicture } from './card-picture.ts';
import { mapForCard } from './map-for-card.ts';
import type { Download } from './save.ts';

/**
 * A picture of one area with its sentence, figures, source and date.
 *
 * @throws Error where a part could not be had
 */
export async function areaPng(area: number): Promise<Download> {
  const facts = await whenKnown(() => factsOf(area));
  return cardPicture(facts, await cropAround(area));
}

function factsOf(area: number): CardFacts | null {
  const sentence = areaSentence(area);
  const [where, rows] = [whereabouts(area), areaRows([area])];
  const name = atlas.areas.value?.names[area];
  if (sentence === null || name === undefined || rows.length === 0) return null;
  const columns = [minutesInSentence(area)].filter((column) => column !== undefined);
  return { name, where, sentence, rows, columns };
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
