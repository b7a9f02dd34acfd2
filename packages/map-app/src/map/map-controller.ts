import type { AtlasManifest } from '@postcode-lottery/core';
import {
  addProtocol,
  type GeoJSONSource,
  Map as MapLibreMap,
  type MapMouseEvent,
  setWorkerUrl,
} from 'maplibre-gl';
import type { Level, Position, Shape } from '../state/view-state.ts';
import workerUrl from '../workers/map-worker.ts?worker&url';
import { AreaLayer, NOTHING_HOVERED } from './area-layer.ts';
import type { Dots } from './dot-drawing.ts';
import { pickDot, pickShape } from './pick.ts';
import { addSiteIcons } from './site-icons.ts';
import {
  BAND_LAYERS,
  chosenFilter,
  EMPTY_STYLE,
  hotspotFilter,
  overAreas,
  type Palette,
  TILE_PROTOCOL,
  visibleOutlines,
} from './style.ts';
import type { TileClient } from './tile-client.ts';
import { type Bounds, CLOSEST_FIT, type Room } from './tile-cover.ts';
import { TileStore } from './tile-store.ts';

setWorkerUrl(workerUrl);

export interface MapEvents {
  /** The area under the pointer, or -1, and where the pointer is within the map, CSS pixels. */
  onHover(area: number, x: number, y: number): void;
  onPick(area: number): void;
  onPickSite(code: string): void;
  /** The map came to rest: at a position that it was moved to, or at null, fitted to what it began with. */
  onMove(position: Position | null): void;
  /** Areas have been painted in their colours for the first time. */
  onFirstDraw(): void;
  onTiles(state: { failed: boolean; settled: boolean }): void;
  onContext(lost: boolean): void;
}

export interface MapOptions {
  readonly container: HTMLElement;
  readonly manifest: AtlasManifest;
  /** Reads the atlas's tiles; it is open. */
  readonly client: TileClient;
  readonly palette: Palette;
  readonly position: Position | null;
  /** What the map is fitted to where there is no position, until it is moved. */
  readonly frame: Bounds;
  readonly interactiveEmbed: boolean;
  readonly locale: Record<string, string>;
  /** Room at the edges that the page's own cards cover now while bounds are shown, CSS pixels. */
  readonly padding: (bounds: Bounds) => Room;
}

/** From here on the signs of sites are as large as they get and apart from each other. */
const SITES_APART_ZOOM = 8;
/** How far beside a site's sign a press still means it, and how large the sign itself is from afar, CSS pixels. */
const SITE_REACH = 8;
const SIGN_RADIUS = 6;
/** Of names and signs, which are placed anew only so often while the map moves: placing is work. */
const FADE_MILLISECONDS = 100;
/** All of England fits a map of 200 pixels. */
const LEAST_ZOOM = 3.5;
/** The style is the same for every reader, and checked in style.test.ts: their devices are spared it. */
const CHECKED = { validate: import.meta.env.DEV };
/** Sea around England that may be shown, degrees: enough for all of it in a map much wider than high. */
const SEA = { wide: 20, high: 8 };

type Features = GeoJSON.FeatureCollection;
type FeatureSource = 'sites' | 'labels' | 'hotspots' | 'hotspot-outlines' | 'bands';

/** MapLibre and the layer of areas, driven by plain calls; it holds no state of the interface. */
export class MapController {
  readonly map: MapLibreMap;
  readonly #layer: AreaLayer;
  readonly #tiles: TileStore;
  readonly #events: MapEvents;
  readonly #padding: MapOptions['padding'];
  readonly #pending: (() => void)[] = [];
  /** What the map stays fitted to while nobody has moved it, and where that put it. */
  #frame: Bounds | null;
  #framed: Position | null = null;
  readonly #manifest: AtlasManifest;
  #palette: Palette;
  #gone = false;
  #complete = false;

