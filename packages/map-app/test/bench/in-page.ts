/// <reference lib="dom" />
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { MapController } from '../../src/map/map-controller.ts';

/* What the benchmark runs within the page: each function stands alone, for it is sent there as text. */

type Held = HTMLElement & { readonly controller: MapController };

export const FIRST_MAP = 'first-coloured-map';

/** Has the page say on its console when the first coloured areas are painted: {@link FIRST_MAP} names their mark. */
export function tellOfFirstMap(name: string): void {
  const observer = new PerformanceObserver((list) => {
    if (list.getEntriesByName(name).length > 0) console.info(name);
  });
  observer.observe({ type: 'mark', buffered: true });
}

/** Milliseconds from the start of the visit to the first frame with coloured areas. */
export function firstColouredMap(name: string): number {
  return performance.getEntriesByName(name)[0]!.startTime;
}

/** A measure to choose, or a filter to tick or to clear, by its place among them. */
export type Change = { readonly measure: string } | { readonly filter: number };

/** Milliseconds from each of the changes to the frame that shows it. */
export async function switchTo(changes: readonly Change[]): Promise<number[]> {
  const { map } = (document.querySelector('.map') as Held).controller;
  const select = document.querySelector<HTMLSelectElement>('#measure')!;
  const ticks = document.querySelectorAll<HTMLInputElement>('.flags input');
  const times: number[] = [];
  for (const change of changes) {
    const started = performance.now();
    const drawn = new Promise<void>((resolve) =>
      map.once('render', () => requestAnimationFrame(() => resolve())),
    );
    if ('filter' in change) ticks[change.filter]!.click();
    else {
      select.value = change.measure;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    }
    await drawn;
    times.push(performance.now() - started);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  return times;
}

/** Milliseconds to find the area under the pointer and to show its name, at points all over the map. */
export async function hover(count: number): Promise<number[]> {
  const { map } = (document.querySelector('.map') as Held).controller;
  const canvas = map.getCanvas();
  const box = canvas.getBoundingClientRect();
  const times: number[] = [];
  for (let point = 0; point < count; point++) {
    const [x, y] = [
      box.left + box.width * (0.4 + 0.4 * ((point * 0.618) % 1)),
      box.top + box.height * (0.1 + 0.8 * ((point * 0.41) % 1)),
    ];
    const started = performance.now();
    canvas.dispatchEvent(new MouseEvent('mousemove', { clientX: x, clientY: y, bubbles: true }));
    times.push(performance.now() - started);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  return times;
}

/** Frames a second of a map that draws nothing: as many as this machine can show. */
export async function emptyFrames(): Promise<number> {
  const { map } = (document.querySelector('.map') as Held).controller;
  // The style leaves out the layer of areas, which is not of its kinds.
  const shown = map.getLayersOrder().filter((id) => map.getLayer(id)!.visibility !== 'none');
  for (const id of shown) map.setLayoutProperty(id, 'visibility', 'none');
  let frames = 0;
  const count = () => frames++;
  map.on('render', count);
  map.repaint = true;
  const started = performance.now();
  await new Promise((resolve) => setTimeout(resolve, 2000));
  map.repaint = false;
  map.off('render', count);
  for (const id of shown) map.setLayoutProperty(id, 'visibility', 'visible');
  return (1000 * frames) / (performance.now() - started);
}

/** Frames a second while the map is panned over England for two seconds. */
export async function pan(): Promise<{ framesPerSecond: number; frames: number }> {
  const { map } = (document.querySelector('.map') as Held).controller;
  let frames = 0;
  const count = () => frames++;
  map.on('render', count);
  const started = performance.now();
  await new Promise<void>((resolve) => {
    map.once('moveend', () => resolve());
    map.panBy([300, 200], { duration: 2000, easing: (share) => share });
  });
  map.off('render', count);
  return { framesPerSecond: (1000 * frames) / (performance.now() - started), frames };
}

/**
 * The same change of colours by the two ways that MapLibre has of its own: milliseconds to the next painted
 * frame by feature state and by a paint expression, which were measured before the texture was chosen.
 */
export async function mapLibreWays(areaCount: number): Promise<{ featureState: number; expression: number }> {
  const { map } = (document.querySelector('.map') as Held).controller as { map: MapLibreMap };
  const colours = ['#ffffcc', '#a1dab4', '#41b6c4', '#2c7fb8', '#253494'];
  const idle = () =>
    new Promise<void>((resolve) => map.once('idle', () => requestAnimationFrame(() => resolve())));
  const source = { source: 'atlas', 'source-layer': 'area' } as const;
  map.addLayer({
    id: 'by-state',
    type: 'fill',
    ...source,
    paint: {
      'fill-color': [
        'match',
        ['feature-state', 'class'],
        0,
        colours[0]!,
        1,
        colours[1]!,
        2,
        colours[2]!,
        3,
        colours[3]!,
        colours[4]!,
      ],
    },
  });
  await idle();
  let started = performance.now();
  for (let id = 0; id < areaCount; id++)
    map.setFeatureState({ source: 'atlas', sourceLayer: 'area', id }, { class: (id * 7) % 5 });
  await new Promise<void>((resolve) => map.once('render', () => requestAnimationFrame(() => resolve())));
  const featureState = performance.now() - started;
  map.removeLayer('by-state');
  map.removeFeatureState({ source: 'atlas', sourceLayer: 'area' });
  const list = (shift: number) =>
    Array.from({ length: areaCount }, (_, id) => colours[(id * 7 + shift) % 5]!);
  const paint = (shift: number) => ['to-color', ['at', ['id'], ['literal', list(shift)]]] as never;
  map.addLayer({ id: 'by-expression', type: 'fill', ...source, paint: { 'fill-color': paint(0) } });
  await idle();
  started = performance.now();
  map.setPaintProperty('by-expression', 'fill-color', paint(1));
  await idle();
  const expression = performance.now() - started;
  map.removeLayer('by-expression');
  return { featureState, expression };
}
