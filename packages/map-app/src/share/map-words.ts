import type { AtlasColumn } from '@postcode-lottery/core';
import { atlas } from '../atlas/atlas.svelte.ts';
import { whenKnown } from '../atlas/resource.svelte.ts';
import { limitsOfThird } from '../legend/class-label.ts';
import { legendRows } from '../legend/legend-rows.ts';
import { worstCorner } from '../legend/worst-corner.ts';
import type { Picture } from '../map/picture.ts';
import { navigation } from '../state/navigation.svelte.ts';
import { screen } from '../state/screen.svelte.ts';
import { categoriesNamed, measureName, unitName } from '../state/unit-text.ts';
import { text } from '../text/en.ts';
import { listed, sentenceCase } from '../text/format.ts';
import type { ImageWords } from './map-image.ts';
import type { KeyAxis, MapKey } from './map-key.ts';

/**
 * What is on the map, once all that a copy of it shows and says is there.
 *
 * @throws Error where a part could not be had
 */
export function countedPicture(): Promise<Picture> {
  return whenKnown(() => {
    const { picture, counts } = screen;
    const striped = !navigation.view.showHotspots || atlas.hotspots.value !== null;
    return counts && picture && categoriesNamed(picture.column) && striped ? picture : null;
  });
}

/** What the image of the map on screen says around it, but for its foot. */
export function mapWords(picture: Picture): Omit<ImageWords, 'foot'> {
  const { column, second } = picture;
  const named = (name: (column: AtlasColumn) => string) =>
    second ? `${name(column)} × ${name(second)}` : name(column);
  return {
    title: named(measureName),
    subtitles: [named(({ label }) => label), ...filterText(), ...outlinedText()],
    key: keyOf(picture),
  };
}

/** The filters and the catchment in force in one sentence; nothing where all areas are shown. */
export function filterText(): string[] {
  const flags = atlas.column('flags')?.categories ?? [];
  const labels = flags.filter(({ id }) => screen.filters.includes(id)).map(({ label }) => label);
  const site = atlas.sites.value?.find(({ code }) => code === navigation.view.site);
  return [
    ...(labels.length > 0 ? [text.share.filtered(listed(labels, navigation.view.match))] : []),
    ...(site ? [`${text.measure.catchment(site.name)}.`] : []),
  ];
}

/** The names of what is outlined; dots have no outlines. */
function outlinedText(): string[] {
  if (navigation.view.shape !== 'areas') return [];
  const areas = screen.chosen.map((area) => unitName('area', area));
  const names = areas.length > 0 ? areas : screen.places.map(({ level, index }) => unitName(level, index));
  return names.length > 0 ? [text.share.outlined(names.join(', '))] : [];
}

/** The key of the map on screen, with the unit over it. */
export function keyOf(picture: Picture): MapKey {
  const { column, second, colours } = picture;
  const worstOfTwo = second && worstCorner(column, second);
  const classes = legendRows(picture);
  const worst = column.worse === null ? -1 : { higher: classes.length - 1, lower: 0 }[column.worse];
  const rows: MapKey['rows'][number][] = classes.map(({ label, colour }, index) => ({
    label: index === worst ? `${label} (${text.legend.worse})` : label,
    fill: colour,
  }));
  if (screen.counts?.[colours.length]?.units) rows.push({ label: text.legend.hatched, fill: 'hatched' });
  if (navigation.view.showHotspots) rows.push({ label: text.legend.clustered, fill: 'striped' });
  if (screen.passing) rows.push({ label: text.legend.filteredOut, fill: 'faded' });
  return {
    heading: second ? '' : sentenceCase(column.unit),
    cross: second && {
      across: axisOf(column, picture.breaks),
      up: axisOf(second, picture.secondBreaks),
      colours,
      worst: worstOfTwo && { ...worstOfTwo, label: text.legend.worst },
    },
    rows,
  };
}

/** 'Nearest centre, minutes'; 'Deprivation score', whose unit is in its name. */
export function nameWithUnit(column: AtlasColumn): string {
  const name = measureName(column);
  return name.toLowerCase().includes(column.unit.toLowerCase()) ? name : `${name}, ${column.unit}`;
}

/** 'Nearest centre, minutes (high is worse)', and what its thirds hold. */
function axisOf(column: AtlasColumn, breaks: readonly number[]): KeyAxis {
  const { lowHigh, endIsWorse } = text.legend;
  const worse = column.worse && endIsWorse(column.worse === 'higher' ? lowHigh.high : lowHigh.low);
  return {
    name: worse ? `${nameWithUnit(column)} (${worse})` : nameWithUnit(column),
    thirds: [lowHigh.low, lowHigh.middle, lowHigh.high].map((label, third) => ({
      label,
      limits: limitsOfThird(breaks, third, column),
    })),
  };
}
