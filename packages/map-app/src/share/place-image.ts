import { whenKnown } from '../atlas/resource.svelte.ts';
import { placeBounds } from '../state/place-bounds.ts';
import { columnsOfSentence, placeRows, placeSentence } from '../state/place-facts.ts';
import { type PlaceRef, screen } from '../state/screen.svelte.ts';
import { unitName } from '../state/unit-text.ts';
import { text } from '../text/en.ts';
import { areaCard, type Crop, cropSize } from './area-card.ts';
import { cardWords } from './card-words.ts';
import { fileName } from './file-name.ts';
import { mapForCard } from './map-for-card.ts';
import { standAlone } from './quotation.ts';
import type { Download } from './save.ts';

/** So much of the room stays free at each edge of the place. */
const EDGE_SHARE = 0.08;

/**
 * A picture of one larger place with its sentence, figures, source and date.
 *
 * @throws Error where a part could not be had
 */
export async function placePng(place: PlaceRef): Promise<Download> {
  const said = await whenKnown(() => wordsOf(place));
  const crop = await cropOf(place);
  const { column, second } = screen;
  const others = [...columnsOfSentence(place), ...(crop ? [column, second] : [])];
  const content = await areaCard(crop, cardWords(said, placeRows([place]), others));
  return { content, name: fileName([said.name], 'png') };
}

function wordsOf(place: PlaceRef) {
  const sentence = placeSentence(place);
  if (placeRows([place]).length === 0 || sentence === null) return null;
  const name = unitName(place.level, place.index);
  const where = text.search.kinds[place.level];
  return { name, where, sentence: standAlone(sentence, columnsOfSentence(place)) };
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
