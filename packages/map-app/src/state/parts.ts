import { atlas } from '../atlas/atlas.svelte.ts';
import type { Resource } from '../atlas/resource.svelte.ts';
import type { Picture } from '../map/picture.ts';
import { journey } from './journey.svelte.ts';
import { navigation } from './navigation.svelte.ts';
import { screen } from './screen.svelte.ts';
import { namesOfCategories } from './unit-text.ts';

/** A part of the atlas that something on screen is made of. */
type Part = Resource<unknown>;

/** What the filters in use go by: until it is there, a map leaves nothing out. */
export function partsOfFilters(): Part[] {
  const nearest = navigation.view.site === null ? undefined : journey.column('nearestSite');
  return [
    ...(screen.filters.length > 0 ? [atlas.elementsOf('flags')] : []),
    ...(nearest ? [atlas.sites, atlas.elementsOf(nearest.id)] : []),
  ];
}

/** What the table of a map is made of beside the figures of the map. */
export function partsOfRows({ column, second }: Picture): Part[] {
  const figures = ['residents', 'longitude', 'latitude'].map((id) => atlas.figuresOf(id));
  const measures = second ? [column, second] : [column];
  return [
    screen.level === 'area' ? atlas.areas : atlas.places,
    ...figures,
    ...measures.flatMap((measure) => namesOfCategories(measure) ?? []),
    ...partsOfFilters(),
  ];
}

/** @throws Error where the figures of the map are not there yet */
export function pictureNow(): Picture {
  if (!screen.picture) throw new Error('the figures of the map are not there yet');
  return screen.picture;
}

/** @throws FileProblem where a part could not be had */
export async function allReady(parts: readonly Part[]): Promise<void> {
  await Promise.all(parts.map((part) => part.ready()));
}
