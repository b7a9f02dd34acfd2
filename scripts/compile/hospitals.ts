import { join } from 'node:path';
import { lonLatToNationalGrid, readHospitalList, readHospitalPoints } from '@postcode-lottery/core';
import { openTable } from '@postcode-lottery/core/node';
import type { Journal } from './journal.ts';
import { placeSite, type Site } from './place-site.ts';
import { readableName } from './readable-name.ts';
import type { OpenTrustOf, PositionOfPostcode } from './trusts.ts';

/** People on the 28-day standard in a year from which a trust counts as one that sees cancer referrals. */
const CANCER_REFERRALS = 1_000;
/** A hospital of the list of 2018 is still there when the list of 2022 has one this near. */
const STILL_THERE_METRES = 500;
const NOT_GENERAL = [
  'community',
  'cottage',
  'child',
  'eye',
  'dental',
  'matern',
  'women',
  'birth',
  'mental',
  'psychiatr',
  'rehabilit',
  'orthopaed',
  'homeopath',
  'integrated medicine',
  'throat',
  'memorial',
  'health centre',
  // As the list has it.
  'welllbeing',
  'hospice',
  'neuro',
  'heart hospital',
  'chest hospital',
  'day hospital',
  'walk',
  'urgent care',
  'intermediate',
  'primary care',
  'dermatology',
  'tropical',
  'rheumatic',
  'therapy unit',
  'breast',
  'outreach',
  'private',
  'nuffield',
  'bmi',
  'abbey',
  'st john & st elizabeth',
];
const NAME_NOT_GENERAL = new RegExp(`\\b(?:${NOT_GENERAL.join('|')})`, 'i');

export const HOSPITAL_RULE =
  `Role acuteHospital: hospitals of the NHS list of 2018 whose postcode is live and English, or that have a hospital of the list of 2022 within ${STILL_THERE_METRES} m, and whose trust, by succession, is open and had at least ` +
  `${CANCER_REFERRALS.toLocaleString('en-GB')} people on the 28-day standard in the 12 months to September 2025; less those at a radiotherapy site of the same trust, and those with a word in their name that begins with ${NOT_GENERAL.join(', ')}. ` +
  'The list states no hospital type, so small hospitals and a few that have closed remain. A hospital whose radiotherapy another trust runs has a row for each.';

/** The hospitals that could host a clinic, by HOSPITAL_RULE. */
export async function acuteHospitals(
  folder: string,
  position: PositionOfPostcode,
  openTrustOf: OpenTrustOf,
  urgentPeople: ReadonlyMap<string, number>,
  radiotherapy: readonly Site[],
  journal: Journal,
): Promise<Site[]> {
  const path = 'nhs/NHS_UK_Hospital_2018.csv';
  const { columns, count } = await readHospitalList(openTable(join(folder, path), path));
  const isStillThere = await hospitalsOf2022(folder);
  const left = { trust: 0, radiotherapy: 0, name: 0, twice: 0, gone: 0 };
  const hospitals: Site[] = [];
  const order = Array.from({ length: count }, (_, row) => row).sort((a, b) =>
    columns.code[a]! < columns.code[b]! ? -1 : 1,
  );
  for (const row of order) {
    const [code, name, postcode] = [columns.code[row]!, columns.name[row]!, columns.postcode[row]!];
    const trust = openTrustOf(columns.trust[row]!);
    const basis = 'NHS hospital list, 2018';
    const [longitude, latitude] = [columns.longitude[row]!, columns.latitude[row]!];
    const placed =
      placeSite(postcode, longitude, latitude, basis, position) ??
      (isStillThere(longitude, latitude) ? { longitude, latitude, basis } : undefined);
    const same = (other: Site) =>
      other.code === code || (other.trust === trust && other.postcode === postcode);
    if (trust === '' || (urgentPeople.get(trust) ?? 0) < CANCER_REFERRALS) left.trust++;
    else if (NAME_NOT_GENERAL.test(name)) left.name++;
    else if (placed === undefined) left.gone++;
    else if (radiotherapy.some(same)) left.radiotherapy++;
    else if (hospitals.some(same)) left.twice++;
    else
      hospitals.push({
        code,
        name: readableName(name),
        trust,
        role: 'acuteHospital',
        postcode,
        linearAccelerators: Number.NaN,
        ...placed,
      });
  }
  const total = hospitals.length + Object.values(left).reduce((sum, number) => sum + number, 0);
  journal.check(path, 'hospitals of the list, used or left out', total, count);
  journal.caveat(
    `Of ${count} hospitals on the list ${hospitals.length} are used; left out: ${left.trust} by their trust, ${left.name} by their name, ${left.radiotherapy} at a radiotherapy site of their trust, ${left.twice} listed twice or sharing a postcode, ${left.gone} with neither a live English postcode nor a place on the list of 2022.`,
  );
  return hospitals;
}

async function hospitalsOf2022(folder: string): Promise<(longitude: number, latitude: number) => boolean> {
  const path = 'nhs/hospitals_2022_points.csv';
  const { columns } = await readHospitalPoints(openTable(join(folder, path), path));
  const points = lonLatToNationalGrid(columns.longitude, columns.latitude);
  return (longitude, latitude) => {
    const at = lonLatToNationalGrid([longitude], [latitude]);
    return points.eastingMetres.some(
      (easting, index) =>
        Math.hypot(easting - at.eastingMetres[0]!, points.northingMetres[index]! - at.northingMetres[0]!) <=
        STILL_THERE_METRES,
    );
  };
}
