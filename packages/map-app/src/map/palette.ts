import type { Palette } from './style.ts';

const LIGHT: Palette = {
  sea: '#dfe7ec',
  ground: '#b4bfc8',
  ink: '#16222d',
  paper: '#ffffff',
  line: '#5c6f7d',
  accent: '#d1105a',
};
const DARK: Palette = {
  sea: '#0b1015',
  ground: '#38434d',
  ink: '#f2f5f8',
  paper: '#141b22',
  line: '#8496a4',
  accent: '#ff7eb0',
};

export function mapPalette(dark: boolean): Palette {
  return dark ? DARK : LIGHT;
}
