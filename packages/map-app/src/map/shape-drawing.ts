import type { CustomRenderMethodInput } from 'maplibre-gl';
import { linkProgram, SHAPE_FRAGMENT, SHAPE_VERTEX } from './area-shaders.ts';
import { tileKey } from './tile-cover.ts';
import type { LoadedTile } from './tile-store.ts';

/** Units along a side of MapLibre's tiles. */
const MAPLIBRE_EXTENT = 8192;

interface TileBuffers {
  readonly array: WebGLVertexArrayObject;
  readonly buffers: readonly WebGLBuffer[];
  readonly count: number;
}

/** Draws the shapes of tiles as the indices of their areas, and holds them on the graphics card. */
export class ShapeDrawing {
  readonly #gl: WebGL2RenderingContext;
  readonly #program: WebGLProgram;
  readonly #buffers = new Map<string, TileBuffers>();

  constructor(gl: WebGL2RenderingContext) {
    this.#gl = gl;
    this.#program = linkProgram(gl, SHAPE_VERTEX, SHAPE_FRAGMENT);
  }

  /** @param fit factors of places on the canvas */
  draw(tiles: readonly LoadedTile[], input: CustomRenderMethodInput, fit: readonly [number, number]): void {
    const gl = this.#gl;
    gl.useProgram(this.#program);
    const at = (name: string) => gl.getUniformLocation(this.#program, name);
    const [matrixAt, scaleAt] = [at('u_matrix'), at('u_scale')];
    gl.uniform2f(at('u_fit'), ...fit);
    for (const tile of tiles) {
      const buffers = this.#buffersOf(tile);
      const { mainMatrix } = input.getProjectionData({ tileID: { wrap: 0, canonical: tile.id } });
      gl.uniformMatrix4fv(matrixAt, false, mainMatrix as Float32List);
      gl.uniform1f(scaleAt, MAPLIBRE_EXTENT / tile.mesh.extent);
      gl.bindVertexArray(buffers.array);
      gl.drawElements(gl.TRIANGLES, buffers.count, gl.UNSIGNED_INT, 0);
    }
  }

  drop(key: string): void {
    const held = this.#buffers.get(key);
    if (!held) return;
    this.#buffers.delete(key);
    this.#gl.deleteVertexArray(held.array);
    for (const buffer of held.buffers) this.#gl.deleteBuffer(buffer);
  }

  delete(): void {
    for (const key of [...this.#buffers.keys()]) this.drop(key);
    this.#gl.deleteProgram(this.#program);
  }

  #buffersOf({ id, mesh }: LoadedTile): TileBuffers {
    const key = tileKey(id);
    const known = this.#buffers.get(key);
    if (known) return known;
    const gl = this.#gl;
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
}

function fill(gl: WebGL2RenderingContext, target: number, data: AllowSharedBufferSource): WebGLBuffer {
  const buffer = gl.createBuffer();
  gl.bindBuffer(target, buffer);
  gl.bufferData(target, data, gl.STATIC_DRAW);
  return buffer;
}
