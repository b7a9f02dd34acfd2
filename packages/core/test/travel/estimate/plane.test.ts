import { degreesFromPlane, planeFromDegrees } from '@postcode-lottery/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';

test('distances agree with the national grid', () => {
  // ONS population-weighted centroids of E01019077 (Scilly) and E01027376 (Berwick-upon-Tweed): degrees and
  // metres of EPSG:27700.
  const points = planeFromDegrees({ longitude: [-6.311071, -2.010508], latitude: [49.915994, 55.782855] });
  const gridKilometres = Math.hypot(399.4396478 - 90.6412971, 654.393969 - 10.66915);
  const kilometres = Math.hypot(points.x[1]! - points.x[0]!, points.y[1]! - points.y[0]!);
  expect(Math.abs(kilometres / gridKilometres - 1)).toBeLessThan(0.003);
});

test('degrees come back', () => {
  const longitude = fc.double({ min: -6.5, max: 2, noNaN: true });
  const latitude = fc.double({ min: 49.8, max: 56, noNaN: true });
  fc.assert(
    fc.property(longitude, latitude, (east, north) => {
      const { x, y } = planeFromDegrees({ longitude: [east], latitude: [north] });
      const [backEast, backNorth] = degreesFromPlane(x[0]!, y[0]!);
      expect(backEast).toBeCloseTo(east, 9);
      expect(backNorth).toBeCloseTo(north, 9);
    }),
  );
});
