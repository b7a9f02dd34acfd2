import type { Map as MapLibreMap } from 'maplibre-gl';
import { NO_AREA } from './area-shaders.ts';

/** How far a plate reaches beyond the view at each edge, as a share of the view. */
const MARGIN = 1 / 4;
/** Zoom levels that a moving map may be off its plate: further off, the pixels of the plate can be told. */
const ZOOM_REACH = 0.5;

/** Pixels by which a map at rest may be off its plate: what rounding makes of nothing. */
const EXACT = 0.01;

/** Where the map looks. Lengths are pixels of the canvas. */
export interface PlateView {
  readonly width: number;
  readonly height: number;
  readonly zoom: number;
  /** 0 where north is up and the map lies flat, else a turned or tilted view's own value. */
  readonly turn: string;
  /** Whether the map is under way, so that half a pixel is not seen. */
  readonly moving: boolean;
  /** Pixels from the left and from the bottom of the canvas to the point that the plate was drawn around. */
  readonly middle: readonly [number, number];
}

/** From a pixel of the view to its pixel of the plate: `pixel * scale + shift`. */
export interface Placement {
  readonly scale: number;
  readonly shift: readonly [number, number];
}

/**
 * Where a view lies on a plate that was drawn for another.
 *
 * @param margin pixels of the plate beyond the view that it was drawn for, [left and right, top and bottom]
 * @returns null where the plate does not do for the view and has to be drawn anew
 */
export function placeOn(
  drawn: Omit<PlateView, 'moving'>,
  margin: readonly [number, number],
  view: PlateView,
): Placement | null {
  const scale = 2 ** (drawn.zoom - view.zoom);
  const shift = [0, 1].map((axis) => drawn.middle[axis]! + margin[axis]! - view.middle[axis]! * scale);
  if (drawn.width !== view.width || drawn.height !== view.height || drawn.turn !== view.turn) return null;
  const exact = scale === 1 && shift.every((pixels, axis) => Math.abs(pixels - margin[axis]!) < EXACT);
  if (!view.moving && !exact) return null;
  if (Math.abs(drawn.zoom - view.zoom) > ZOOM_REACH) return null;
  const covered = [view.width, view.height].every(
    (length, axis) => shift[axis]! >= 0 && length * scale + shift[axis]! <= length + 2 * margin[axis]!,
  );
  if (!covered) return null;
  // By whole pixels where nothing is scaled: between them edges would flicker.
  const [x = 0, y = 0] = scale === 1 ? shift.map(Math.round) : shift;
  return { scale, shift: [x, y] };
}

/**
 * The index of the area at every pixel of the view and a margin around it. Cutting tens of thousands of shapes
 * into pixels is most of the work of a frame: a plate is kept while the map is moved over it, and whatever
 * colours, classes or hovering change, it is only painted anew.
 */
export class AreaPlate {
  readonly #gl: WebGL2RenderingContext;
  readonly #texture: WebGLTexture;
  readonly #frame: WebGLFramebuffer;
  #size = [0, 0];
  #margin: [number, number] = [0, 0];
  #drawn: { view: PlateView; around: [number, number]; content: ReadonlySet<unknown> } | null = null;

  constructor(gl: WebGL2RenderingContext) {
    this.#gl = gl;
    this.#texture = gl.createTexture();
    this.#frame = gl.createFramebuffer();
  }

  /** Where the map's view lies on the plate; null where the plate has to be drawn anew, for its content too. */
  placement(map: MapLibreMap, content: readonly unknown[]): Placement | null {
    const drawn = this.#drawn;
    if (!drawn || content.some((item) => !drawn.content.has(item))) return null;
    return placeOn(drawn.view, this.#margin, viewOf(map, drawn.around));
  }

  /**
   * Draws the plate for the map's view as it is now.
   *
   * @param content what is drawn: the plate does for any part of it
   * @param draw draws indices of areas, with places on the canvas multiplied by the two factors
   */
  draw(map: MapLibreMap, content: readonly unknown[], draw: (fit: readonly [number, number]) => void): void {
    const gl = this.#gl;
    const around = map.getCenter().toArray();
    const view = viewOf(map, around);
    this.#allocate(view);
    const [width = 1, height = 1] = this.#size;
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.#frame);
    gl.viewport(0, 0, width, height);
    gl.clearBufferuiv(gl.COLOR, 0, [NO_AREA, 0, 0, 0]);
    draw([view.width / width, view.height / height]);
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    gl.viewport(0, 0, view.width, view.height);
    this.#drawn = { view, around, content: new Set(content) };
  }

  bind(): void {
    this.#gl.bindTexture(this.#gl.TEXTURE_2D, this.#texture);
  }

  delete(): void {
    this.#gl.deleteFramebuffer(this.#frame);
    this.#gl.deleteTexture(this.#texture);
  }

  #allocate({ width, height }: PlateView): void {
    const gl = this.#gl;
    const most = gl.getParameter(gl.MAX_TEXTURE_SIZE) as number;
    const marginOf = (length: number) =>
      Math.max(0, Math.min(Math.round(length * MARGIN), Math.floor((most - length) / 2)));
    this.#margin = [marginOf(width), marginOf(height)];
    const size = [width + 2 * this.#margin[0], height + 2 * this.#margin[1]] as const;
    if (size[0] === this.#size[0] && size[1] === this.#size[1]) return;
    this.#size = [...size];
    gl.bindTexture(gl.TEXTURE_2D, this.#texture);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.R32UI, ...size, 0, gl.RED_INTEGER, gl.UNSIGNED_INT, null);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.#frame);
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, this.#texture, 0);
  }
}

function viewOf(map: MapLibreMap, around: readonly [number, number]): PlateView {
  const { width, height } = map.getCanvas();
  const ratio = map.getPixelRatio();
  const { x, y } = map.project([...around]);
  return {
    width,
    height,
    zoom: map.getZoom(),
    turn: `${map.getBearing()} ${map.getPitch()}`,
    moving: map.isMoving(),
    middle: [x * ratio, height - y * ratio],
  };
}
