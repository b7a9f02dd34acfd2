import { breakLines } from './break-lines.ts';
import { INK } from './write-text.ts';

const NAMESPACE = 'http://www.w3.org/2000/svg';
const HEAD = 34;
const FOOT = 40;
const SCALE = 2;

/** A chart as a file of its own: white ground, its title above and its source below. */
export function svgText(chart: SVGSVGElement, title: string, source: string): string {
  const [width, height] = [Number(chart.getAttribute('width')), Number(chart.getAttribute('height'))];
  const whole = document.createElementNS(NAMESPACE, 'svg');
  whole.setAttribute('xmlns', NAMESPACE);
  whole.setAttribute('width', String(width));
  whole.setAttribute('height', String(height + HEAD + FOOT));
  whole.setAttribute('font-family', 'Arial, sans-serif');
  const ground = document.createElementNS(NAMESPACE, 'rect');
  for (const [name, value] of [
    ['width', '100%'],
    ['height', '100%'],
    ['fill', '#ffffff'],
  ] as const)
    ground.setAttribute(name, value);
  const inner = chart.cloneNode(true) as SVGSVGElement;
  inner.setAttribute('y', String(HEAD));
  inner.setAttribute('fill', 'currentColor');
  inner.setAttribute('color', INK);
  inner.setAttribute('font-size', '10');
  inner.setAttribute('overflow', 'visible');
  inner.setAttribute('text-anchor', 'middle');
  whole.append(ground, line(title, 12, 22, 15), inner);
  for (const [index, part] of wrap(source, 70).slice(0, 2).entries())
    whole.append(line(part, 12, height + HEAD + 16 + index * 14, 10));
  return new XMLSerializer().serializeToString(whole);
}

function line(content: string, x: number, y: number, size: number): SVGTextElement {
  const made = document.createElementNS(NAMESPACE, 'text');
  for (const [name, value] of Object.entries({ x, y, 'font-size': size, fill: INK }))
    made.setAttribute(name, String(value));
  made.textContent = content;
  return made;
}

/** Breaks a text into lines of at most so many characters, at spaces. */
export function wrap(content: string, most: number): string[] {
  return breakLines(content, (line) => line.length <= most);
}

/** A drawing as a PNG at twice its size. */
export async function rasterise(svg: string): Promise<Blob> {
  const image = new Image();
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width * SCALE;
    canvas.height = image.height * SCALE;
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await canvasBlob(canvas);
  } finally {
    URL.revokeObjectURL(url);
  }
}

export function canvasBlob(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('the image could not be made'))),
      'image/png',
    );
  });
}
