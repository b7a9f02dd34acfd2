import { straightLineKilometres } from '../great-circle.ts';
import type { Positions } from './plausibility.ts';

/** A box around England with a margin, WGS84 degrees. */
const ENGLAND = { west: -6.6, east: 2, south: 49.8, north: 55.9 } as const;

/** A site whose position cannot be right, and what seems to be the matter. */
export interface SiteFault {
  readonly site: number;
  readonly fault: 'noPosition' | 'swapped' | 'outsideEngland' | 'farFromPeople';
  readonly message: string;
}

/**
 * Finds sites in the sea or abroad and sites whose longitude and latitude are swapped.
 *
 * @param sites WGS84 degrees
 * @param people places where people live, WGS84 degrees: area centres or, better, postcodes
 * @param farKilometres a site farther from all of them is taken to be in the sea; 10 km by default, for no
 *   home in England is farther from its area's centre than a few of the emptiest Northumberland ones
 */
export function checkSitePositions(sites: Positions, people: Positions, farKilometres = 10): SiteFault[] {
  const faults: SiteFault[] = [];
  for (let site = 0; site < sites.longitude.length; site++) {
    const longitude = sites.longitude[site]!;
    const latitude = sites.latitude[site]!;
    const place = `${latitude.toFixed(4)} N, ${longitude.toFixed(4)} E`;
    if (!Number.isFinite(longitude) || !Number.isFinite(latitude))
      faults.push({ site, fault: 'noPosition', message: 'has no position' });
    else if (isInEngland(longitude, latitude)) {
      const kilometres = nearestKilometres(longitude, latitude, people);
      if (kilometres > farKilometres)
        faults.push({
          site,
          fault: 'farFromPeople',
          message: `${place} is ${kilometres.toFixed(0)} km from the nearest place where people live: in the sea?`,
        });
    } else if (isInEngland(latitude, longitude))
      faults.push({ site, fault: 'swapped', message: `${place}: longitude and latitude are swapped` });
    else faults.push({ site, fault: 'outsideEngland', message: `${place} is not in England` });
  }
  return faults;
}

function isInEngland(longitude: number, latitude: number): boolean {
  return (
    longitude >= ENGLAND.west &&
    longitude <= ENGLAND.east &&
    latitude >= ENGLAND.south &&
    latitude <= ENGLAND.north
  );
}

function nearestKilometres(longitude: number, latitude: number, people: Positions): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (let place = 0; place < people.longitude.length; place++) {
    if (Math.abs(people.latitude[place]! - latitude) * 110 > nearest) continue;
    const kilometres = straightLineKilometres(
      longitude,
      latitude,
      people.longitude[place]!,
      people.latitude[place]!,
    );
    if (kilometres < nearest) nearest = kilometres;
  }
  return nearest;
}