  constructor(options: MapOptions, events: MapEvents) {
    const { manifest, position } = options;
    this.#events = events;
    this.#padding = options.padding;
    this.#frame = position ? null : options.frame;
    this.#manifest = manifest;
    this.#palette = options.palette;
    const { client } = options;
    this.#tiles = new TileStore(client, manifest.bounds, [manifest.tiles.minZoom, manifest.tiles.maxZoom]);
    this.#layer = new AreaLayer(this.#tiles);
    addProtocol(TILE_PROTOCOL, async ({ url }) => {
      const [z = 0, x = 0, y = 0] = (url.split('://')[1] ?? '').split('/').map(Number);
      return { data: (await client.bytes(z, x, y)) ?? new ArrayBuffer(0) };
    });
    const [west, south, east, north] = manifest.bounds;
    this.map = new MapLibreMap({
      container: options.container,
      style: EMPTY_STYLE,
      validateStyle: CHECKED.validate,
      ...(position
        ? { center: [position.longitude, position.latitude], zoom: position.zoom }
        : {
            bounds: corners(options.frame),
            fitBoundsOptions: { padding: options.padding(options.frame), maxZoom: CLOSEST_FIT },
          }),
      minZoom: LEAST_ZOOM,
      maxZoom: 15,
      maxBounds: [west - SEA.wide, south - SEA.high, east + SEA.wide, north + SEA.high],
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      attributionControl: false,
      fadeDuration: FADE_MILLISECONDS,
      cooperativeGestures: options.interactiveEmbed,
      locale: options.locale,
    });
    leaveOutSky(this.map);
    if (!position) this.#framed = this.position();
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    this.#listen();
    this.#tiles.onChange = () => {
      this.map.triggerRepaint();
      events.onTiles({ failed: this.#tiles.failed, settled: this.#tiles.settled });
    };
    this.#look();
  }

  setColours(colours: Uint8Array): void {
    this.#layer.setColours(colours);
  }

  setDots(dots: Dots | null): void {
    this.#layer.dots = dots;
    this.map.triggerRepaint();
  }

  setPalette(palette: Palette, shape: Shape): void {
    this.#palette = palette;
    const sea = shape === 'areas' ? palette.sea : palette.ground;
    this.map.getContainer().style.backgroundColor = sea;
    this.#layer.setInks({
      ink: channels(palette.ink),
      paper: channels(palette.paper),
      sea: channels(sea),
    });
    // What is still to come over the areas will come in these colours.
    if (!this.#complete) return;
    addSiteIcons(this.map, palette.ink, palette.paper);
    for (const { id, paint = {} } of overAreas(this.#manifest, palette).layers)
      for (const [name, colour] of Object.entries(paint))
        if (name.endsWith('-color')) this.map.setPaintProperty(id, name as 'line-color', colour, CHECKED);
  }

  setLevel(level: Level, shape: Shape): void {
    const shown = visibleOutlines(level, shape).map((layer) => `lines-${layer}`);
    this.#whenComplete(() => {
      for (const layer of this.#manifest.tiles.layers) {
        const id = `lines-${layer}`;
        this.#show(id, shown.includes(id));
      }
      this.#show('labels', shape !== 'cartogram');
    });
  }

