import { whenKnown } from '../atlas/resource.svelte.ts';
import { placeBounds } from '../state/place-bounds.ts';
import { columnsOfSentence, placeRows, placeSentence } from '../state/place-facts.ts';
import type { PlaceRef } from '../state/screen.svelte.ts';
import { unitName } from '../state/unit-text.ts';
import { text } from '../text/en.ts';
import { type Crop, cropSize } from './area-card.ts';
import { type CardFacts, cardPicture } from './card-picture.ts';
import { mapForCard } from './map-for-card.ts';
import type { Download } from './save.ts';

/** So much of the room stays free at each edge of the place. */
const EDGE_SHARE = 0.08;

/**
 * A picture of one larger place with its sentence, figures, source and date.
 *
 * @throws Error where a part could not be had
 */
export async function placePng(place: PlaceRef): Promise<Download> {
  const facts = await whenKnown(() => factsOf(place));
  return cardPicture(facts, await cropOf(place));
}

function factsOf(place: PlaceRef): CardFacts | null {
  const [sentence, rows] = [placeSentence(place), placeRows([place])];
  if (sentence === null || rows.length === 0) return null;
  const name = unitName(place.level, place.index);
  return { name, where: text.search.kinds[place.level], sentence, rows, columns: columnsOfSentence(place) };
}

/** The map with the whole place in the room that the card has for it; null where it cannot be shown on one. */
async function cropOf(place: PlaceRef): Promise<Crop | null> {
  const bounds = await placeBounds([place]);
  return mapForCard(
    async (controller) => {
      const canvas = controller.map.getCanvas();
      const scale = canvas.width / canvas.clientWidth;
      const [across, down] = cropSize(canvas);
      const side = ((canvas.width - across) / 2 + EDGE_SHARE * across) / scale;
      const end = ((canvas.height - down) / 2 + EDGE_SHARE * down) / scale;
      if (bounds) controller.showBounds(bounds, false, { top: end, right: side, bottom: end, left: side });
    },
    ({ width, height }) => ({ x: width / 2, y: height / 2 }),
  );
}
