import { ArgumentError } from "../../foundation/errors.js";
import { matrixFromPairs } from "../build-matrix.js";
import { NO_BAND } from "./join-isochrones.js";
/** Most residents: where no other share is asked for. */
const HALF = 0.5;
/**
 * For each area, the first band within which at least the given share of its residents reaches some site.
 *
 * @param leastShare above 0, up to 1; half by default
 * @returns index into `limitsMinutes`, or NO_BAND (255)
 * @throws ArgumentError for another share
 */
export function firstReachedBand(join, leastShare = HALF) {
    checkShare(leastShare);
    const limits = join.limitsMinutes.length;
    const bands = new Uint8Array(join.areaCount).fill(NO_BAND);
    for (let area = 0; area < join.areaCount; area++)
        for (let band = 0; band < limits; band++)
            if (join.shareWithin[area * limits + band] >= leastShare) {
                bands[area] = band;
                break;
            }
    return bands;
}
/**
 * A travel matrix from isochrones: minutes are the limit of the first band that holds at least the given
 * share of the area's residents, so they are upper bounds in steps of the bands.
 *
 * @param leastShare above 0, up to 1; half by default
 * @throws ArgumentError for another share
 */
export function matrixFromIsochrones(join, mode, provenance, leastShare = HALF) {
    checkShare(leastShare);
    const areas = [];
    const sites = [];
    const minutes = [];
    for (let area = 0; area < join.areaCount; area++) {
        let done = -1;
        for (let entry = join.offsets[area]; entry < join.offsets[area + 1]; entry++) {
            if (join.site[entry] === done || join.share[entry] < leastShare)
                continue;
            done = join.site[entry];
            areas.push(area);
            sites.push(done);
            minutes.push(join.limitsMinutes[join.band[entry]]);
        }
    }
    return matrixFromPairs({ areas, sites, minutes: Float32Array.from(minutes) }, { areaCount: join.areaCount, siteCount: join.sites.length, mode, provenance });
}
function checkShare(leastShare) {
    if (!(leastShare > 0 && leastShare <= 1))
        throw new ArgumentError({ argument: 'leastShare', value: leastShare, expected: 'above 0, up to 1' });
}
//# sourceMappingURL=reached-band.js.map