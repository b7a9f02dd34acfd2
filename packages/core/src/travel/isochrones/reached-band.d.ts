import type { TravelMatrix, TravelProvenance } from '../matrix.ts';
import { type IsochroneJoin } from './join-isochrones.ts';
/**
 * For each area, the first band within which at least the given share of its residents reaches some site.
 *
 * @param leastShare above 0, up to 1; half by default
 * @returns index into `limitsMinutes`, or NO_BAND (255)
 * @throws ArgumentError for another share
 */
export declare function firstReachedBand(join: IsochroneJoin, leastShare?: number): Uint8Array;
/**
 * A travel matrix from isochrones: minutes are the limit of the first band that holds at least the given
 * share of the area's residents, so they are upper bounds in steps of the bands.
 *
 * @param leastShare above 0, up to 1; half by default
 * @throws ArgumentError for another share
 */
export declare function matrixFromIsochrones(join: IsochroneJoin, mode: TravelMatrix['mode'], provenance: TravelProvenance, leastShare?: number): TravelMatrix;
//# sourceMappingURL=reached-band.d.ts.map