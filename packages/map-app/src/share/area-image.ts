import { atlas } from '../atlas/atlas.svelte.ts';
import { chooseArea } from '../state/actions.ts';
import { areaRows, areaSentence, minutesInSentence, whereabouts } from '../state/area-facts.ts';
import { screen } from '../state/screen.svelte.ts';
import { areaCard, type Crop } from './area-card.ts';
import { cardWords } from './card-words.ts';
import { mapForCard } from './map-for-card.ts';
import { standAlone } from './quotation.ts';

/** A picture of one area with its sentence, figures, source and date. */
export async function areaPng(area: number): Promise<Blob> {
  const { names } = await atlas.areas.ready();
  const timed = [minutesInSentence(area)].filter((column) => column !== undefined);
  const own = {
    name: names[area]!,
    where: whereabouts(area),
    sentence: standAlone(areaSentence(area) ?? '', timed),
  };
  const crop = await cropAround(area);
  const { column, second } = screen;
  return areaCard(crop, cardWords(own, areaRows([area]), [...timed, ...(crop ? [column, second] : [])]));
}

/** The map with the area in its middle; null where the area cannot be shown on one. */
async function cropAround(area: number): Promise<Crop | null> {
  const [longitude, latitude] = await Promise.all([
    atlas.figuresOf('longitude').ready(),
    atlas.figuresOf('latitude').ready(),
  ]);
  return mapForCard(
    () => chooseArea(area, { move: true }),
    ({ width }, { map }) => {
      const scale = width / map.getCanvas().clientWidth;
      const { x, y } = map.project([longitude[area]!, latitude[area]!]);
      return { x: x * scale, y: y * scale };
    },
  );
}
