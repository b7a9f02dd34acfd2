import { type AtlasColumn, measureId } from '@postcode-lottery/core';
import { atlas } from '../atlas/atlas.svelte.ts';
import { chooseArea } from '../state/actions.ts';
import { areaRows, areaSentence, whereabouts } from '../state/area-facts.ts';
import { journey } from '../state/journey.svelte.ts';
import { mapHandle } from '../state/map-handle.svelte.ts';
import { sourceLine } from '../state/source-line.ts';
import { text } from '../text/en.ts';
import { areaCard, type Crop } from './area-card.ts';

/** Figures of the card, by column, as far as the atlas has them. */
const FACTS = [
  'secondNearestMinutes',
  'accessPer100k',
  'consultantsWithin45Minutes',
  'imdDecile',
  'noCarPercent',
];

/** A picture of one area with its sentence, figures, source and date. */
export async function areaPng(area: number): Promise<Blob> {
  const { names } = await atlas.areas.ready();
  const rows = areaRows([area]);
  const facts = FACTS.flatMap((id) => {
    const row = rows.find(({ column }) => measureId(column) === id);
    const value = row?.cells[0]?.value;
    if (!row || value === undefined) return [];
    return [[factLabel(row.column), row.england ? text.area.against(value, row.england) : value] as const];
  });
  return areaCard(await cropAround(area), {
    name: names[area]!,
    where: whereabouts(area),
    sentence: areaSentence(area) ?? '',
    facts,
    foot: `${text.title}, ${location.host}. ${sourceLine(atlas.manifest.value, journey.column('nearestMinutes'))} ${new Date().toISOString().slice(0, 10)}`,
  });
}

/** 'Second-nearest centre, minutes (estimated)'. */
function factLabel({ shortLabel, unit, estimated }: AtlasColumn): string {
  const named = unit === 'minutes' ? `${shortLabel}, ${unit}` : shortLabel;
  return estimated ? text.area.estimatedFact(named) : named;
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
