import libraryUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';

/*
 * MapLibre's worker, fetched when there is work for it. The map starts its worker at once, but its code is a
 * third of all that the first coloured map would wait for, and only outlines and names need it.
 */

/** Messages that MapLibre sends at its start: referrer, layers and changes to them, images, global state. */
const AT_START: readonly string[] = ['SR', 'SL', 'UL', 'SI', 'UGS'];

const held: MessageEvent[] = [];
let fetching = false;

addEventListener('message', hold);

function hold(event: MessageEvent<{ type: string }>): void {
  held.push(event);
  if (fetching || AT_START.includes(event.data.type)) return;
  fetching = true;
  import(/* @vite-ignore */ libraryUrl).then(begin, (problem: unknown) => {
    // The next message tries again; the map hears of it as an error of its worker.
    fetching = false;
    reportError(problem);
  });
}

function begin(): void {
  removeEventListener('message', hold);
  for (const { data } of held.splice(0)) dispatchEvent(new MessageEvent('message', { data }));
}
