import { ArgumentError } from '../foundation/errors.ts';
import type { NumberColumn } from './travel-times.ts';

/**
 * Share of cancer registrations at ages 65 and over in England, 2016: 65.3%, malignant cancers excluding
 * non-melanoma skin cancer. Office for National Statistics with Public Health England, Cancer registration
 * statistics, England: 2016, 4 June 2018, main points.
 */
export const REGISTRATION_SHARE_65_AND_OVER = 0.653;

/** One age band of needWeights. */
export interface AgeBand {
  /** Residents of the band, one number an area. */
  readonly residents: NumberColumn;
  /** Share of the country's cancer registrations that fall in the band, 0 to 1. The bands' shares add up to 1. */
  readonly registrationShare: number;
}

/**
 * Need-weighted people: residents weighted by how much more or less often than the average their age band is
 * diagnosed, so that the country's need-weighted people equal its residents.
 *
 * need_a = sum over bands g of residents_ag x (registration share of g / resident share of g).
 * Source of the form: the published share of registrations by age; see twoAgeBands for the default.
 *
 * @returns need-weighted people, one an area; they add up to all residents
 * @throws ArgumentError where there is no band, lengths differ, residents are negative, shares do not add up to
 *   1 (within 0.000001), or a band with registrations has no residents anywhere
 * @example
 * needWeights(twoAgeBands(table.residents, table.residentsAged.from65));
 */
export function needWeights(bands: readonly AgeBand[]): Float64Array {
  const areaCount = bands[0]?.residents.length ?? 0;
  checkBands(bands, areaCount);
  const bandTotals = bands.map(({ residents }) => total(residents));
  const everybody = bandTotals.reduce((sum, value) => sum + value, 0);
  const need = new Float64Array(areaCount);
  bands.forEach(({ residents, registrationShare }, band) => {
    if (registrationShare === 0) return;
    if (bandTotals[band] === 0)
      throw new ArgumentError({
        argument: `bands[${band}].residents`,
        value: residents,
        expected: 'somebody in a band that has registrations',
      });
    const weight = (registrationShare * everybody) / bandTotals[band]!;
    for (let area = 0; area < areaCount; area++) need[area]! += residents[area]! * weight;
  });
  return need;
}

/**
 * The two age bands whose share of registrations ONS publishes for England: under 65 (34.7%), 65 and over
 * (65.3%). A finer split would need the registrations by age themselves.
 *
 * @param residents all residents, one number an area
 * @param residentsFrom65 those of 65 and over, at most the residents of the area
 * @example
 * twoAgeBands([1000], [200]); // 800 under 65 with share 0.347, 200 with share 0.653
 */
export function twoAgeBands(residents: NumberColumn, residentsFrom65: NumberColumn): AgeBand[] {
  if (residentsFrom65.length !== residents.length)
    throw new ArgumentError({
      argument: 'residentsFrom65',
      value: residentsFrom65,
      expected: `${residents.length} elements, as residents has`,
    });
  const under65 = new Float64Array(residents.length);
  for (let area = 0; area < residents.length; area++) {
    if (!(residentsFrom65[area]! <= residents[area]!))
      throw new ArgumentError({
        argument: 'residentsFrom65',
        index: area,
        value: residentsFrom65[area],
        expected: `at most ${residents[area]}, the residents of the area`,
      });
    under65[area] = residents[area]! - residentsFrom65[area]!;
  }
  return [
    { residents: under65, registrationShare: 1 - REGISTRATION_SHARE_65_AND_OVER },
    { residents: residentsFrom65, registrationShare: REGISTRATION_SHARE_65_AND_OVER },
  ];
}

function checkBands(bands: readonly AgeBand[], areaCount: number): void {
  if (bands.length === 0)
    throw new ArgumentError({ argument: 'bands', value: bands, expected: 'one or more age bands' });
  bands.forEach(({ residents, registrationShare }, band) => {
    if (residents.length !== areaCount)
      throw new ArgumentError({
        argument: `bands[${band}].residents`,
        value: residents,
        expected: `${areaCount} elements, as the first band has`,
      });
    if (!(registrationShare >= 0 && registrationShare <= 1))
      throw new ArgumentError({
        argument: `bands[${band}].registrationShare`,
        value: registrationShare,
        expected: 'a share from 0 to 1',
      });
    for (let area = 0; area < areaCount; area++)
      if (!(residents[area]! >= 0 && residents[area]! < Number.POSITIVE_INFINITY))
        throw new ArgumentError({
          argument: `bands[${band}].residents`,
          index: area,
          value: residents[area],
          expected: 'a finite number of 0 or more',
        });
  });
  const shares = bands.reduce((sum, band) => sum + band.registrationShare, 0);
  if (Math.abs(shares - 1) > 1e-6)
    throw new ArgumentError({ argument: 'bands', value: shares, expected: 'shares that add up to 1' });
}

function total(column: NumberColumn): number {
  let sum = 0;
  for (let index = 0; index < column.length; index++) sum += column[index]!;
  return sum;
}
