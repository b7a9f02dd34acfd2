import { type AtlasColumn, measureId } from '@postcode-lottery/core';
import { atlas } from '../atlas/atlas.svelte.ts';
import type { Resource } from '../atlas/resource.svelte.ts';
import type { Picture } from '../map/picture.ts';
import { text } from '../text/en.ts';
import { figure, number } from '../text/format.ts';
import { dependsOnJourney } from './journey.svelte.ts';
import type { Level } from './view-state.ts';

/** Name of an area or of a place of a higher level; empty until the names are there. */
export function unitName(level: Level, unit: number): string {
  const names = level === 'area' ? atlas.areas.value?.names : atlas.places.value?.[level]?.names;
  return names?.[unit] ?? '';
}

export function unitCode(level: Level, unit: number): string {
  const codes = level === 'area' ? atlas.areas.value?.codes : atlas.places.value?.[level]?.codes;
  return codes?.[unit] ?? '';
}

/** What the map says of one area or place, for each of its measures: its name, and the figure or category. */
export function namedFigures({ column, figures, second, secondFigures }: Picture, unit: number): string[] {
  const named = (of: AtlasColumn, value = Number.NaN) =>
    text.tooltip.figure(measureName(of), unitNote(of) ? figureText(of, value) : plainFigure(of, value));
  return [
    named(column, figures[unit]),
    ...(second && secondFigures ? [named(second, secondFigures[unit])] : []),
  ];
}

/** A column's unit for where its name stands beside it: empty where the name says it, and for percentages. */
export function unitNote({ unit, shortLabel }: AtlasColumn): string {
  return unit === '%' || shortLabel.toLowerCase().includes(unit) ? '' : unit;
}

/** A column's whole name, with its unit where the name does not say it. */
export function labelWithUnit({ unit, label }: AtlasColumn): string {
  return label.toLowerCase().includes(unit.toLowerCase()) ? label : `${label}, ${unit}`;
}

/** Short name of a measure; where the atlas knows several ways of travelling, with the one that it is by. */
export function measureName(column: AtlasColumn): string {
  const { shortLabel } = column;
  const journeys = atlas.manifest.value?.journeys ?? [];
  if (journeys.length < 2 || !dependsOnJourney(column)) return shortLabel;
  const label = (journeys.find(({ id }) => id === column.journey?.id) ?? journeys[0]!).label;
  return `${shortLabel}, ${label[0]!.toLowerCase()}${label.slice(1)}`;
}

function figureText(column: AtlasColumn, value: number): string {
  if (Number.isNaN(value)) return text.noData;
  return column.kind === 'category' ? categoryLabel(column, value) : figure(value, column);
}

/** A figure without its unit, but for the sign of a percentage. */
export function plainFigure(column: AtlasColumn, value: number): string {
  if (column.kind !== 'measure' || Number.isNaN(value)) return figureText(column, value);
  return `${number(value, column.decimals)}${column.unit === '%' ? '%' : ''}`;
}

/** Label of a category; the atlas keeps the names of sites and trusts in files of their own. */
export function categoryLabel(column: AtlasColumn, index: number): string {
  if (column.categories) return column.categories[index]?.label ?? text.noData;
  return namesElsewhere(column)?.value?.[index]?.name ?? '';
}

/** Whether the labels of a column's categories are there. */
export function categoriesNamed(column: AtlasColumn): boolean {
  return namesElsewhere(column)?.value !== null;
}

function namesElsewhere(column: AtlasColumn): Resource<readonly { readonly name: string }[]> | undefined {
  if (column.kind !== 'category' || column.categories) return undefined;
  return { nearestSite: atlas.sites, servingTrust: atlas.trusts }[measureId(column)];
}
