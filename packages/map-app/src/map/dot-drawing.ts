import type { CustomRenderMethodInput, Map as MapLibreMap } from 'maplibre-gl';
import { DOT_FRAGMENT, DOT_VERTEX, linkProgram } from './area-shaders.ts';

/** Middle of England on the mercator square: offsets from it are small enough for 32-bit floats. */
const ORIGIN = [0.4967, 0.3265] as const;

/** Dots instead of shapes: a place on the mercator square for each area, and their width in CSS pixels. */
export interface Dots {
  readonly places: Float64Array;
  readonly sizeAt: (zoom: number) => number;
}

/** Draws one dot an area, as the index of its area. */
export class DotDrawing {
  readonly #gl: WebGL2RenderingContext;
  readonly #program: WebGLProgram;
  readonly #array: WebGLVertexArrayObject;
  readonly #buffer: WebGLBuffer;
  #places: Float64Array | null = null;

  constructor(gl: WebGL2RenderingContext) {
    this.#gl = gl;
    this.#program = linkProgram(gl, DOT_VERTEX, DOT_FRAGMENT);
    this.#array = gl.createVertexArray();
    this.#buffer = gl.createBuffer();
  }

  /** @param fit factors of places on the canvas */
  draw(
    { places, sizeAt }: Dots,
    map: MapLibreMap,
    input: CustomRenderMethodInput,
    fit: readonly [number, number],
  ): void {
    const gl = this.#gl;
    gl.useProgram(this.#program);
    gl.bindVertexArray(this.#array);
    if (this.#places !== places) this.#upload(places);
    const at = (name: string) => gl.getUniformLocation(this.#program, name);
    gl.uniformMatrix4fv(at('u_matrix'), false, input.defaultProjectionData.mainMatrix as Float32List);
    gl.uniform2f(at('u_fit'), ...fit);
    gl.uniform2f(at('u_origin'), ...ORIGIN);
    gl.uniform1f(at('u_size'), sizeAt(map.getZoom()) * map.getPixelRatio());
    gl.drawArrays(gl.POINTS, 0, places.length / 2);
  }

  delete(): void {
    this.#gl.deleteVertexArray(this.#array);
    this.#gl.deleteBuffer(this.#buffer);
    this.#gl.deleteProgram(this.#program);
  }

  /** The array of corners is bound. */
  #upload(places: Float64Array): void {
    const gl = this.#gl;
    const offsets = Float32Array.from(places, (value, index) => value - ORIGIN[index % 2]!);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.#buffer);
    gl.bufferData(gl.ARRAY_BUFFER, offsets, gl.STATIC_DRAW);
    gl.enableVertexAttribArray(0);
    gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 0, 0);
    this.#places = places;
  }
}
