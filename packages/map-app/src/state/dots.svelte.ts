import { atlas } from '../atlas/atlas.svelte.ts';
import type { Dots } from '../map/area-layer.ts';
import { mercator } from '../map/tile-cover.ts';
import { navigation } from './navigation.svelte.ts';

/** Width of a dot grows with the zoom so that dots of a town touch but seldom overlap. */
const sizeAt = (zoom: number) => Math.max(1.6, 1.7 * 1.42 ** (zoom - 5));

/** Dots instead of shapes, where the address asks for them and the atlas has the areas' centres. */
class DotState {
  readonly #places: Float64Array | null = $derived.by(() => {
    if (navigation.view.shape !== 'dots') return null;
    const longitude = atlas.figures('longitude');
    const latitude = atlas.figures('latitude');
    if (!longitude || !latitude) return null;
    const places = new Float64Array(longitude.length * 2);
    for (let area = 0; area < longitude.length; area++) {
      const { x, y } = mercator(longitude[area]!, latitude[area]!);
      places[area * 2] = x;
      places[area * 2 + 1] = y;
    }
    return places;
  });

  readonly current: Dots | null = $derived(this.#places && { places: this.#places, sizeAt });
}

export const dots = new DotState();
