import { association, type Estimate, measuredAreas, scatterByPlace } from '@postcode-lottery/core';
import type { EnglandColumns } from '../documents/england-columns.ts';
import { markdownTable } from '../documents/markdown.ts';
import { meanOver } from '../documents/sums.ts';
import { type Figure, fixed, isClear, signed, thousands, twoDecimals, whole } from '../documents/words.ts';

interface Pair {
  readonly label: string;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** The sign that says that more deprived places fare worse. */
  readonly worse: 1 | -1;
}

function pairsOf(england: EnglandColumns): Pair[] {
  const { accessPer100k, minutes, incomeDeprivedPercent, employmentDeprivedPercent } = england;
  return [
    { label: 'Access and income deprivation', x: incomeDeprivedPercent, y: accessPer100k, worse: -1 },
    { label: 'Access and employment deprivation', x: employmentDeprivedPercent, y: accessPer100k, worse: -1 },
    { label: 'Minutes and income deprivation', x: incomeDeprivedPercent, y: minutes, worse: 1 },
    { label: 'Minutes and employment deprivation', x: employmentDeprivedPercent, y: minutes, worse: 1 },
  ];
}

/** Rank correlations of access and minutes with deprivation by area, district and Cancer Alliance. */
export function associationTable(england: EnglandColumns): string {
  return markdownTable(
    ['Measures', { right: 'By area' }, { right: 'By district' }, { right: 'By Cancer Alliance' }],
    pairsOf(england).map((pair) => [pair.label, ...correlations(england, pair).map(cell)]),
  );
}

/** How many of the correlations say what the policy says, and how strong the strongest of them is. */
export function associationVerdict(england: EnglandColumns): string {
  const all = pairsOf(england).flatMap((pair) =>
    correlations(england, pair).map((figure) => ({ figure, against: figure.value * pair.worse > 0 })),
  );
  const clear = all.filter(({ figure }) => isClear(figure));
  const against = clear.filter((one) => one.against);
  const strongest = against.reduce((most, { figure }) => Math.max(most, Math.abs(figure.value)), 0);
  const verdict =
    against.length === 0
      ? 'none says that more deprived places fare worse'
      : `${against.length} say${against.length === 1 ? 's' : ''} that more deprived places fare worse (at most ${fixed(strongest, 2)} in size)`;
  const byTenth = Array.from({ length: 10 }, (_, tenth) =>
    meanOver(england.accessPer100k, england.residents, (area) => england.imdDecile[area] === tenth + 1),
  );
  const [mostDeprived] = byTenth as [number];
  const holds = mostDeprived === Math.min(...byTenth) ? 'holds' : 'does not hold';
  const mean = meanOver(england.accessPer100k, england.residents);
  return `Of the ${all.length}, ${clear.length} have an interval clear of 0; of these ${verdict}.

"The most deprived parts of the country often have fewer cancer consultants", the government wrote in January 2026.
That the most deprived tenth of areas has the least access of all tenths ${holds}: ${twoDecimals(mostDeprived)} within reach per 100,000, against
${twoDecimals(mean)} for England. Over the whole range from deprived to well-off the association is what the table shows, no more.`;
}

/** Who is missing from the associations. */
export function associationExclusions(england: EnglandColumns): string {
  const { residents, accessPer100k, minutes, incomeDeprivedPercent, employmentDeprivedPercent } = england;
  const { excluded } = measuredAreas(
    residents,
    accessPer100k,
    minutes,
    incomeDeprivedPercent,
    employmentDeprivedPercent,
  );
  return excluded.areas === 0
    ? 'All areas are in it.'
    : `${whole(excluded.areas)} areas with ${thousands(excluded.people)} people are left out for want of a figure.`;
}

function correlations({ residents, places, placeOfArea }: EnglandColumns, { x, y }: Pair): Estimate[] {
  const known = measuredAreas(residents, x, y);
  const [across, up] = known.columns as [Float64Array, Float64Array];
  const byPlace = (level: 'district' | 'alliance') => {
    const scatter = scatterByPlace(across, up, known.people, {
      codes: places[level].codes,
      placeOfArea: Uint16Array.from(known.areas, (area) => placeOfArea[level][area]!),
    });
    return association(scatter.x, scatter.y, scatter.people).spearman!;
  };
  return [association(across, up, known.people).spearman!, byPlace('district'), byPlace('alliance')];
}

const cell = ({ value, low, high }: Figure) =>
  `${signed(value, 2)} (${signed(low!, 2)} to ${signed(high!, 2)})`;
