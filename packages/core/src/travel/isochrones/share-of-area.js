import { intersection } from 'polyclip-ts';
import { signedDoubleArea } from "./rings.js";
/**
 * Share of a shape's surface inside polygons, 0..1; overlaps among the polygons count once. Measured in
 * degrees: within one small area the scale of longitude hardly changes, and shares do not feel it.
 */
export function shareOfAreaInside(shape, polygons) {
    const near = polygons.filter((rings) => boxesMeet(boxOf(shape), boxOf([rings])));
    if (near.length === 0)
        return 0;
    const inside = intersection(shape, near);
    return Math.min(1, surface(inside) / surface(shape));
}
function surface(polygons) {
    let sum = 0;
    for (const [shell, ...holes] of polygons) {
        sum += Math.abs(signedDoubleArea(shell));
        for (const hole of holes)
            sum -= Math.abs(signedDoubleArea(hole));
    }
    return sum;
}
function boxOf(polygons) {
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [shell] of polygons)
        for (const [x, y] of shell) {
            west = Math.min(west, x);
            south = Math.min(south, y);
            east = Math.max(east, x);
            north = Math.max(north, y);
        }
    return [west, south, east, north];
}
function boxesMeet(a, b) {
    return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}
//# sourceMappingURL=share-of-area.js.map