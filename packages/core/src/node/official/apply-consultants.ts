import type { PlacedConsultants } from '../../atlas/index.ts';
import type { JoinReport } from '../../atlas/manifest.ts';
import { lonLatToNationalGrid } from '../../geography/national-grid.ts';
import { findPostcode, type PostcodeTable } from '../../geography/postcode-table.ts';
import type { SiteTable } from '../../geography/site-table.ts';
import type { TrustTable } from '../../geography/trust-table.ts';
import { readConsultantRegister } from '../../sources/cancer-services.ts';
import { readNhsWorkforce } from '../../sources/nhs-workforce.ts';
import { type ConsultantPlace, readOwnConsultants } from '../../sources/own-consultants.ts';
import { readTable } from '../../sources/table.ts';
import { openTrusts } from './apply-waits.ts';
import type { LandedFiles } from './landed.ts';

/** Consultants by open trust from a file of the user's choice, in place of those that ship. */
export interface AppliedConsultants {
  /** One element a trust of the TrustTable. */
  readonly clinicalOncology: Float64Array;
  readonly medicalOncology: Float64Array;
  readonly unit: 'headcount' | 'WTE';
  /** Those of them that the file places at a site itself. */
  readonly placed: readonly PlacedConsultants[];
  /** Date of the figures. */
  readonly vintage: string;
  /** Name of the source in the registry. */
  readonly source: string;
}

interface Row {
  readonly key: string;
  readonly trust: number;
  /** Site at which the file itself places them; left out where the rule of placeTrusts is to do so. */
  readonly site?: number;
  readonly specialty: 'clinicalOncology' | 'medicalOncology';
  readonly value: number;
}

/** A hospital within this distance of a postcode or point is taken to be the one that is meant. */
const NEAREST_SITE_METRES = 3000;

/**
 * Consultants by trust from the landed file that comes first: the user's own, NHS Workforce Statistics, the
 * ODS register of consultants, or its counts of 2019. Undefined where none has landed.
 */
export async function applyConsultants(
  trusts: TrustTable,
  sites: SiteTable,
  postcodes: PostcodeTable,
  landed: LandedFiles,
): Promise<AppliedConsultants | undefined> {
  const trustOf = openTrusts(trusts);
  const total = (
    source: string,
    join: string,
    unit: AppliedConsultants['unit'],
    vintage: string,
    rows: Row[],
  ) => {
    const applied = {
      clinicalOncology: new Float64Array(trusts.count),
      medicalOncology: new Float64Array(trusts.count),
      placed: rows.flatMap(({ trust, site, specialty, value }) =>
        trust >= 0 && site !== undefined ? [{ trust, site, specialty, value }] : [],
      ),
      unit,
      vintage,
      source,
    };
    for (const { trust, specialty, value } of rows) if (trust >= 0) applied[specialty][trust]! += value;
    landed.use(source, reportOf(join, rows, unit));
    return applied;
  };
  const own = await landed.open('consultants');
  if (own !== undefined) {
    const { unit, rows } = await readOwnConsultants(own);
    const place = placer(trustOf, trusts, sites, postcodes);
    const dates = [...new Set(rows.map(({ date }) => date))].sort();
    const vintage = dates.length === 1 ? dates[0]! : `${dates[0]} to ${dates.at(-1)}`;
    return total(
      'consultants',
      "rows of the user's consultants file to open trusts",
      unit,
      vintage,
      rows.map(({ line, place: at, trust, specialty, value }) => ({
        key: `line ${line}`,
        ...placedRow(place(at), trust === '' ? undefined : trustOf(trust)),
        specialty,
        value,
      })),
    );
  }
  const workforce = await landed.open('nhs-workforce-doctors');
  if (workforce !== undefined) {
    const { organisations, date } = await readNhsWorkforce(workforce);
    const wte = organisations.every(
      ({ clinicalOncology }) => !Number.isNaN(clinicalOncology.wholeTimeEquivalents),
    );
    const field = wte ? 'wholeTimeEquivalents' : 'headcount';
    const rows = organisations.flatMap(({ organisation, clinicalOncology, medicalOncology }) => {
      const row = { key: organisation, trust: trustOf(organisation) };
      return [
        { ...row, specialty: 'clinicalOncology' as const, value: clinicalOncology[field] || 0 },
        { ...row, specialty: 'medicalOncology' as const, value: medicalOncology[field] || 0 },
      ];
    });
    const join = 'organisations of NHS Workforce Statistics to open trusts';
    return total('nhs-workforce-doctors', join, wte ? 'WTE' : 'headcount', date, rows);
  }
  const counted = await landed.open('ods-consultants');
  if (counted !== undefined) {
    const { columns } = await readTable(counted, {
      organisation: { heading: 'organisation', kind: 'text' },
      specialty: { heading: 'specialty', kind: 'text' },
      headcount: { heading: 'headcount', kind: 'integer', minimum: 0 },
    });
    const rows = columns.organisation.flatMap((organisation, row): Row[] => {
      const specialty = { '800': 'clinicalOncology', '370': 'medicalOncology' }[columns.specialty[row]!];
      if (specialty === undefined) return [];
      const trust = trustOf(organisation.slice(0, 3));
      return [
        {
          key: organisation,
          trust,
          specialty: specialty as Row['specialty'],
          value: columns.headcount[row]!,
        },
      ];
    });
    return total(
      'ods-consultants',
      'organisations of the ODS register to open trusts',
      'headcount',
      'as downloaded',
      rows,
    );
  }
  const register = await landed.open('consultants-by-trust-2019');
  if (register === undefined) return undefined;
  const { columns } = await readConsultantRegister(register);
  const rows = columns.code.flatMap((code, row): Row[] => {
    const successor = columns.successor[row]!;
    const trust = trustOf(code) >= 0 ? trustOf(code) : trustOf(successor);
    return [
      { key: code, trust, specialty: 'clinicalOncology', value: columns.clinicalOncology[row]! },
      { key: code, trust, specialty: 'medicalOncology', value: columns.medicalOncology[row]! },
    ];
  });
  const join = 'organisations of the consultants register to open trusts';
  return total('consultants-by-trust-2019', join, 'headcount', 'September 2019', rows);
}

