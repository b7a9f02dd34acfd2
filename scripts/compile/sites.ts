import { join } from 'node:path';
import { readRadiotherapySites, type SiteRole } from '@postcode-lottery/core';
import { openTable } from '@postcode-lottery/core/node';
import { ADDED_SATELLITES } from './added-satellites.ts';
import { acuteHospitals, HOSPITAL_RULE } from './hospitals.ts';
import type { Journal } from './journal.ts';
import { placeSite, type Site } from './place-site.ts';
import { readableName } from './readable-name.ts';
import { type CompiledTable, csvTable } from './table-file.ts';
import type { OpenTrustOf, PositionOfPostcode } from './trusts.ts';

/** Radiotherapy sites, and the hospitals that could host a clinic. */
export async function compileSites(
  folder: string,
  position: PositionOfPostcode,
  openTrustOf: OpenTrustOf,
  urgentPeople: ReadonlyMap<string, number>,
  journal: Journal,
): Promise<CompiledTable> {
  const radiotherapy = await radiotherapySites(folder, position, openTrustOf, journal);
  const hospitals = await acuteHospitals(folder, position, openTrustOf, urgentPeople, radiotherapy, journal);
  const sites = [...radiotherapy, ...hospitals].sort((a, b) => (a.code < b.code ? -1 : 1));
  journal.check(
    'sites',
    'site codes that occur twice',
    sites.length - new Set(sites.map(({ code }) => code)).size,
    0,
  );
  journal.caveat(
    'Radiotherapy satellites may not be complete. Hospitals are of 2018; names and closures since are not followed.',
  );
  journal.caveat(HOSPITAL_RULE);
  const values = <Key extends keyof Site>(key: Key) => sites.map((site) => site[key]);
  return csvTable(
    'sites.csv',
    {
      id: 'sites',
      title: 'Radiotherapy sites and acute hospitals',
      journal,
      sources: [
        'radiotherapy-sites',
        'satellite-statements',
        'ods-etrust',
        'nhs-hospitals',
        'nhs-hospitals-2022',
        'code-point-open',
        'ods-successors',
      ],
    },
    {
      code: { values: values('code'), holds: 'ODS site code' },
      name: { values: values('name'), holds: 'name; capitals set by this project' },
      trust: { values: values('trust'), holds: 'ODS code of the open trust' },
      role: { values: values('role'), holds: 'radiotherapyMain, radiotherapySatellite or acuteHospital' },
      postcode: { values: values('postcode'), holds: 'postcode' },
      longitude: { values: values('longitude'), holds: 'WGS84 degrees' },
      latitude: { values: values('latitude'), holds: 'WGS84 degrees' },
      linear_accelerators: {
        values: values('linearAccelerators'),
        holds: 'number stated by the trust; blank where none was found',
      },
      coordinate_basis: { values: values('basis'), holds: 'where the position comes from' },
    },
  );
}

async function radiotherapySites(
  folder: string,
  position: PositionOfPostcode,
  openTrustOf: OpenTrustOf,
  journal: Journal,
): Promise<Site[]> {
  const path = 'services/radiotherapy_sites.csv';
  const { columns, count } = await readRadiotherapySites(openTable(join(folder, path), path));
  const sites = Array.from({ length: count }, (_, row): Site => {
    const placed = placeSite(
      columns.postcode[row]!,
      columns.longitude[row]!,
      columns.latitude[row]!,
      columns.basis[row]!,
      position,
    );
    return {
      code: columns.code[row]!,
      name: readableName(columns.name[row]!),
      trust: openTrustOf(columns.trust[row]!),
      role: columns.role[row] === 'main' ? 'radiotherapyMain' : 'radiotherapySatellite',
      postcode: columns.postcode[row]!,
      linearAccelerators: columns.linearAccelerators[row]!,
      ...placed!,
    };
  });
  const added = ADDED_SATELLITES.map((satellite): Site => {
    const placed = placeSite(satellite.postcode, Number.NaN, Number.NaN, '', position);
    return {
      code: satellite.code,
      name: satellite.name,
      trust: openTrustOf(satellite.trust),
      role: 'radiotherapySatellite',
      postcode: satellite.postcode,
      linearAccelerators: Number.NaN,
      ...placed!,
    };
  });
  journal.check(
    'satellites added by this project',
    'satellites of the list among those added',
    added.filter(({ code, postcode }) =>
      sites.some((site) => site.code === code || site.postcode === postcode),
    ).length,
    0,
  );
  journal.caveat(
    `Added to the list by this project, with where it is stated: ${ADDED_SATELLITES.map(({ name, evidence }) => `${name} (${evidence})`).join('; ')}.`,
  );
  const counted = (role: SiteRole) => sites.filter((site) => site.role === role).length;
  journal.check(path, 'radiotherapy main sites', counted('radiotherapyMain'), 50);
  journal.check(path, 'radiotherapy satellites', counted('radiotherapySatellite'), 9);
  journal.check(
    path,
    'radiotherapy sites without an open trust',
    [...sites, ...added].filter(({ trust }) => trust === '').length,
    0,
  );
  const byPostcode = sites.filter((_, row) => Number.isNaN(columns.latitude[row]));
  journal.caveat(
    `Placed at their postcode for want of published coordinates: ${byPostcode.map(({ name }) => name).join(', ')}.`,
  );
  return [...sites, ...added];
}
