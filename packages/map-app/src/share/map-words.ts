import type { AtlasColumn } from '@postcode-lottery/core';
import { atlas } from '../atlas/atlas.svelte.ts';
import { legendRows } from '../legend/legend-rows.ts';
import type { Picture } from '../map/picture.ts';
import { navigation } from '../state/navigation.svelte.ts';
import { screen } from '../state/screen.svelte.ts';
import { measureName } from '../state/unit-text.ts';
import { text } from '../text/en.ts';
import type { ImageWords } from './map-image.ts';
import type { MapKey } from './map-key.ts';

/** What the image of the map on screen says around it, but for its foot. */
export function mapWords(picture: Picture): Omit<ImageWords, 'foot'> {
  const { column, second } = picture;
  const named = (name: (column: AtlasColumn) => string) =>
    second ? `${name(column)} × ${name(second)}` : name(column);
  return {
    title: named(measureName),
    subtitles: [named(({ label }) => label), ...filterText()],
    key: keyOf(picture),
  };
}

/** The filters and the catchment in force in one sentence; nothing where all areas are shown. */
function filterText(): string[] {
  const flags = atlas.column('flags')?.categories ?? [];
  const labels = flags.filter(({ id }) => screen.filters.includes(id)).map(({ label }) => label);
  const site = atlas.sites.value?.find(({ code }) => code === navigation.view.site);
  return [
    ...(labels.length > 0 ? [text.share.filtered(labels.join(' and '))] : []),
    ...(site ? [`${text.measure.catchment(site.name)}.`] : []),
  ];
}

function keyOf(picture: Picture): MapKey {
  const { column, second, colours } = picture;
  const { low, middle, high } = text.legend.lowHigh;
  const rows: MapKey['rows'][number][] = legendRows(picture).map(({ label, colour }) => ({
    label,
    fill: colour,
  }));
  if (screen.counts?.[colours.length]?.units) rows.push({ label: text.legend.hatched, fill: 'hatched' });
  if (navigation.view.showHotspots) rows.push({ label: text.legend.clustered, fill: 'striped' });
  return {
    cross: second && {
      across: column.shortLabel,
      up: second.shortLabel,
      thirds: [low, middle, high],
      colours,
    },
    rows,
  };
}
