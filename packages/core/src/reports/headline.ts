import type { AtlasSummary } from '../atlas/index.ts';

const count = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const oneDecimal = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const percent = (share: number) => `${oneDecimal.format(100 * share)}%`;
const minutes = (value: number | null) =>
  value === null ? 'no journey by road' : `${oneDecimal.format(value)} minutes`;
const access = (value: number) => `${oneDecimal.format(value)} consultants per 100,000`;

/** The headline figures as lines of text for a terminal, widest column 79 characters. */
export function headlineLines(summary: AtlasSummary): string[] {
  const estimated = summary.minutesEstimated ? ' (estimated)' : '';
  const { mostDeprivedTenth: most, leastDeprivedTenth: least, coastal, inland } = summary;
  return [
    `England: ${count.format(summary.residents)} residents in ${count.format(summary.areas)} areas`,
    `Nearest radiotherapy centre by car: ${minutes(summary.meanNearestMinutes)} on average${estimated}`,
    `Beyond 45 minutes: ${count.format(summary.beyond45People)} people, ${percent(summary.beyond45Share)}${estimated}`,
    '',
    `Access to cancer consultants (need-weighted, ${summary.consultantsUnit} of ${summary.consultantsVintage})`,
    `  most deprived tenth   ${access(most.accessPer100k)}, ${minutes(most.nearestMinutes)}`,
    `  least deprived tenth  ${access(least.accessPer100k)}, ${minutes(least.nearestMinutes)}`,
    `  coastal               ${access(coastal.accessPer100k)}, ${minutes(coastal.nearestMinutes)}, ${percent(coastal.beyond45Share)} beyond 45`,
    `  inland                ${access(inland.accessPer100k)}, ${minutes(inland.nearestMinutes)}, ${percent(inland.beyond45Share)} beyond 45`,
    '',
    'The five districts with the poorest access',
    ...summary.worstDistricts.map(
      (district, place) =>
        `  ${place + 1} ${district.name.padEnd(24)} ${access(district.accessPer100k)}, ${minutes(district.nearestMinutes)}`,
    ),
  ];
}
