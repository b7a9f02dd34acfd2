import {
  type AtlasAreas,
  type AtlasColumn,
  type AtlasEquity,
  type AtlasHotspot,
  type AtlasHotspotOutlines,
  type AtlasJourney,
  type AtlasManifest,
  type AtlasPlaces,
  type AtlasSite,
  type AtlasSummary,
  type AtlasTrust,
  DataError,
  decodeColumn,
  decodeElements,
  type PlaceLevelName,
} from '@postcode-lottery/core';
import { forgetOtherAtlases, KeptFiles, openedBefore } from '../offline/kept-files.ts';
import { ATLAS_BASE, takeManifest } from '../start/early.ts';
import { FileProblem, fetchKept } from './fetch-file.ts';
import { Resource } from './resource.svelte.ts';

type Figures = Float32Array | Float64Array;

/** The atlas beside the page: its manifest at once, everything else when it is first read. */
class Atlas {
  #kept: KeptFiles | undefined;
  readonly #figures = new Map<string, Resource<Figures>>();
  readonly #elements = new Map<string, Resource<ArrayLike<number>>>();
  readonly #equity = new Map<string, Resource<AtlasEquity>>();
  readonly manifest = new Resource(async () => {
    const manifest = await takeManifest();
    this.#kept = new KeptFiles(manifest.contentKey, openedBefore());
    void forgetOtherAtlases(manifest.contentKey);
    // Made here and not when first read: a reaction does not follow state that was made within it.
    for (const column of manifest.columns) {
      this.#figures.set(column.id, this.#column(manifest, column, decodeColumn));
      this.#elements.set(column.id, this.#column<ArrayLike<number>>(manifest, column, decodeElements));
    }
    for (const { equity } of manifest.journeys)
      this.#equity.set(equity, new Resource(() => this.#json<AtlasEquity>(equity)));
    return manifest;
  });
  readonly areas = new Resource(() => this.#json<AtlasAreas>('areas.json'));
  readonly places = new Resource(() => this.#json<AtlasPlaces>('places.json'));
  readonly sites = new Resource(() => this.#json<readonly AtlasSite[]>('sites.json'));
  readonly trusts = new Resource(() => this.#json<readonly AtlasTrust[]>('trusts.json'));
  readonly hotspots = new Resource(() => this.#json<readonly AtlasHotspot[]>('hotspots.json'));
  readonly hotspotOutlines = new Resource(() => this.#json<AtlasHotspotOutlines>('hotspot-outlines.json'));
  readonly summary = new Resource(() => this.#json<AtlasSummary>('summary.json'));

  /** Bands of minutes around a site, widest first; null where the atlas has none for it. */
  async isochrones({ isochrones }: AtlasJourney, code: string): Promise<GeoJSON.FeatureCollection | null> {
    if (!isochrones.sites.includes(code)) return null;
    return this.#json<GeoJSON.FeatureCollection>(`${isochrones.folder}/${code}.json`);
  }

  /** How access by a journey falls on the deprived, the coastal and the rural. */
  equityOf({ equity }: AtlasJourney): Resource<AtlasEquity> {
    return known(this.#equity, equity);
  }

  column(id: string): AtlasColumn | undefined {
    return this.manifest.value?.columns.find((column) => column.id === id);
  }

  /** One figure an area, NaN for "no data"; null until it is there, or where the atlas has no such column. */
  figures(id: string): Figures | null {
    return this.column(id) ? this.figuresOf(id).value : null;
  }

  /** @throws Error before the manifest is there, and for a column that it lacks */
  figuresOf(id: string): Resource<Figures> {
    return known(this.#figures, id);
  }

  /** Category indexes, bit masks or place indexes, one an area. */
  elements(id: string): ArrayLike<number> | null {
    return this.column(id) ? this.elementsOf(id).value : null;
  }

  elementsOf(id: string): Resource<ArrayLike<number>> {
    return known(this.#elements, id);
  }

  /** Longitudes and latitudes of the areas' population-weighted centres, degrees. */
  centres(): Promise<readonly [Figures, Figures]> {
    return Promise.all([this.figuresOf('longitude').ready(), this.figuresOf('latitude').ready()]);
  }

  placesOf(level: PlaceLevelName): Resource<ArrayLike<number>> {
    return this.elementsOf(`place-${level}`);
  }

  placeOfArea(level: PlaceLevelName): ArrayLike<number> | null {
    return this.elements(`place-${level}`);
  }

  #column<Value>(
    manifest: AtlasManifest,
    column: AtlasColumn,
    decode: (bytes: Uint8Array, column: AtlasColumn, count: number) => Value,
  ): Resource<Value> {
    return new Resource(async () =>
      decode(await this.#file(manifest, column.path), column, manifest.areaCount),
    );
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
    const entry = manifest.files.find((file) => file.path === path);
    return fetchKept(ATLAS_BASE, path, entry, this.#kept);
  }
}

function known<Value>(resources: ReadonlyMap<string, Resource<Value>>, id: string): Resource<Value> {
  const resource = resources.get(id);
  if (!resource) throw new DataError({ file: 'manifest.json', problem: 'has no such part', value: id });
  return resource;
}

export const atlas = new Atlas();
