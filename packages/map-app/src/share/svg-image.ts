import { breakLines } from './break-lines.ts';
import { FONT, INK } from './write-text.ts';

const NAMESPACE = 'http://www.w3.org/2000/svg';
const SCALE = 2;
const MARGIN = 12;
/** Other devices have other fonts of the name, wider ones too: lines stay so much shorter than the drawing. */
const ROOM_SHARE = 0.94;

/** What a chart says around itself where it leaves the page. */
export interface ChartWords {
  readonly title: string;
  readonly explain: string;
  /** Paragraphs: sources, and who made it when. */
  readonly foot: readonly string[];
}

interface Style {
  readonly size: number;
  readonly high: number;
  readonly weight: string;
}

const TITLE: Style = { size: 15, high: 19, weight: 'bold' };
const EXPLAIN: Style = { size: 11, high: 15, weight: 'normal' };
const FOOT: Style = { size: 9, high: 12, weight: 'normal' };

/** A chart as a file of its own: white ground, title and explanation above it, sources and date below. */
export function svgText(chart: SVGSVGElement, { title, explain, foot }: ChartWords): string {
  const [width, height] = [Number(chart.getAttribute('width')), Number(chart.getAttribute('height'))];
  const texts: SVGTextElement[] = [];
  const put = (paragraphs: readonly string[], style: Style, top: number) => {
    const lines = paragraphs.flatMap((paragraph) => fitted(paragraph, style, width - 2 * MARGIN));
    for (const [index, line] of lines.entries())
      texts.push(textLine(line, MARGIN, top + (index + 0.8) * style.high, style));
    return top + lines.length * style.high;
  };
  const head = put([explain], EXPLAIN, put([title], TITLE, 8) + 2) + 10;
  const end = put(foot, FOOT, head + height + 8) + 8;
  const inner = chart.cloneNode(true) as SVGSVGElement;
  setAll(inner, {
    y: head,
    fill: 'currentColor',
    color: INK,
    'font-size': 10,
    overflow: 'visible',
    'text-anchor': 'middle',
  });
  const whole = document.createElementNS(NAMESPACE, 'svg');
  setAll(whole, {
    xmlns: NAMESPACE,
    width,
    height: end,
    viewBox: `0 0 ${width} ${end}`,
    'font-family': FONT,
  });
  const ground = document.createElementNS(NAMESPACE, 'rect');
  setAll(ground, { width: '100%', height: '100%', fill: '#ffffff' });
  whole.append(ground, inner, ...texts);
  return new XMLSerializer().serializeToString(whole);
}

function fitted(content: string, { size, weight }: Style, wide: number): string[] {
  const ruler = document.createElement('canvas').getContext('2d')!;
  ruler.font = `${weight} ${size}px ${FONT}`;
  return breakLines(content, (line) => ruler.measureText(line).width <= wide * ROOM_SHARE);
}

function textLine(content: string, x: number, y: number, { size, weight }: Style): SVGTextElement {
  const made = document.createElementNS(NAMESPACE, 'text');
  setAll(made, { x, y, 'font-size': size, 'font-weight': weight, fill: INK });
  made.textContent = content;
  return made;
}

function setAll(element: Element, attributes: Record<string, string | number>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
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
