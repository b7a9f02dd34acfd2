import { atlas } from '../atlas/atlas.svelte.ts';
import type { Dots } from '../map/dot-drawing.ts';
import { mercator } from '../map/tile-cover.ts';
import type { CartogramRequest } from '../workers/cartogram-worker.ts';
import { navigation } from './navigation.svelte.ts';

interface Places {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

const PIXELS_ACROSS = 512;
/** Room that the dots of a cartogram take, as a share of the box around the country. */
const COVER = 0.3;

/** Width of a dot grows with the zoom so that dots of a town touch but seldom overlap. */
const sizeAt = (zoom: number) => Math.max(2, 2.4 * 1.42 ** (zoom - 5));

/** Dots instead of shapes, where the address asks for them and the atlas has the areas' centres. */
class DotState {
  readonly #shape = $derived(navigation.view.shape);
  #spread: { places: Places; radius: number } | null = $state.raw(null);
  #begun = false;

  readonly #centres: Places | null = $derived.by(() => {
    if (this.#shape === 'areas') return null;
    const longitude = atlas.figures('longitude');
    const latitude = atlas.figures('latitude');
    if (!longitude || !latitude) return null;
    const places = { x: new Float64Array(longitude.length), y: new Float64Array(longitude.length) };
    for (let area = 0; area < longitude.length; area++) {
      const { x, y } = mercator(longitude[area]!, latitude[area]!);
      places.x[area] = x;
      places.y[area] = y;
    }
    return places;
  });

  /** A cartogram is asked for and not there yet. */
  readonly spreading: boolean = $derived(this.#shape === 'cartogram' && this.#spread === null);

  readonly current: Dots | null = $derived.by(() => {
    const shape = this.#shape;
    if (shape === 'areas' || !this.#centres) return null;
    if (shape === 'dots') return { places: paired(this.#centres), sizeAt };
    const spread = this.#spread;
    if (!spread) return null;
    const cartogramSizeAt = (zoom: number) => Math.max(1.5, 2 * spread.radius * PIXELS_ACROSS * 2 ** zoom);
    return { places: paired(spread.places), sizeAt: cartogramSizeAt };
  });

  /** Spreads the dots in a worker, once, when a cartogram is first asked for. */
  prepare(): void {
    const centres = this.#centres;
    if (this.#shape !== 'cartogram' || !centres || this.#begun) return;
    this.#begun = true;
    const radius = radiusFor(centres);
    const worker = new Worker(new URL('../workers/cartogram-worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<Places>) => {
      this.#spread = { places: data, radius };
      worker.terminate();
    });
    worker.postMessage({ ...centres, radius } satisfies CartogramRequest);
  }
}

function radiusFor({ x, y }: Places): number {
  const extent = (values: Float64Array) =>
    values.reduce((most, value) => Math.max(most, value), 0) -
    values.reduce((least, value) => Math.min(least, value), 1);
  return Math.sqrt((COVER * extent(x) * extent(y)) / (Math.PI * x.length));
}

function paired({ x, y }: Places): Float64Array {
  const pairs = new Float64Array(x.length * 2);
  for (let dot = 0; dot < x.length; dot++) {
    pairs[dot * 2] = x[dot]!;
    pairs[dot * 2 + 1] = y[dot]!;
  }
  return pairs;
}

export const dots = new DotState();
