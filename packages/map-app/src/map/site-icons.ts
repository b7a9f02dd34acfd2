import type { Map as MapLibreMap } from 'maplibre-gl';

const SIZE = 44;
const RATIO = 2;

/** Draws the symbols of sites: a main centre is a disc with a cross, a satellite a diamond, a hospital a square. */
export function addSiteIcons(map: MapLibreMap, ink: string, paper: string): void {
  put(map, 'site-main', ink, paper, (context) => {
    context.arc(SIZE / 2, SIZE / 2, 15, 0, 2 * Math.PI);
    fillAndEdge(context);
    context.fillStyle = paper;
    context.fillRect(SIZE / 2 - 2.5, SIZE / 2 - 9, 5, 18);
    context.fillRect(SIZE / 2 - 9, SIZE / 2 - 2.5, 18, 5);
  });
  put(map, 'site-satellite', ink, paper, (context) => {
    for (const [x, y] of [
      [0, -12],
      [12, 0],
      [0, 12],
      [-12, 0],
    ] as const)
      context.lineTo(SIZE / 2 + x, SIZE / 2 + y);
    context.closePath();
    fillAndEdge(context);
  });
  put(map, 'site-hospital', ink, paper, (context) => {
    context.rect(SIZE / 2 - 6, SIZE / 2 - 6, 12, 12);
    fillAndEdge(context);
  });
}

function fillAndEdge(context: OffscreenCanvasRenderingContext2D): void {
  context.lineWidth = 6;
  context.stroke();
  context.fill();
}

function put(
  map: MapLibreMap,
  name: string,
  ink: string,
  paper: string,
  draw: (context: OffscreenCanvasRenderingContext2D) => void,
): void {
  // Read back at once: drawn by the graphics card, each would wait until the map's own frame is done.
  const context = new OffscreenCanvas(SIZE, SIZE).getContext('2d', { willReadFrequently: true })!;
  context.fillStyle = ink;
  context.strokeStyle = paper;
  context.beginPath();
  draw(context);
  const image = context.getImageData(0, 0, SIZE, SIZE);
  // An image taken out and put in again leaves the map for as long as its symbols are placed anew.
  if (map.hasImage(name)) map.updateImage(name, image);
  else map.addImage(name, image, { pixelRatio: RATIO });
}
