import { lonLatToNationalGrid, nationalGridToLonLat } from '@postcode-lottery/core';
import fc from 'fast-check';
import proj4 from 'proj4';
import { describe, expect, it } from 'vitest';

/** The OS guide's seven parameters, as the referee program takes them (WGS84 is its target, so signs turn). */
const OSGB36 =
  '+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +a=6377563.396 +b=6356256.909 ' +
  '+towgs84=446.448,-125.157,542.06,0.1502,0.247,0.8421,-20.4894 +units=m +no_defs';

const METRES_PER_DEGREE = 111_320;
const eastings = fc.integer({ min: 80_000, max: 656_000 });
const northings = fc.integer({ min: 5_000, max: 660_000 });

function metresBetween(a: readonly number[], b: readonly number[]): number {
  const across = (a[0]! - b[0]!) * Math.cos((a[1]! * Math.PI) / 180);
  return Math.hypot(across, a[1]! - b[1]!) * METRES_PER_DEGREE;
}

describe('nationalGridToLonLat', () => {
  it('agrees with proj4 on the same seven parameters to a centimetre over England', () => {
    const refer = proj4(OSGB36, 'WGS84');
    fc.assert(
      fc.property(eastings, northings, (easting, northing) => {
        const { longitude, latitude } = nationalGridToLonLat([easting], [northing]);
        expect(metresBetween([longitude[0]!, latitude[0]!], refer.forward([easting, northing]))).toBeLessThan(
          0.01,
        );
      }),
    );
  });

  it('places Great Yarmouth postcode NR30 1AA within 5 m of the ONS Postcode Directory', () => {
    const { longitude, latitude } = nationalGridToLonLat([652_251], [308_142]);
    expect(metresBetween([longitude[0]!, latitude[0]!], [1.724636, 52.61244])).toBeLessThan(5);
  });

  it('is undone by lonLatToNationalGrid within 2 cm', () => {
    fc.assert(
      fc.property(eastings, northings, (easting, northing) => {
        const { longitude, latitude } = nationalGridToLonLat([easting], [northing]);
        const back = lonLatToNationalGrid(longitude, latitude);
        expect(Math.hypot(back.eastingMetres[0]! - easting, back.northingMetres[0]! - northing)).toBeLessThan(
          0.02,
        );
      }),
    );
  });

  it('keeps the length, the input and missing values', () => {
    const input = [Number.NaN, 400_000];
    const { longitude } = nationalGridToLonLat(input, [1, 300_000]);
    expect(longitude.length).toBe(2);
    expect(longitude[0]).toBeNaN();
    expect(longitude[1]).toBeCloseTo(-2.0015, 2);
    expect(input).toEqual([Number.NaN, 400_000]);
    expect(nationalGridToLonLat([], []).latitude.length).toBe(0);
  });
});
