import { randomUniform } from './sample-random.ts';

/** A made-up country of square areas: nothing in it is a real place. */
export const SIDE = 20;
export const AREA_COUNT = SIDE * SIDE;
export const BOUNDS = [-2.6, 51.2, 1.4, 53.6] as const;

const WIDTH = (BOUNDS[2] - BOUNDS[0]) / SIDE;
const HEIGHT = (BOUNDS[3] - BOUNDS[1]) / SIDE;
const LETTERS = ['A', 'B', 'C', 'D'];

/** Name with markup, to prove that names are shown as text. */
const MARKUP_NAME = '<img src=x onerror=alert(1)> & Sons';

const column = (area: number) => area % SIDE;
const row = (area: number) => Math.floor(area / SIDE);
const all = Array.from({ length: AREA_COUNT }, (_, area) => area);

function rectangle(left: number, bottom: number, wide: number, high: number): [number, number][] {
  const [west, south] = [BOUNDS[0] + left * WIDTH, BOUNDS[1] + bottom * HEIGHT];
  const [east, north] = [west + wide * WIDTH, south + high * HEIGHT];
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

/** Levels as blocks of squares: columns and rows in a block. */
const BLOCKS = {
  msoa: [2, 2],
  district: [5, 4],
  subIcb: [5, 10],
  icb: [10, 10],
  alliance: [10, 20],
  region: [20, 20],
} as const;
export type SampleLevel = keyof typeof BLOCKS;
const CODE = { msoa: 'E02', district: 'E07', subIcb: 'E38', icb: 'E54', alliance: 'E56', region: 'E12' };

export const levels = Object.fromEntries(
  Object.entries(BLOCKS).map(([level, [wide, high]]) => {
    const across = SIDE / wide;
    const count = across * (SIDE / high);
    const place = (area: number) => Math.floor(row(area) / high) * across + Math.floor(column(area) / wide);
    const codes = Array.from(
      { length: count },
      (_, index) => `${CODE[level as SampleLevel]}9${String(index).padStart(5, '0')}`,
    );
    const names = codes.map((_, index) => placeName(level as SampleLevel, index));
    const shapes = codes.map((_, index) => [
      rectangle((index % across) * wide, Math.floor(index / across) * high, wide, high),
    ]);
    return [level, { codes, names, shapes, placeOfArea: all.map(place) }];
  }),
) as Record<
  SampleLevel,
  { codes: string[]; names: string[]; shapes: [number, number][][][]; placeOfArea: number[] }
>;

function placeName(level: SampleLevel, index: number): string {
  const kind = {
    msoa: 'Parish',
    district: 'Sampleshire',
    subIcb: 'Locality',
    icb: 'Care Board',
    alliance: 'Alliance',
    region: 'Region',
  };
  if (level === 'district' && index === 3) return MARKUP_NAME;
  return `${kind[level]} ${index + 1}`;
}

export const codes = all.map((area) => `E019${String(area).padStart(5, '0')}`);
export const names = all.map((area) => {
  const msoa = levels.msoa.placeOfArea[area]!;
  const letter = LETTERS[(column(area) % 2) + 2 * (row(area) % 2)];
  return `Sample ${String(msoa + 1).padStart(3, '0')}${letter}`;
});
export const shapes = all.map((area) => [rectangle(column(area), row(area), 1, 1)]);
export const longitude = all.map((area) => BOUNDS[0] + (column(area) + 0.5) * WIDTH);
export const latitude = all.map((area) => BOUNDS[1] + (row(area) + 0.5) * HEIGHT);
export const residents = all.map((area) => 1000 + Math.floor(randomUniform(area) * 1500));
