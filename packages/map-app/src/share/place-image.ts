import { atlas } from '../atlas/atlas.svelte.ts';
import { mapHandle } from '../state/map-handle.svelte.ts';
import { placeBounds } from '../state/place-bounds.ts';
import { placeRows, placeSentence } from '../state/place-facts.ts';
import type { PlaceRef } from '../state/screen.svelte.ts';
import { unitName } from '../state/unit-text.ts';
import { text } from '../text/en.ts';
import { areaCard, type Crop, cropSize } from './area-card.ts';
import { cardWords } from './card-words.ts';

/** Bounds are of the middles of areas: so much of the room stays free at each edge for what lies outside them. */
const EDGE_SHARE = 0.2;

/** A picture of one larger place with its sentence, figures, source and date. */
export async function placePng(place: PlaceRef): Promise<Blob> {
  await atlas.places.ready();
  const own = {
    name: unitName(place.level, place.index),
    where: text.search.kinds[place.level],
    sentence: placeSentence(place) ?? '',
  };
  const words = cardWords(own, placeRows([place]));
  return areaCard(await cropOf(place), words);
}

/** The map with the whole place in the room that the card has for it; null where no map is drawn. */
async function cropOf(place: PlaceRef): Promise<Crop | null> {
  const { controller } = mapHandle;
  if (!controller) return null;
  const canvas = controller.map.getCanvas();
  const scale = canvas.width / canvas.clientWidth;
  const [across, down] = cropSize(canvas);
  const side = ((canvas.width - across) / 2 + EDGE_SHARE * across) / scale;
  const end = ((canvas.height - down) / 2 + EDGE_SHARE * down) / scale;
  const padding = { top: end, right: side, bottom: end, left: side };
  const bounds = await placeBounds([place]);
  if (bounds) controller.showBounds(bounds, false, padding);
  await controller.settled();
  const picture = await controller.snapshot();
  return { picture, x: picture.width / 2, y: picture.height / 2 };
}
