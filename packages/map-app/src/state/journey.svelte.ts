import { type AtlasColumn, type AtlasJourney, columnsOfJourney } from '@postcode-lottery/core';
import { atlas } from '../atlas/atlas.svelte.ts';
import { navigation } from './navigation.svelte.ts';

/** Whether the figures of a column depend on how people travel. */
export function dependsOnJourney({ group }: AtlasColumn): boolean {
  return group === 'access' || group === 'travel';
}

/** The way of travelling that the address asks for, and the atlas by that way. */
class JourneyState {
  readonly #asked = $derived(navigation.view.journey);

  readonly all: readonly AtlasJourney[] = $derived(atlas.manifest.value?.journeys ?? []);

  readonly current: AtlasJourney | undefined = $derived(
    this.all.find(({ id }) => id === this.#asked) ?? this.all[0],
  );

  /** Flags, hotspots and trusts rest on the first journey alone. */
  readonly isFirst: boolean = $derived(this.current === this.all[0]);

  readonly #columns: ReadonlyMap<string, AtlasColumn> = $derived(
    columnsOfJourney(atlas.manifest.value?.columns ?? [], this.current?.id ?? ''),
  );

  /**
   * The column with this id, or the one that stands in for it by the chosen journey; undefined where the
   * figures are of another journey.
   */
  column(id: string): AtlasColumn | undefined {
    const column = atlas.column(id);
    const ofFirst = column !== undefined && dependsOnJourney(column);
    return this.#columns.get(id) ?? (ofFirst && !this.isFirst ? undefined : column);
  }

  /** One figure an area by the chosen journey; null until it is there, or where there is none. */
  figures(id: string): ArrayLike<number> | null {
    const column = this.column(id);
    return column ? atlas.figures(column.id) : null;
  }

  /** As {@link figures}, for indexes of categories. */
  elements(id: string): ArrayLike<number> | null {
    const column = this.column(id);
    return column ? atlas.elements(column.id) : null;
  }
}

export const journey = new JourneyState();
