import { ArgumentError } from "../../foundation/errors.js";
import { markPoints } from "./mark-points.js";
import { gridOfPoints } from "./point-grid.js";
import { shareOfAreaInside } from "./share-of-area.js";
/** No band holds the point. */
export const NO_BAND = 255;
/**
 * Joins isochrones onto postcodes, exactly, and through them onto areas as the share of residents inside.
 *
 * A point is within a limit where any band of the site up to that limit holds it, or its line: so cumulative
 * bands, rings that do not hold each other, bands that overlap and contours that do not nest all mean the same.
 *
 * @throws ArgumentError for distance bands, more than 255 limits, and areas out of range
 */
export function joinIsochrones(isochrones, points, options) {
    const { areaCount } = options;
    const limitsMinutes = limitsOf(isochrones);
    const sites = [...new Set(isochrones.map((isochrone) => isochrone.site))];
    const grid = gridOfPoints(points.longitude, points.latitude);
    const areaOfPlace = Uint32Array.from(grid.point, (point) => points.area[point]);
    const pointsOfArea = countPoints(areaOfPlace, areaCount);
    const nearestBand = new Uint8Array(grid.point.length).fill(NO_BAND);
    const bandHere = new Uint8Array(grid.point.length);
    const counts = new Uint32Array(areaCount * limitsMinutes.length);
    const entries = new EntryColumns();
    sites.forEach((site, siteIndex) => {
        const own = isochrones.filter((isochrone) => isochrone.site === site);
        bandHere.fill(NO_BAND);
        markBands(own, limitsMinutes, (rings, band) => markPoints(grid, rings, bandHere, band));
        counts.fill(0);
        for (let place = 0; place < bandHere.length; place++) {
            const band = bandHere[place];
            if (band === NO_BAND)
                continue;
            counts[areaOfPlace[place] * limitsMinutes.length + band]++;
            if (band < nearestBand[place])
                nearestBand[place] = band;
        }
        entries.addSite(siteIndex, counts, pointsOfArea, limitsMinutes.length);
    });
    const surface = judgeBySurface(isochrones, sites, limitsMinutes, pointsOfArea, options, entries);
    return {
        sites,
        limitsMinutes,
        areaCount,
        bandOfPoint: scatter(nearestBand, grid.point, points.longitude.length),
        shareWithin: sharesWithin(nearestBand, areaOfPlace, pointsOfArea, limitsMinutes.length, surface.within),
        ...entries.rows(areaCount),
        areasBySurface: surface.areasBySurface,
        areasUnknown: surface.areasUnknown,
        pointsWithoutPosition: points.longitude.length - grid.point.length,
    };
}
/** Limits of all bands, ascending. @throws ArgumentError for bands of distance and too many limits */
function limitsOf(isochrones) {
    isochrones.forEach(({ unit }, index) => {
        if (unit !== 'minutes')
            throw new ArgumentError({
                argument: 'isochrones',
                index,
                value: unit,
                expected: 'bands of minutes; distances are not travel times',
            });
    });
    const limits = [...new Set(isochrones.map((isochrone) => isochrone.limit))].sort((a, b) => a - b);
    if (limits.length === 0 || limits.length >= NO_BAND)
        throw new ArgumentError({
            argument: 'isochrones',
            value: limits.length,
            expected: '1 to 254 different limits',
        });
    return limits;
}
/** The widest band first, so that the least limit stays. */
function markBands(isochrones, limits, mark) {
    for (let band = limits.length - 1; band >= 0; band--)
        for (const isochrone of isochrones)
            if (isochrone.limit === limits[band])
                for (const rings of isochrone.polygons)
                    mark(rings, band);
}
function countPoints(areaOfPlace, areaCount) {
    const counts = new Uint32Array(areaCount);
    areaOfPlace.forEach((area, index) => {
        if (area >= areaCount)
            throw new ArgumentError({
                argument: 'points.area',
                index,
                value: area,
                expected: `below ${areaCount}`,
            });
        counts[area]++;
    });
    return counts;
}
function scatter(values, places, length) {
    const scattered = new Uint8Array(length).fill(NO_BAND);
    for (let place = 0; place < places.length; place++)
        scattered[places[place]] = values[place];
    return scattered;
}
function sharesWithin(nearestBand, areaOfPlace, pointsOfArea, limits, bySurface) {
    const counts = new Uint32Array(pointsOfArea.length * limits);
    for (let place = 0; place < nearestBand.length; place++)
        if (nearestBand[place] !== NO_BAND)
            counts[areaOfPlace[place] * limits + nearestBand[place]]++;
    const shares = new Float32Array(counts.length);
    for (let area = 0; area < pointsOfArea.length; area++) {
        let within = 0;
        for (let band = 0; band < limits; band++) {
            within += counts[area * limits + band];
            shares[area * limits + band] = pointsOfArea[area] === 0 ? 0 : within / pointsOfArea[area];
        }
    }
    for (const [area, within] of bySurface)
        shares.set(within, area * limits);
    return shares;
}
/** Entries of area, site, band and share, gathered site by site and put in rows by area at the end. */
class EntryColumns {
    #area = [];
    #site = [];
    #band = [];
    #share = [];
    add(area, site, band, share) {
        this.#area.push(area);
        this.#site.push(site);
        this.#band.push(band);
        this.#share.push(share);
    }
    addSite(site, counts, pointsOfArea, limits) {
        for (let area = 0; area < pointsOfArea.length; area++) {
            let within = 0;
            for (let band = 0; band < limits; band++) {
                within += counts[area * limits + band];
                if (within > 0)
                    this.add(area, site, band, within / pointsOfArea[area]);
            }
        }
    }
    rows(areaCount) {
        const offsets = new Uint32Array(areaCount + 1);
        for (const area of this.#area)
            offsets[area + 1]++;
        for (let area = 0; area < areaCount; area++)
            offsets[area + 1] += offsets[area];
        const next = offsets.slice();
        const site = new Uint16Array(this.#area.length);
        const band = new Uint8Array(this.#area.length);
        const share = new Float32Array(this.#area.length);
        this.#area.forEach((area, entry) => {
            const place = next[area]++;
            site[place] = this.#site[entry];
            band[place] = this.#band[entry];
            share[place] = this.#share[entry];
        });
        return { offsets, site, band, share };
    }
}
function judgeBySurface(isochrones, sites, limits, pointsOfArea, options, entries) {
    const within = new Map();
    let areasUnknown = 0;
    pointsOfArea.forEach((points, area) => {
        if (points > 0)
            return;
        const shape = options.polygonsOfArea?.(area);
        if (shape === undefined) {
            areasUnknown++;
            return;
        }
        const shareUpTo = (limit, site) => shareOfAreaInside(shape, isochrones
            .filter((band) => band.limit <= limit && (site === undefined || band.site === site))
            .flatMap((band) => band.polygons));
        within.set(area, limits.map((limit) => shareUpTo(limit)));
        sites.forEach((site, siteIndex) => {
            limits.forEach((limit, band) => {
                const share = shareUpTo(limit, site);
                if (share > 0)
                    entries.add(area, siteIndex, band, share);
            });
        });
    });
    return { within, areasBySurface: within.size, areasUnknown };
}
//# sourceMappingURL=join-isochrones.js.map