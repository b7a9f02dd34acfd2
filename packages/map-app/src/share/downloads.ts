import { atlas } from '../atlas/atlas.svelte.ts';
import type { Picture } from '../map/picture.ts';
import { openedBefore } from '../offline/kept-files.ts';
import { ATLAS_BASE } from '../start/early.ts';
import { mapHandle } from '../state/map-handle.svelte.ts';
import { rowsInView } from '../state/rows.svelte.ts';
import { screen } from '../state/screen.svelte.ts';
import { sourceLine } from '../state/source-line.ts';
import { categoryLabel, unitCode, unitName } from '../state/unit-text.ts';
import type { Level } from '../state/view-state.ts';
import { text } from '../text/en.ts';
import { csvText } from './csv.ts';
import { mapImage } from './map-image.ts';
import { mapWords } from './map-words.ts';
import type { OutlineStage } from './outline-messages.ts';
import { OutlinesProblem, outlines } from './outlines.ts';

const OUTLINES = 'areas.topology.gz';
const POSITIONS = ['longitude', 'latitude'];
const BYTES_IN_MEGABYTE = 1e6;

/** Source, licence, date made and link: what every download says of itself. */
function origin(): Record<string, string> {
  const manifest = atlas.manifest.value;
  return {
    measure: screen.column?.label ?? '',
    unit: screen.column?.unit ?? '',
    source: sourceLine(manifest, screen.column),
    caveat: screen.column?.caveat ?? '',
    made: new Date().toISOString().slice(0, 10),
    link: location.href,
  };
}

/** Name of a figure's property or column with its unit in it, as reports have it. */
function property(): string {
  return screen.column?.id ?? 'figure';
}

export async function tableCsv(): Promise<Blob> {
  const { picture, level } = screen;
  await namesOf(level);
  const rows = rowsInView() ?? [];
  const heads = ['code', 'name', 'residents', property()];
  const body = rows.map(({ unit, residents, figure }) => [
    unitCode(level, unit),
    unitName(level, unit),
    residents,
    Number.isNaN(figure) || !picture ? figure : figureOf(picture, figure),
  ]);
  const notes = Object.entries(origin()).map(([name, value]) => [`# ${name}: ${value}`]);
  return new Blob([csvText(heads, [...body, ...notes])], { type: 'text/csv' });
}

function namesOf(level: Level): Promise<unknown> {
  return level === 'area' ? atlas.areas.ready() : atlas.places.ready();
}

/**
 * What is on screen as polygons.
 *
 * @param onStage called when the outlines begin to be fetched, and when the file begins to be made
 * @throws OutlinesProblem where the outlines could not be had
 */
export async function areasGeojson(onStage: (stage: OutlineStage) => void): Promise<Blob> {
  const manifest = await atlas.manifest.ready();
  const { level } = screen;
  await Promise.all([...POSITIONS.map((id) => atlas.figuresOf(id).ready()), namesOf(level)]);
  const { picture } = screen;
  const file = manifest.files.find(({ path }) => path === OUTLINES);
  if (!file) throw new OutlinesProblem(`${OUTLINES}: the atlas has none`);
  if (!picture) throw new Error('the figures of the map are not there yet');
  const { unitOfArea, figures } = picture;
  const count = figures.length;
  const source = { base: ATLAS_BASE, contentKey: manifest.contentKey, visited: openedBefore(), file };
  const rows = (rowsInView() ?? []).map(({ unit, residents, figure }) => ({
    unit,
    code: unitCode(level, unit),
    name: unitName(level, unit),
    residents,
    figure: Number.isNaN(figure) ? null : figureOf(picture, figure),
  }));
  const places = unitOfArea && {
    name: level,
    placeOfArea: Int32Array.from(unitOfArea, (place) => (place < count ? place : -1)),
    count,
  };
  const table = { rows, property: property(), metadata: origin() };
  return outlines.file({ source, level: places, table }, onStage);
}

/** Megabytes of outlines to fetch before the first file. */
export function outlineMegabytes(): number {
  const file = atlas.manifest.value?.files.find(({ path }) => path === OUTLINES);
  return (file?.bytes ?? 0) / BYTES_IN_MEGABYTE;
}

/** Label of a category; a measure to six significant digits. */
function figureOf({ column }: Picture, figure: number): string | number {
  return column.kind === 'category' ? categoryLabel(column, figure) : Number(figure.toPrecision(6));
}

export async function mapPng(): Promise<Blob> {
  const { controller } = mapHandle;
  const { picture } = screen;
  if (!controller || !picture) throw new Error('the map is not drawn yet');
  const { source, made } = origin();
  return mapImage(controller, { ...mapWords(picture), foot: `${text.title}. ${source} ${made}` });
}

export function embedCode(): string {
  const url = new URL(location.href);
  const query = url.search === '' ? '?embed' : `${url.search}&embed`;
  const address = `${url.origin}${url.pathname}${query}`.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `<iframe src="${address}" title="${text.title}" width="100%" height="600" style="border:0" loading="lazy"></iframe>`;
}