  /**
   * Outlines areas and places, of several levels at once too; a level without a layer of tiles has no outlines,
   * and neither has any shape but the areas' own.
   */
  setChosen(chosen: readonly { readonly level: Level; readonly index: number }[], shape: Shape): void {
    this.#whenComplete(() => {
      for (const layer of this.#manifest.tiles.layers) {
        const ids = chosen.filter(({ level }) => level === layer).map(({ index }) => index);
        for (const id of [`chosen-edge-${layer}`, `chosen-line-${layer}`]) {
          this.map.setFilter(id, chosenFilter(ids), CHECKED);
          this.#show(id, ids.length > 0 && shape === 'areas');
        }
      }
    });
  }

  setFeatures(source: FeatureSource, features: Features): void {
    this.#whenComplete(() => (this.map.getSource(source) as GeoJSONSource).setData(features));
  }

  /** Lines of equal minutes around a site; null takes them away. */
  setBands(bands: Features | null): void {
    if (bands) this.setFeatures('bands', bands);
    this.#whenComplete(() => {
      for (const id of BAND_LAYERS) this.#show(id, bands !== null);
    });
  }

  showSites(visible: boolean): void {
    this.#whenComplete(() => this.#show('sites', visible));
  }

  /** @param chosen id of the hotspot whose outline stands out */
  showHotspots(visible: boolean, chosen: string | null): void {
    this.#whenComplete(() => {
      for (const id of ['hotspots', 'hotspot-edges', 'hotspot-lines', 'hotspot-chosen'])
        this.#show(id, visible);
      this.map.setFilter('hotspot-chosen', hotspotFilter(chosen), CHECKED);
    });
  }

  moveTo(position: Position, animate: boolean): void {
    const center: [number, number] = [position.longitude, position.latitude];
    if (animate) this.map.easeTo({ center, zoom: position.zoom, duration: 600 });
    else this.map.jumpTo({ center, zoom: position.zoom });
  }

  showBounds(bounds: Bounds, animate: boolean, padding = this.#padding(bounds)): void {
    this.map.fitBounds(corners(bounds), { padding, maxZoom: CLOSEST_FIT, animate, duration: 600 });
  }

  setHovered(area: number): void {
    this.#layer.hovered = area < 0 ? NOTHING_HOVERED : area;
    this.map.triggerRepaint();
  }

  position(): Position {
    const { lng, lat } = this.map.getCenter();
    return { longitude: lng, latitude: lat, zoom: this.map.getZoom() };
  }

  bounds(): Bounds {
    return this.map.getBounds().toArray().flat() as [number, number, number, number];
  }

  /** Waits until the map has come to rest, with its tiles painted and its names faded in. */
  async settled(): Promise<void> {
    do {
      const idle = new Promise((resolve) => this.map.once('idle', resolve));
      this.map.triggerRepaint();
      await idle;
    } while (!this.map.loaded() || this.map.isMoving() || !this.#tiles.settled);
  }

  /** The map's picture as it is now. */
  snapshot(): Promise<HTMLCanvasElement> {
    return new Promise((resolve) => {
      this.map.once('render', () => {
        const copy = document.createElement('canvas');
        this.#copyTo(copy);
        resolve(copy);
      });
      this.map.triggerRepaint();
    });
  }

  /** Draws the map anew and copies it, both before it returns: a page that is being printed waits for nothing. */
  copyNow(sheet: HTMLCanvasElement): void {
    this.map.redraw();
    this.#copyTo(sheet);
  }

  /** Keeps the map as large as it is, however the page is laid out; returns what lets it go. */
  holdSize(): () => void {
    const { style } = this.map.getContainer();
    // The container may be laid out anew already; the canvas in it has the size that was drawn last.
    const { clientWidth, clientHeight } = this.map.getCanvas();
    style.width = `${clientWidth}px`;
    style.height = `${clientHeight}px`;
    return () => {
      style.width = '';
      style.height = '';
    };
  }

  retryTiles(): void {
    this.#tiles.retry();
    if (this.#complete) this.map.refreshTiles('atlas');
  }

  resize(): void {
    this.map.resize();
  }

  destroy(): void {
    this.#gone = true;
    this.map.remove();
  }

  areaAt(x: number, y: number): number {
    const { dots } = this.#layer;
    const { lng, lat } = this.map.unproject([x, y]);
    if (!dots) return pickShape(this.#tiles.drawable(), lng, lat);
    const pixelsAcross = 512 * 2 ** this.map.getZoom();
    return pickDot(dots.places, lng, lat, Math.max(6, dots.sizeAt(this.map.getZoom()) / 2) / pixelsAcross);
  }

  #listen(): void {
    const { map } = this;
    map.on('style.load', () => map.addLayer(this.#layer));
    this.#layer.onDraw = () => {
      if (this.#tiles.drawable().length === 0) return;
      this.#layer.onDraw = () => {};
      this.#events.onFirstDraw();
      setTimeout(() => this.#completeStyle());
    };
    map.on('move', () => this.#look());
    map.on('resize', () => {
      if (this.#frame && !map.isMoving()) this.#fitFrame(this.#frame);
      this.#look();
    });
    map.on('moveend', () => {
      // At rest areas are drawn to the pixel.
      map.triggerRepaint();
      this.#rest();
    });
    // After a touch browsers tell of a mouse that never was: nothing hovers where a finger was.
    let touched = false;
    for (const type of ['pointerdown', 'pointermove'] as const)
      map.getCanvasContainer().addEventListener(
        type,
        ({ pointerType }) => {
          touched = pointerType === 'touch';
        },
        { capture: true },
      );
    map.on('mousemove', ({ point: { x, y } }) => {
      if (touched) this.#events.onHover(-1, 0, 0);
      else this.#events.onHover(this.areaAt(x, y), x, y);
    });
    map.on('mouseout', () => this.#events.onHover(-1, 0, 0));
    map.on('click', (event) => this.#click(event));
    map.on('webglcontextlost', () => {
      this.#layer.onContextLost();
      this.#events.onContext(true);
    });
    map.on('webglcontextrestored', () => {
      leaveOutSky(map);
      this.#events.onContext(false);
    });
  }

  /** The same again in a map of another size. Its own end of a move is not the reader's. */
  #fitFrame(frame: Bounds): void {
    this.#framed = null;
    this.showBounds(frame, false);
    this.#framed = this.position();
  }

  #rest(): void {
    const now = this.position();
    const isFramed =
      !this.#framed ||
      (now.longitude === this.#framed.longitude &&
        now.latitude === this.#framed.latitude &&
        now.zoom === this.#framed.zoom);
    if (!isFramed) this.#frame = null;
    this.#events.onMove(this.#frame ? null : now);
  }

  /** Adds what lies over the areas, once they are painted: its code and tiles would only hold them up. */
  #completeStyle(): void {
    const { map } = this;
    if (this.#gone) return;
    addSiteIcons(map, this.#palette.ink, this.#palette.paper);
    const { sources, layers } = overAreas(this.#manifest, this.#palette);
    for (const [id, source] of Object.entries(sources)) map.style.addSource(id, source, CHECKED);
    for (const layer of layers) map.style.addLayer(layer, undefined, CHECKED);
    this.#complete = true;
    for (const act of this.#pending.splice(0)) act();
  }

  /** From far off sites lie close together on their areas: there only what is on a site itself means it. */
  #click({ point: { x, y } }: MapMouseEvent): void {
    if (!this.#complete) return;
    const isClose = this.map.getZoom() >= SITES_APART_ZOOM;
    const area = this.areaAt(x, y);
    const site = this.#siteAt(x, y, isClose || area < 0 ? SITE_REACH : 0);
    if (site !== null) this.#events.onPickSite(site);
    else if (area >= 0) this.#events.onPick(area);
  }

  /** Code of the site whose sign is nearest to a point, within a reach beyond the sign; null where there is none. */
  #siteAt(x: number, y: number, reach: number): string | null {
    const found = this.map.queryRenderedFeatures(
      [
        [x - reach, y - reach],
        [x + reach, y + reach],
      ],
      { layers: ['sites'] },
    );
    const distance = ({ geometry }: (typeof found)[number]) => {
      const at = this.map.project((geometry as GeoJSON.Point).coordinates as [number, number]);
      return Math.hypot(at.x - x, at.y - y);
    };
    const [site] = found.sort((a, b) => distance(a) - distance(b));
    return site && (reach > 0 || distance(site) <= SIGN_RADIUS) ? String(site.properties.code) : null;
  }

  #copyTo(sheet: HTMLCanvasElement): void {
    const canvas = this.map.getCanvas();
    sheet.width = canvas.width;
    sheet.height = canvas.height;
    sheet.getContext('2d')!.drawImage(canvas, 0, 0);
  }

  #look(): void {
    this.#tiles.look(this.bounds(), this.map.getZoom());
  }

  #show(id: string, visible: boolean): void {
    if (this.map.getLayer(id))
      this.map.setLayoutProperty(id, 'visibility', visible ? 'visible' : 'none', CHECKED);
  }

  #whenComplete(act: () => void): void {
    if (this.#complete) act();
    else this.#pending.push(act);
  }
}

/**
 * A map seen from straight above has no sky, yet MapLibre works out its colour at every pixel of every frame, which
 * without a graphics card is most of the work of an empty map.
 */
function leaveOutSky({ painter }: MapLibreMap): void {
  painter.drawFunctions = { ...painter.drawFunctions, sky: () => {} };
}

function corners(bounds: Bounds): [number, number, number, number] {
  return [...bounds];
}

function channels(hex: string): [number, number, number] {
  const number = Number.parseInt(hex.slice(1), 16);
  return [number >> 16, (number >> 8) & 255, number & 255];
}