/** Where a row's consultants are: their trust, and their site where the row itself says which. */
interface Placed {
  readonly trust: number;
  readonly site?: number;
}

/** A row that names its trust keeps it, wherever it is placed. */
function placedRow(placed: Placed, trust: number | undefined): Placed {
  return trust === undefined ? placed : { ...placed, trust };
}

/** Finds the site of a place, or the nearest within 3 km, and its trust; a trust's code alone is no place. */
function placer(
  trustOf: (code: string) => number,
  trusts: TrustTable,
  sites: SiteTable,
  postcodes: PostcodeTable,
): (place: ConsultantPlace) => Placed {
  const at = (site: number): Placed =>
    site < 0 ? { trust: -1 } : { trust: trusts.codes.indexOf(sites.trustCodes[site]!), site };
  const nearest = (easting: number, northing: number) => {
    let best = -1;
    let bestMetres = NEAREST_SITE_METRES;
    for (let site = 0; site < sites.count; site++) {
      const metres = Math.hypot(sites.eastingMetres[site]! - easting, sites.northingMetres[site]! - northing);
      if (metres < bestMetres) [best, bestMetres] = [site, metres];
    }
    return at(best);
  };
  return (place) => {
    if (place.kind === 'trust') return { trust: trustOf(place.code) };
    if (place.kind === 'site') {
      const site = sites.codes.indexOf(place.code);
      return site < 0 ? { trust: trustOf(place.code.slice(0, 3)) } : at(site);
    }
    if (place.kind === 'grid') return nearest(place.eastingMetres, place.northingMetres);
    if (place.kind === 'position') {
      const grid = lonLatToNationalGrid([place.longitude], [place.latitude]);
      return nearest(grid.eastingMetres[0]!, grid.northingMetres[0]!);
    }
    const match = findPostcode(postcodes.keys, place.postcode);
    if (match.kind !== 'found') return { trust: -1 };
    return nearest(postcodes.eastingMetres[match.index]!, postcodes.northingMetres[match.index]!);
  };
}

function reportOf(join: string, rows: readonly Row[], unit: string): JoinReport {
  const lost = rows.filter(({ trust, value }) => trust < 0 && value > 0);
  const sum = (some: readonly Row[]) => some.reduce((total, { value }) => total + value, 0);
  return {
    join,
    rowsIn: rows.length,
    matched: rows.length - lost.length,
    unmatched: lost.length,
    examples: [...new Set(lost.map(({ key }) => key))],
    note: `${sum(rows) - sum(lost)} of ${sum(rows)} consultants (${unit}) are at open trusts`,
  };
}
