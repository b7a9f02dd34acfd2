import type { CustomLayerInterface, CustomRenderMethodInput, Map as MapLibreMap } from 'maplibre-gl';
import { COLOUR_TEXTURE_WIDTH, FILL_FRAGMENT, FILL_VERTEX, linkProgram } from './area-shaders.ts';
import { type Dots, drawDots } from './dot-drawing.ts';
import { tileKey } from './tile-cover.ts';
import type { LoadedTile, TileStore } from './tile-store.ts';

/** Units along a side of MapLibre's tiles. */
const MAPLIBRE_EXTENT = 8192;
export const NOTHING_HOVERED = 0xffffffff;

interface TileBuffers {
  readonly array: WebGLVertexArrayObject;
  readonly buffers: readonly WebGLBuffer[];
  readonly count: number;
}

export interface Inks {
  readonly ink: readonly [number, number, number];
  readonly paper: readonly [number, number, number];
}

/**
 * Every area as triangles whose colour is looked up by area index in a texture, so that a change of measure,
 * classes, filter or theme is one small texture and no new geometry.
 */
export class AreaLayer implements CustomLayerInterface {
  readonly id = 'areas';
  readonly type = 'custom';
  readonly renderingMode = '2d';
  hovered = NOTHING_HOVERED;
  dots: Dots | null = null;
  inks: Inks = { ink: [0, 0, 0], paper: [1, 1, 1] };
  onDraw: () => void = () => {};
  readonly #store: TileStore;
  readonly #buffers = new Map<string, TileBuffers>();
  #colours: Uint8Array | null = null;
  #coloursChanged = false;
  #gl: WebGL2RenderingContext | null = null;
  #map: MapLibreMap | null = null;
  #program: WebGLProgram | null = null;
  #texture: WebGLTexture | null = null;

  constructor(store: TileStore) {
    this.#store = store;
    store.onDrop = (key) => this.#drop(key);
  }

  onAdd(map: MapLibreMap, gl: WebGL2RenderingContext): void {
    this.#map = map;
    this.#gl = gl;
    this.#program = linkProgram(gl, FILL_VERTEX, FILL_FRAGMENT);
    this.#texture = gl.createTexture();
    this.#coloursChanged = this.#colours !== null;
  }

  /** Forgets what the graphics card held: it was lost with its context. */
  onContextLost(): void {
    this.#buffers.clear();
    this.#gl = null;
    this.#program = null;
  }

  onRemove(): void {
    for (const key of [...this.#buffers.keys()]) this.#drop(key);
    this.#gl?.deleteProgram(this.#program);
    this.#gl?.deleteTexture(this.#texture);
  }

  /** Four bytes an area: red, green, blue, and a code of area-shaders.ts. */
  setColours(colours: Uint8Array): void {
    this.#colours = colours;
    this.#coloursChanged = true;
    this.#map?.triggerRepaint();
  }

  render(gl: WebGL2RenderingContext, input: CustomRenderMethodInput): void {
    if (!this.#colours || !this.#program) return;
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, this.#texture);
    if (this.#coloursChanged) this.#upload(gl, this.#colours);
    gl.disable(gl.DEPTH_TEST);
    gl.disable(gl.STENCIL_TEST);
    gl.disable(gl.CULL_FACE);
    gl.disable(gl.BLEND);
    if (this.dots) drawDots(gl, this.dots, this.#map!, input, (program) => this.#setUniforms(gl, program));
    else this.#drawTiles(gl, input);
    gl.bindVertexArray(null);
    gl.enable(gl.BLEND);
    this.onDraw();
  }

  #setUniforms(gl: WebGL2RenderingContext, program: WebGLProgram): void {
    const at = (name: string) => gl.getUniformLocation(program, name);
    gl.uniform1i(at('u_colours'), 0);
    gl.uniform1ui(at('u_hovered'), this.hovered);
    gl.uniform3fv(at('u_ink'), this.inks.ink);
    gl.uniform3fv(at('u_paper'), this.inks.paper);
    gl.uniform1f(at('u_ratio'), this.#map!.getPixelRatio());
  }

  #drawTiles(gl: WebGL2RenderingContext, input: CustomRenderMethodInput): void {
    const program = this.#program!;
    gl.useProgram(program);
    this.#setUniforms(gl, program);
    const matrixAt = gl.getUniformLocation(program, 'u_matrix');
    const scaleAt = gl.getUniformLocation(program, 'u_scale');
    for (const tile of this.#store.drawable()) {
      const buffers = this.#buffersOf(gl, tile);
      const { mainMatrix } = input.getProjectionData({ tileID: { wrap: 0, canonical: tile.id } });
      gl.uniformMatrix4fv(matrixAt, false, mainMatrix as Float32List);
      gl.uniform1f(scaleAt, MAPLIBRE_EXTENT / tile.mesh.extent);
      gl.bindVertexArray(buffers.array);
      gl.drawElements(gl.TRIANGLES, buffers.count, gl.UNSIGNED_INT, 0);
    }
  }

  #upload(gl: WebGL2RenderingContext, colours: Uint8Array): void {
    const height = Math.ceil(colours.length / 4 / COLOUR_TEXTURE_WIDTH);
    const texels = new Uint8Array(height * COLOUR_TEXTURE_WIDTH * 4);
    texels.set(colours);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 4);
    gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false);
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
    gl.texImage2D(
      gl.TEXTURE_2D,
      0,
      gl.RGBA8,
      COLOUR_TEXTURE_WIDTH,
      height,
      0,
      gl.RGBA,
      gl.UNSIGNED_BYTE,
      texels,
    );
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
    this.#coloursChanged = false;
  }

  #buffersOf(gl: WebGL2RenderingContext, { id, mesh }: LoadedTile): TileBuffers {
    const key = tileKey(id);
    const known = this.#buffers.get(key);
    if (known) return known;
    const array = gl.createVertexArray();
    gl.bindVertexArray(array);
    const corners = fill(gl, gl.ARRAY_BUFFER, mesh.corners);
    gl.enableVertexAttribArray(0);
    gl.vertexAttribPointer(0, 2, gl.SHORT, false, 0, 0);
    const ids = fill(gl, gl.ARRAY_BUFFER, mesh.ids);
    gl.enableVertexAttribArray(1);
    gl.vertexAttribIPointer(1, 1, gl.UNSIGNED_INT, 0, 0);
    const triangles = fill(gl, gl.ELEMENT_ARRAY_BUFFER, mesh.triangles);
    const made = { array, buffers: [corners, ids, triangles], count: mesh.triangles.length };
    this.#buffers.set(key, made);
    return made;
  }

  #drop(key: string): void {
    const held = this.#buffers.get(key);
    this.#buffers.delete(key);
    if (!held || !this.#gl) return;
    this.#gl.deleteVertexArray(held.array);
    for (const buffer of held.buffers) this.#gl.deleteBuffer(buffer);
  }
}

function fill(gl: WebGL2RenderingContext, target: number, data: AllowSharedBufferSource): WebGLBuffer {
  const buffer = gl.createBuffer();
  gl.bindBuffer(target, buffer);
  gl.bufferData(target, data, gl.STATIC_DRAW);
  return buffer;
}
