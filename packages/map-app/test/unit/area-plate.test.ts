import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PlateView, placeOn } from '../../src/map/area-plate.ts';

const drawn: PlateView = { width: 800, height: 600, zoom: 6, turn: '0 0', moving: false, middle: [400, 300] };
const margin = [200, 150] as const;
const moved = (change: Partial<PlateView>): PlateView => ({ ...drawn, moving: true, ...change });

describe('the place of a view on the plate of its areas', () => {
  it('begins after the margin where the map has not moved', () => {
    expect(placeOn(drawn, margin, drawn)).toEqual({ scale: 1, shift: [200, 150] });
  });

  it('goes against the way that the ground went, by whole pixels', () => {
    expect(placeOn(drawn, margin, moved({ middle: [460.4, 280] }))).toEqual({ scale: 1, shift: [140, 170] });
  });

  it('is none at rest anywhere but where the plate was drawn', () => {
    expect(placeOn(drawn, margin, moved({ middle: [401, 300], moving: false }))).toBeNull();
    expect(placeOn(drawn, margin, moved({ zoom: 6.1, moving: false }))).toBeNull();
  });

  it('is none beyond the margin, for a view of another size and for a turned one', () => {
    expect(placeOn(drawn, margin, moved({ middle: [600, 300] }))).not.toBeNull();
    expect(placeOn(drawn, margin, moved({ middle: [601, 300] }))).toBeNull();
    expect(placeOn(drawn, margin, moved({ width: 801 }))).toBeNull();
    expect(placeOn(drawn, margin, moved({ turn: '10 0' }))).toBeNull();
  });

  it('is none where the map is zoomed so far that the pixels of the plate would show', () => {
    expect(placeOn(drawn, margin, moved({ zoom: 6.5 }))).not.toBeNull();
    expect(placeOn(drawn, margin, moved({ zoom: 6.6 }))).toBeNull();
    // A view zoomed out by half a level is 1.41 times as wide, and the plate 1.5 times.
    expect(placeOn(drawn, margin, moved({ zoom: 5.5 }))).not.toBeNull();
    expect(placeOn(drawn, [10, 10], moved({ zoom: 5.5 }))).toBeNull();
  });

  it('shows the same ground at every pixel, within half a pixel, and nothing beyond the plate', () => {
    const pixels = fc.double({ min: -500, max: 1500, noNaN: true });
    const zoom = fc.oneof(fc.constant(6), fc.double({ min: 5.4, max: 6.6, noNaN: true }));
    fc.assert(
      fc.property(pixels, pixels, zoom, fc.nat(799), fc.nat(599), (x, y, zoom, column, row) => {
        const view = moved({ middle: [x, y], zoom });
        const placement = placeOn(drawn, margin, view);
        if (!placement) return;
        const pixel = [column + 0.5, row + 0.5];
        for (const axis of [0, 1]) {
          // Ground as its distance from the point that both views know, in pixels of the plate.
          const ground = (pixel[axis]! - view.middle[axis]!) * 2 ** (6 - zoom);
          const onPlate = pixel[axis]! * placement.scale + placement.shift[axis]!;
          expect(Math.abs(onPlate - (drawn.middle[axis]! + margin[axis]! + ground))).toBeLessThanOrEqual(
            0.5001,
          );
          expect(onPlate).toBeGreaterThanOrEqual(0);
          expect(onPlate).toBeLessThanOrEqual([800, 600][axis]! + 2 * margin[axis]!);
        }
      }),
    );
  });
});
