import { placeFigures } from '@postcode-lottery/core';
import { atlas } from '../atlas/atlas.svelte.ts';
import { legendRows } from '../legend/legend-rows.ts';
import { mapHandle } from '../state/map-handle.svelte.ts';
import { rowsInView } from '../state/rows.svelte.ts';
import { screen } from '../state/screen.svelte.ts';
import { sourceLine } from '../state/source-line.ts';
import { categoryLabel, unitCode, unitName } from '../state/unit-text.ts';
import type { Level } from '../state/view-state.ts';
import { text } from '../text/en.ts';
import { csvText } from './csv.ts';
import { geojsonText } from './geojson.ts';
import { mapImage } from './map-image.ts';

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
  const figureOf = (figure: number) =>
    picture?.column.kind === 'category' && !Number.isNaN(figure)
      ? categoryLabel(picture.column, figure)
      : Number(figure.toPrecision(6));
  const body = rows.map(({ unit, residents, figure }) => [
    unitCode(level, unit),
    unitName(level, unit),
    residents,
    figureOf(figure),
  ]);
  const notes = Object.entries(origin()).map(([name, value]) => [`# ${name}: ${value}`]);
  return new Blob([csvText(heads, [...body, ...notes])], { type: 'text/csv' });
}

function namesOf(level: Level): Promise<unknown> {
  return level === 'area' ? atlas.areas.ready() : atlas.places.ready();
}

export async function areasGeojson(): Promise<Blob> {
  const [longitude, latitude] = await Promise.all([
    atlas.figuresOf('longitude').ready(),
    atlas.figuresOf('latitude').ready(),
    namesOf(screen.level),
  ]);
  const { picture, residents, level } = screen;
  const unitOfArea = picture?.unitOfArea;
  const centre = (degrees: ArrayLike<number>) =>
    unitOfArea
      ? placeFigures(degrees, residents ?? [], unitOfArea, picture.figures.length, 'residentMean')
      : degrees;
  const [east, north] = [centre(longitude), centre(latitude)];
  const rows = (rowsInView() ?? []).map(({ unit, residents, figure }) => ({
    code: unitCode(level, unit),
    name: unitName(level, unit),
    longitude: east[unit]!,
    latitude: north[unit]!,
    residents,
    figure,
  }));
  return new Blob([geojsonText(rows, property(), origin())], { type: 'application/geo+json' });
}

export async function mapPng(): Promise<Blob> {
  const { controller } = mapHandle;
  const { column, second } = screen;
  if (!controller || !column) throw new Error(text.share.failed);
  const { source, made } = origin();
  return mapImage(controller, {
    title: second ? `${column.shortLabel} × ${second.shortLabel}` : column.shortLabel,
    subtitle: column.label,
    rows: screen.picture ? legendRows(screen.picture) : [],
    foot: `${text.title}. ${source} ${made}`,
  });
}

export function embedCode(): string {
  const url = new URL(location.href);
  const query = url.search === '' ? '?embed' : `${url.search}&embed`;
  const address = `${url.origin}${url.pathname}${query}`.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `<iframe src="${address}" title="${text.title}" width="100%" height="600" style="border:0" loading="lazy"></iframe>`;
}
