import type { CustomRenderMethodInput, Map as MapLibreMap } from 'maplibre-gl';
import { DOT_FRAGMENT, DOT_VERTEX, linkProgram } from './area-shaders.ts';

/** Middle of England on the mercator square: offsets from it are small enough for 32-bit floats. */
const ORIGIN = [0.4967, 0.3265] as const;

/** Dots instead of shapes: a place on the mercator square for each area, and their width in CSS pixels. */
export interface Dots {
  readonly places: Float64Array;
  readonly sizeAt: (zoom: number) => number;
}

interface DotBuffers {
  readonly program: WebGLProgram;
  readonly array: WebGLVertexArrayObject;
  readonly buffer: WebGLBuffer;
  places: Float64Array | null;
}

const held = new WeakMap<WebGL2RenderingContext, DotBuffers>();

/**
 * Draws one dot an area, coloured as its shape would be.
 *
 * @param setUniforms gives a program the colours and inks of the layer
 */
export function drawDots(
  gl: WebGL2RenderingContext,
  dots: Dots,
  map: MapLibreMap,
  input: CustomRenderMethodInput,
  setUniforms: (program: WebGLProgram) => void,
): void {
  const { program, array } = buffersOf(gl, dots.places);
  gl.useProgram(program);
  gl.bindVertexArray(array);
  setUniforms(program);
  gl.uniformMatrix4fv(
    gl.getUniformLocation(program, 'u_matrix'),
    false,
    input.defaultProjectionData.mainMatrix as Float32List,
  );
  gl.uniform2f(gl.getUniformLocation(program, 'u_origin'), ...ORIGIN);
  gl.uniform1f(gl.getUniformLocation(program, 'u_size'), dots.sizeAt(map.getZoom()) * map.getPixelRatio());
  gl.drawArrays(gl.POINTS, 0, dots.places.length / 2);
}

function buffersOf(gl: WebGL2RenderingContext, places: Float64Array): DotBuffers {
  let buffers = held.get(gl);
  if (!buffers || !gl.isProgram(buffers.program)) {
    const program = linkProgram(gl, DOT_VERTEX, DOT_FRAGMENT);
    buffers = { program, array: gl.createVertexArray(), buffer: gl.createBuffer(), places: null };
    held.set(gl, buffers);
  }
  if (buffers.places !== places) {
    const offsets = Float32Array.from(places, (value, index) => value - ORIGIN[index % 2]!);
    gl.bindVertexArray(buffers.array);
    gl.bindBuffer(gl.ARRAY_BUFFER, buffers.buffer);
    gl.bufferData(gl.ARRAY_BUFFER, offsets, gl.STATIC_DRAW);
    gl.enableVertexAttribArray(0);
    gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 0, 0);
    buffers.places = places;
  }
  return buffers;
}
