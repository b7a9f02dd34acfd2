import type { Mesh } from '../workers/mesh.ts';
import type { TileClient } from './tile-client.ts';
import { type Bounds, coverTiles, parentOf, type TileId, tileKey } from './tile-cover.ts';

export interface LoadedTile {
  readonly id: TileId;
  readonly mesh: Mesh;
}

interface Entry {
  tile: LoadedTile | null;
  loading: boolean;
  failed: boolean;
}

const MOST_TILES = 96;

/** The area tiles that the view needs: asks for them, keeps them, and stands in coarser ones meanwhile. */
export class TileStore {
  readonly #client: TileClient;
  readonly #data: Bounds;
  readonly #zooms: readonly [number, number];
  readonly #entries = new Map<string, Entry>();
  #onDrop: (key: string) => void = () => {};
  needed: readonly TileId[] = [];
  onChange: () => void = () => {};

  constructor(client: TileClient, data: Bounds, zooms: readonly [number, number]) {
    this.#client = client;
    this.#data = data;
    this.#zooms = zooms;
  }

  set onDrop(drop: (key: string) => void) {
    this.#onDrop = drop;
  }

  get failed(): boolean {
    return this.needed.some((id) => this.#entries.get(tileKey(id))?.failed);
  }

  get settled(): boolean {
    return (
      this.needed.length > 0 && this.needed.every((id) => this.#entries.get(tileKey(id))?.loading === false)
    );
  }

  /** Says what is in view; tiles come later, told by `onChange`. */
  look(view: Bounds, zoom: number): void {
    const z = Math.max(this.#zooms[0], Math.min(this.#zooms[1], Math.floor(zoom)));
    this.needed = coverTiles(view, this.#data, z);
    for (const id of this.needed) this.#want(id);
  }

  retry(): void {
    for (const [key, entry] of this.#entries) if (entry.failed) this.#entries.delete(key);
    for (const id of this.needed) this.#want(id);
  }

  /** Tiles to draw, coarsest first: those needed, and the nearest coarser one of any that is not there yet. */
  drawable(): LoadedTile[] {
    const found = new Map<string, LoadedTile>();
    for (const id of this.needed) {
      for (let at = id; ; at = parentOf(at)) {
        const tile = this.#entries.get(tileKey(at))?.tile;
        if (tile) found.set(tileKey(at), tile);
        if (tile || at.z <= this.#zooms[0]) break;
      }
    }
    return [...found.values()].sort((a, b) => a.id.z - b.id.z);
  }

  #want(id: TileId): void {
    const key = tileKey(id);
    const known = this.#entries.get(key);
    if (known) {
      this.#entries.delete(key);
      this.#entries.set(key, known);
      return;
    }
    const entry: Entry = { tile: null, loading: true, failed: false };
    this.#entries.set(key, entry);
    this.#client
      .mesh('area', id.z, id.x, id.y)
      .then(
        (mesh) => {
          if (mesh) entry.tile = { id, mesh };
        },
        () => {
          entry.failed = true;
        },
      )
      .finally(() => {
        entry.loading = false;
        this.#trim();
        this.onChange();
      });
  }

  #trim(): void {
    for (const [key, entry] of this.#entries) {
      if (this.#entries.size <= MOST_TILES) return;
      if (entry.loading || this.needed.some((id) => tileKey(id) === key)) continue;
      this.#entries.delete(key);
      this.#onDrop(key);
    }
  }
}
