import {
  type AtlasAreas,
  type AtlasColumn,
  type AtlasEquity,
  type AtlasFile,
  type AtlasHotspot,
  type AtlasManifest,
  type AtlasPlaces,
  type AtlasSite,
  type AtlasSummary,
  type AtlasTrust,
  DataError,
  decodeColumn,
  decodeElements,
  type PlaceLevelName,
  parseManifest,
} from '@postcode-lottery/core';
import { untrack } from 'svelte';
import { FileProblem, fetchFile } from './fetch-file.ts';

import { Resource } from './resource.svelte.ts';

export const ATLAS_BASE = new URL('./atlas/', document.baseURI).href;

export type Figures = Float32Array | Float64Array;

/** The atlas beside the page: its manifest at once, everything else when it is first read. */
class Atlas {
  readonly manifest = new Resource(async () => {
    const bytes = await fetchFile(ATLAS_BASE, 'manifest.json');
    return parseManifest(new TextDecoder().decode(bytes));
  });
  readonly areas = new Resource(() => this.#json<AtlasAreas>('areas.json'));
  readonly places = new Resource(() => this.#json<AtlasPlaces>('places.json'));
  readonly sites = new Resource(() => this.#json<readonly AtlasSite[]>('sites.json'));
  readonly trusts = new Resource(() => this.#json<readonly AtlasTrust[]>('trusts.json'));
  readonly hotspots = new Resource(() => this.#json<readonly AtlasHotspot[]>('hotspots.json'));
  readonly equity = new Resource(() => this.#json<AtlasEquity>('equity.json'));
  readonly summary = new Resource(() => this.#json<AtlasSummary>('summary.json'));
  readonly #figures = new Map<string, Resource<Figures>>();
  readonly #elements = new Map<string, Resource<ArrayLike<number>>>();

  column(id: string): AtlasColumn | undefined {
    return this.manifest.value?.columns.find((column) => column.id === id);
  }

  /** One figure an area, NaN for "no data"; null until it is there, or where the atlas has no such column. */
  figures(id: string): Figures | null {
    return this.column(id) ? this.figuresOf(id).value : null;
  }

  figuresOf(id: string): Resource<Figures> {
    return this.#cached(this.#figures, id, decodeColumn);
  }

  /** Category indexes, bit masks or place indexes, one an area. */
  elements(id: string): ArrayLike<number> | null {
    return this.column(id) ? this.elementsOf(id).value : null;
  }

  elementsOf(id: string): Resource<ArrayLike<number>> {
    return this.#cached<ArrayLike<number>>(this.#elements, id, decodeElements);
  }

  placesOf(level: PlaceLevelName): Resource<ArrayLike<number>> {
    return this.elementsOf(`place-${level}`);
  }

  placeOfArea(level: PlaceLevelName): ArrayLike<number> | null {
    return this.elements(`place-${level}`);
  }

  #cached<Value>(
    cache: Map<string, Resource<Value>>,
    id: string,
    decode: (bytes: Uint8Array, column: AtlasColumn, count: number) => Value,
  ): Resource<Value> {
    const known = cache.get(id);
    if (known) return known;
    // Out of the reader's tracking: Svelte does not follow state within the reaction that made it.
    const make = () =>
      new Resource(async () => {
        const manifest = await this.manifest.ready();
        const column = manifest.columns.find((column) => column.id === id);
        if (!column) throw new DataError({ file: 'manifest.json', problem: 'has no such column', value: id });
        return decode(await this.#file(manifest, column.path), column, manifest.areaCount);
      });
    const resource = untrack(make);
    cache.set(id, resource);
    return resource;
  }

  async #json<Value>(path: string): Promise<Value> {
    const bytes = await this.#file(await this.manifest.ready(), path);
    try {
      return JSON.parse(new TextDecoder().decode(bytes)) as Value;
    } catch (cause) {
      throw new FileProblem(path, 'is not JSON', { cause });
    }
  }

  #file(manifest: AtlasManifest, path: string): Promise<Uint8Array> {
    return fetchFile(ATLAS_BASE, path, this.#entry(manifest, path));
  }

  #entry(manifest: AtlasManifest, path: string): AtlasFile | undefined {
    return manifest.files.find((file) => file.path === path);
  }
}

export const atlas = new Atlas();
