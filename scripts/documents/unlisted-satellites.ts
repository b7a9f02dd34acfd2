import { nearestSites } from '@postcode-lottery/core';
import type { PlanningInputs } from './planning-inputs.ts';

/** A hospital where radiotherapy is given by another trust, and who says so. */
export interface UnlistedSatellite {
  /** ODS code of the satellite under the trust that runs it. */
  readonly code: string;
  /** Postcode of the hospital that houses it, as in the list of sites. */
  readonly postcode: string;
  readonly name: string;
  readonly evidence: string;
}

/**
 * Satellites that are known from trusts' own pages and the press, but were missing from the list of sites when
 * this was written. One that is in the atlas's list by now is left out of every text.
 */
export const UNLISTED_SATELLITES: readonly UnlistedSatellite[] = [
  {
    code: 'RWF27',
    postcode: 'CT1 3NG',
    name: 'Kent and Canterbury Hospital',
    evidence: 'Maidstone and Tunbridge Wells NHS Trust; BBC News',
  },
  {
    code: 'RD313',
    postcode: 'DT1 2JY',
    name: 'Dorset County Hospital, Dorchester (Robert White Radiotherapy Centre)',
    evidence: 'University Hospitals Dorset, uhd.nhs.uk',
  },
  {
    code: 'RTE83',
    postcode: 'HR1 2BN',
    name: 'Hereford County Hospital',
    evidence: 'Hereford Times, on its opening by Gloucestershire Hospitals',
  },
  {
    code: 'RXH36',
    postcode: 'BN21 2UD',
    name: 'Eastbourne District General Hospital',
    evidence: 'Brighton and Sussex University Hospitals, bsuh.nhs.uk, on its opening in 2018',
  },
  {
    code: 'RA246',
    postcode: 'RH1 5RH',
    name: 'East Surrey Hospital, Redhill',
    evidence: 'Royal Surrey, royalsurrey.nhs.uk',
  },
];

/** The satellites that the atlas does not count, and minutes as they would be if it did. */
export interface SatelliteStudy {
  readonly missing: readonly UnlistedSatellite[];
  /** Minutes to the nearest site, the missing ones included; one an area, Infinity without a journey. */
  readonly minutes: Float64Array;
}

/** Works out the minutes with the missing satellites, where the hospitals are in the atlas by their postcode. */
export function studySatellites({ sites, travel }: PlanningInputs): SatelliteStudy {
  const listed = (satellite: UnlistedSatellite) =>
    sites.some(
      ({ code, postcode, role }) =>
        role !== 'acuteHospital' && (code === satellite.code || postcode === satellite.postcode),
    );
  const housed = ({ postcode }: UnlistedSatellite) => sites.some((site) => site.postcode === postcode);
  const missing = UNLISTED_SATELLITES.filter((satellite) => housed(satellite) && !listed(satellite));
  const postcodes = new Set(missing.map(({ postcode }) => postcode));
  const supply = sites.map(({ role, postcode }) =>
    role !== 'acuteHospital' || postcodes.has(postcode) ? 1 : 0,
  );
  return { missing, minutes: Float64Array.from(nearestSites(travel, { supply }).minutes) };
}
