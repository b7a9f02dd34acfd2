export const INK = '#16222d';
export const PAPER = '#ffffff';
export const FONT = 'Arial, sans-serif';

export function write(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  font: string,
  ink = INK,
): void {
  context.fillStyle = ink;
  context.font = font;
  context.fillText(text, x, y);
}
