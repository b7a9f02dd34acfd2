import { atlas } from '../atlas/atlas.svelte.ts';
import type { Picture } from '../map/picture.ts';
import { openedBefore } from '../offline/kept-files.ts';
import { ATLAS_BASE } from '../start/early.ts';
import { mapHandle } from '../state/map-handle.svelte.ts';
import { screen } from '../state/screen.svelte.ts';
import { theme } from '../state/theme.svelte.ts';
import { measureName } from '../state/unit-text.ts';
import { text } from '../text/en.ts';
import { csvText } from './csv.ts';
import { columnsOfMap, tableInView } from './figures-table.ts';
import { fileName } from './file-name.ts';
import { imprint } from './imprint.ts';
import { mapImage } from './map-image.ts';
import { countedPicture, filterText, mapWords } from './map-words.ts';
import { measureNotes, provenance } from './metadata.ts';
import type { OutlineStage } from './outline-messages.ts';
import { OutlinesProblem, outlines } from './outlines.ts';
import type { Download } from './save.ts';

const OUTLINES = 'areas.topology.gz';
const BYTES_IN_MEGABYTE = 1e6;

/** 'nearest-centre-districts-2026-11-25.csv' */
function nameOfMap({ column, second }: Picture, ending: string): string {
  const measures = second ? [measureName(column), measureName(second)] : [measureName(column)];
  const label = atlas.manifest.value?.levels.find(({ name }) => name === screen.level)?.label ?? '';
  // The label of a level may have its short form behind it: 'Areas (LSOA)'.
  return fileName([...measures, label.replace(/ \(.*\)$/, '')], ending);
}

/** What the table and the outlines of a map say of themselves. */
function notesOf(picture: Picture, map: boolean): Record<string, string> {
  const { column, second } = picture;
  const filters = filterText().join(' ');
  return {
    ...measureNotes(column),
    ...(second && measureNotes(second, 'second ')),
    ...(filters !== '' && { filters }),
    ...provenance(columnsOfMap(picture, screen.level), { map }),
  };
}

export async function tableCsv(): Promise<Download> {
  const { picture, ids, rows } = await tableInView();
  // People have a column already.
  const others = ids.filter((id) => id !== 'residents');
  const csv = csvText({
    heads: ['code', 'name', 'residents', ...others],
    rows: rows.map(({ code, name, residents, figures }) => [
      code,
      name,
      residents,
      ...others.map((id) => figures[id] ?? ''),
    ]),
    notes: notesOf(picture, false),
  });
  return { content: new Blob([csv], { type: 'text/csv' }), name: nameOfMap(picture, 'csv') };
}

/**
 * What is on screen as polygons.
 *
 * @param onStage called when the outlines begin to be fetched, and when the file begins to be made
 * @throws OutlinesProblem where the outlines could not be had
 */
export async function areasGeojson(onStage: (stage: OutlineStage) => void): Promise<Download> {
  const manifest = await atlas.manifest.ready();
  const { picture, level, rows } = await tableInView();
  const file = manifest.files.find(({ path }) => path === OUTLINES);
  if (!file) throw new OutlinesProblem(`${OUTLINES}: the atlas has none`);
  const { unitOfArea, figures } = picture;
  const count = figures.length;
  const source = { base: ATLAS_BASE, contentKey: manifest.contentKey, visited: openedBefore(), file };
  const places = unitOfArea && {
    name: level,
    placeOfArea: Int32Array.from(unitOfArea, (place) => (place < count ? place : -1)),
    count,
  };
  const table = { rows, metadata: notesOf(picture, true) };
  const content = await outlines.file({ source, level: places, table }, onStage);
  return { content, name: nameOfMap(picture, 'geojson') };
}

/** Megabytes of outlines to fetch before the first file. */
export function outlineMegabytes(): number {
  const file = atlas.manifest.value?.files.find(({ path }) => path === OUTLINES);
  return (file?.bytes ?? 0) / BYTES_IN_MEGABYTE;
}

/** Its paper is white, so the map on it is that of a light page. */
export function mapPng(): Promise<Download> {
  return theme.onPaper(async () => {
    const { controller } = mapHandle;
    if (!controller) throw new Error('the map is not drawn yet');
    const picture = await countedPicture();
    const { column, second } = picture;
    const foot = imprint(second ? [column, second] : [column], { map: true });
    const content = await mapImage(controller, { ...mapWords(picture), foot });
    return { content, name: nameOfMap(picture, 'png') };
  });
}

export function embedCode(): string {
  const url = new URL(location.href);
  const query = url.search === '' ? '?embed' : `${url.search}&embed`;
  const address = `${url.origin}${url.pathname}${query}`.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `<iframe src="${address}" title="${text.title}" width="100%" height="600" style="border:0" loading="lazy"></iframe>`;
}
