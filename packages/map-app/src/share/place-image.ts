import { atlas } from '../atlas/atlas.svelte.ts';
import { placeBounds } from '../state/place-bounds.ts';
import { columnsOfSentence, placeRows, placeSentence } from '../state/place-facts.ts';
import { type PlaceRef, screen } from '../state/screen.svelte.ts';
import { unitName } from '../state/unit-text.ts';
import { text } from '../text/en.ts';
import { areaCard, type Crop, cropSize } from './area-card.ts';
import { cardWords } from './card-words.ts';
import { mapForCard } from './map-for-card.ts';
import { standAlone } from './quotation.ts';

/** So much of the room stays free at each edge of the place. */
const EDGE_SHARE = 0.08;

/** A picture of one larger place with its sentence, figures, source and date. */
export async function placePng(place: PlaceRef): Promise<Blob> {
  await atlas.places.ready();
  const own = {
    name: unitName(place.level, place.index),
    where: text.search.kinds[place.level],
    sentence: standAlone(placeSentence(place) ?? '', columnsOfSentence(place)),
  };
  const crop = await cropOf(place);
  const { column, second } = screen;
  const others = [...columnsOfSentence(place), ...(crop ? [column, second] : [])];
  return areaCard(crop, cardWords(own, placeRows([place]), others));
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
