import type { MapController } from '../map/map-controller.ts';
import type { Picture } from '../map/picture.ts';
import { mapHandle } from '../state/map-handle.svelte.ts';
import { navigation } from '../state/navigation.svelte.ts';
import { theme } from '../state/theme.svelte.ts';
import type { Crop } from './area-card.ts';
import type { MapKey } from './map-key.ts';
import { countedPicture, keyOf, nameWithUnit } from './map-words.ts';

/**
 * The map for a card, in the colours of paper, with its key; null where no map is drawn, or one of dots: there
 * nothing outlines what the card is about.
 *
 * @param show moves the map to what the card is about
 * @param middle point of its picture that shall be in the middle of the card's map, in its pixels
 */
export async function mapForCard(
  show: (controller: MapController) => Promise<void>,
  middle: (picture: HTMLCanvasElement, controller: MapController) => { x: number; y: number },
): Promise<Crop | null> {
  const { controller } = mapHandle;
  if (!controller || navigation.view.shape !== 'areas') return null;
  await show(controller);
  return theme.onPaper(async () => {
    // Before the map is copied: what its filters leave out is known then.
    const counted = await countedPicture();
    await controller.settled();
    const picture = await controller.snapshot();
    return { picture, ...middle(picture, controller), key: keyOfCard(counted) };
  });
}

/** A card has no title of its map: its key has it. */
function keyOfCard(picture: Picture): MapKey {
  const key = keyOf(picture);
  return picture.second ? key : { ...key, heading: nameWithUnit(picture.column) };
}
