import type { CustomLayerInterface, CustomRenderMethodInput, Map as MapLibreMap } from 'maplibre-gl';
import { areaLooks, type Channels, type Inks, LOOKS_WIDTH } from './area-looks.ts';
import { AreaPlate, type Placement } from './area-plate.ts';
import {
  linkProgram,
  NO_AREA,
  PAINT_FRAGMENT,
  PAINT_UNIFORMS,
  PAINT_VERTEX,
  uniformsOf,
} from './area-shaders.ts';
import { DotDrawing, type Dots } from './dot-drawing.ts';
import { ShapeDrawing } from './shape-drawing.ts';
import type { TileStore } from './tile-store.ts';

export const NOTHING_HOVERED = NO_AREA;

/** What the layer holds on the graphics card. */
interface Held {
  readonly plate: AreaPlate;
  readonly shapes: ShapeDrawing;
  /** Made when dots are first drawn. */
  dots: DotDrawing | null;
  readonly paint: WebGLProgram;
  readonly at: Readonly<Record<(typeof PAINT_UNIFORMS)[number], WebGLUniformLocation | null>>;
  readonly nothing: WebGLVertexArrayObject;
  readonly looks: WebGLTexture;
}

/**
 * The sea and every area, in two steps. First the index of the area at each pixel, which is kept; then its colour,
 * looked up by index in a texture, so that a change of measure, classes, filter or theme is one small texture and
 * no new geometry.
 */
export class AreaLayer implements CustomLayerInterface {
  readonly id = 'areas';
  readonly type = 'custom';
  readonly renderingMode = '2d';
  hovered = NOTHING_HOVERED;
  dots: Dots | null = null;
  onDraw: () => void = () => {};
  readonly #store: TileStore;
  #colours: Uint8Array | null = null;
  #inks: Inks = { ink: [0, 0, 0], paper: [255, 255, 255], sea: [255, 255, 255] };
  /** Rows of a look in the texture; null where it has to be filled anew. */
  #rows: number | null = null;
  #map: MapLibreMap | null = null;
  #held: Held | null = null;
  #placement: Placement | null = null;

  constructor(store: TileStore) {
    this.#store = store;
    store.onDrop = (key) => this.#held?.shapes.drop(key);
  }

  onAdd(map: MapLibreMap, gl: WebGL2RenderingContext): void {
    this.#map = map;
    const paint = linkProgram(gl, PAINT_VERTEX, PAINT_FRAGMENT);
    this.#held = {
      plate: new AreaPlate(gl),
      shapes: new ShapeDrawing(gl),
      dots: null,
      paint,
      at: uniformsOf(gl, paint, PAINT_UNIFORMS),
      nothing: gl.createVertexArray(),
      looks: gl.createTexture(),
    };
    this.#rows = null;
  }

  /** Forgets what the graphics card held: it was lost with its context. */
  onContextLost(): void {
    this.#held = null;
  }

  onRemove(_map: MapLibreMap, gl: WebGL2RenderingContext): void {
    if (!this.#held) return;
    const { plate, shapes, dots, paint, nothing, looks } = this.#held;
    for (const part of [plate, shapes, dots]) part?.delete();
    gl.deleteProgram(paint);
    gl.deleteVertexArray(nothing);
    gl.deleteTexture(looks);
    this.#held = null;
  }

  /** Four bytes an area: red, green, blue, and a code of area-looks.ts. */
  setColours(colours: Uint8Array): void {
    this.#colours = colours;
    this.#rows = null;
    this.#map?.triggerRepaint();
  }

  setInks(inks: Inks): void {
    this.#inks = inks;
    this.#rows = null;
    this.#map?.triggerRepaint();
  }

  /** Has a plate that does for the view. */
  prerender(gl: WebGL2RenderingContext, input: CustomRenderMethodInput): void {
    if (!this.#held || !this.#map) return;
    const held = this.#held;
    const { plate, shapes } = held;
    const [map, dots] = [this.#map, this.dots];
    const tiles = dots ? [] : this.#store.drawable();
    const content = dots ? [dots] : tiles;
    this.#placement = plate.placement(map, content);
    if (this.#placement) return;
    turnOff(gl);
    plate.draw(map, content, (fit) => {
      if (!dots) return shapes.draw(tiles, input, fit);
      held.dots ??= new DotDrawing(gl);
      held.dots.draw(dots, map, input, fit);
    });
    gl.bindVertexArray(null);
    this.#placement = plate.placement(map, content);
  }

  render(gl: WebGL2RenderingContext): void {
    if (!this.#colours || !this.#held || !this.#placement) return;
    const { plate, paint, at, nothing, looks } = this.#held;
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, looks);
    this.#rows ??= upload(gl, this.#colours, this.#inks);
    gl.activeTexture(gl.TEXTURE1);
    plate.bind();
    turnOff(gl);
    gl.useProgram(paint);
    gl.uniform1i(at.u_looks, 0);
    gl.uniform1i(at.u_areas, 1);
    gl.uniform1i(at.u_rows, this.#rows);
    gl.uniform2f(at.u_shift, ...this.#placement.shift);
    gl.uniform1f(at.u_scale, this.#placement.scale);
    gl.uniform1f(at.u_unit, 1 / this.#map!.getPixelRatio());
    gl.uniform1ui(at.u_hovered, this.hovered);
    gl.uniform3fv(at.u_ink, share(this.#inks.ink));
    gl.uniform3fv(at.u_sea, share(this.#inks.sea));
    gl.bindVertexArray(nothing);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
    gl.bindVertexArray(null);
    gl.enable(gl.BLEND);
    this.onDraw();
  }
}

/** @returns rows of a look */
function upload(gl: WebGL2RenderingContext, colours: Uint8Array, inks: Inks): number {
  const { texels, rows } = areaLooks(colours, inks);
  gl.pixelStorei(gl.UNPACK_ALIGNMENT, 4);
  gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false);
  gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
  const height = texels.length / 4 / LOOKS_WIDTH;
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, LOOKS_WIDTH, height, 0, gl.RGBA, gl.UNSIGNED_BYTE, texels);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
  return rows;
}

const share = (channels: Channels) => channels.map((channel) => channel / 255);

function turnOff(gl: WebGL2RenderingContext): void {
  for (const test of [gl.DEPTH_TEST, gl.STENCIL_TEST, gl.CULL_FACE, gl.BLEND]) gl.disable(test);
}
