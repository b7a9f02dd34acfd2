import { atlas } from '../atlas/atlas.svelte.ts';
import { chooseArea } from '../state/actions.ts';
import { areaRows, areaSentence, whereabouts } from '../state/area-facts.ts';
import { mapHandle } from '../state/map-handle.svelte.ts';
import { areaCard, type Crop } from './area-card.ts';
import { cardWords } from './card-words.ts';

/** A picture of one area with its sentence, figures, source and date. */
export async function areaPng(area: number): Promise<Blob> {
  const { names } = await atlas.areas.ready();
  const own = { name: names[area]!, where: whereabouts(area), sentence: areaSentence(area) ?? '' };
  const words = cardWords(own, areaRows([area]));
  return areaCard(await cropAround(area), words);
}

/** The map with the area in its middle; null where no map is drawn. */
async function cropAround(area: number): Promise<Crop | null> {
  if (!mapHandle.controller) return null;
  const [longitude, latitude] = await Promise.all([
    atlas.figuresOf('longitude').ready(),
    atlas.figuresOf('latitude').ready(),
  ]);
  await chooseArea(area, { move: true });
  const { controller } = mapHandle;
  await controller.settled();
  const picture = await controller.snapshot();
  const scale = picture.width / controller.map.getCanvas().clientWidth;
  const { x, y } = controller.map.project([longitude[area]!, latitude[area]!]);
  return { picture, x: x * scale, y: y * scale };
}
