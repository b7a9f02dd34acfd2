import { ByteWriter } from './byte-writer.ts';

/*
 * Mapbox Vector Tile 2.1: protocol buffer keys are (field << 3) | wire type.
 */
const TILE_LAYER = (3 << 3) | 2;
const LAYER_NAME = (1 << 3) | 2;
const LAYER_FEATURE = (2 << 3) | 2;
const LAYER_EXTENT = 5 << 3;
const LAYER_VERSION = 15 << 3;
const FEATURE_ID = 1 << 3;
const FEATURE_TYPE = 3 << 3;
const FEATURE_GEOMETRY = (4 << 3) | 2;
const POLYGON = 3;
const MOVE_TO = 1;
const LINE_TO = 2;
const CLOSE_PATH = 7;

/** One layer of one tile: polygons with an id and no properties. */
export class VectorLayer {
  readonly #features = new ByteWriter(256);
  readonly #geometry = new ByteWriter(256);
  readonly #feature = new ByteWriter(256);
  #id = -1;
  #x = 0;
  #y = 0;

  /** Goes on with the geometry of feature `id`; ids must not descend. */
  startFeature(id: number): void {
    if (id === this.#id) return;
    this.#closeFeature();
    this.#id = id;
  }

  /**
   * Adds a ring to the feature: outer rings clockwise as seen (y grows southwards), holes the other way,
   * each after its outer ring. The first point is not repeated.
   *
   * @param points x and y in turn, in tile units
   * @param count number of points
   */
  ring(points: Int32Array, count: number): void {
    const geometry = this.#geometry;
    geometry.varint((1 << 3) | MOVE_TO);
    this.#step(points[0]!, points[1]!);
    geometry.varint(((count - 1) << 3) | LINE_TO);
    for (let i = 1; i < count; i++) this.#step(points[2 * i]!, points[2 * i + 1]!);
    geometry.varint((1 << 3) | CLOSE_PATH);
  }

  /** Appends the layer to a tile, unless it has no feature. */
  writeTo(tile: ByteWriter, name: string, extent: number): void {
    this.#closeFeature();
    if (this.#features.length === 0) return;
    const layer = new ByteWriter(this.#features.length + 64);
    const nameBytes = new TextEncoder().encode(name);
    layer.varint(LAYER_VERSION);
    layer.varint(2);
    layer.varint(LAYER_NAME);
    layer.varint(nameBytes.length);
    layer.append(nameBytes);
    layer.append(this.#features.view());
    layer.varint(LAYER_EXTENT);
    layer.varint(extent);
    tile.varint(TILE_LAYER);
    tile.varint(layer.length);
    tile.append(layer.view());
  }

  #step(x: number, y: number): void {
    this.#geometry.zigzag(x - this.#x);
    this.#geometry.zigzag(y - this.#y);
    this.#x = x;
    this.#y = y;
  }

  #closeFeature(): void {
    if (this.#geometry.length > 0) {
      const feature = this.#feature;
      feature.clear();
      feature.varint(FEATURE_ID);
      feature.varint(this.#id);
      feature.varint(FEATURE_TYPE);
      feature.varint(POLYGON);
      feature.varint(FEATURE_GEOMETRY);
      feature.varint(this.#geometry.length);
      feature.append(this.#geometry.view());
      this.#features.varint(LAYER_FEATURE);
      this.#features.varint(feature.length);
      this.#features.append(feature.view());
    }
    this.#geometry.clear();
    this.#x = 0;
    this.#y = 0;
  }
}
