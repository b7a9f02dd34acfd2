import { describe, expect, it } from 'vitest';
import { areaLooks, CLUSTERED, FALLING, LOOKS_WIDTH, NO_DATA, RISING } from '../../src/map/area-looks.ts';

const LIGHT = { ink: [0, 0, 0], paper: [255, 255, 255] } as const;
const DARK = { ink: [255, 255, 255], paper: [0, 0, 0] } as const;

/** What a pixel of the first area shows. */
function colourOf(own: readonly number[], code: number, look: number, inks: typeof LIGHT | typeof DARK) {
  const { texels, rows } = areaLooks(Uint8Array.from([...own, code]), inks);
  const at = look * rows * LOOKS_WIDTH * 4;
  return [...texels.subarray(at, at + 3)];
}

describe('what a pixel of an area shows', () => {
  it('is its own colour whatever lines run through, where it has no pattern', () => {
    for (const look of [0, RISING, FALLING, RISING | FALLING])
      expect(colourOf([10, 120, 200], 0, look, LIGHT)).toEqual([10, 120, 200]);
  });

  it('is paper with rising lines where there is no data', () => {
    expect(colourOf([10, 120, 200], NO_DATA, 0, LIGHT)).toEqual([255, 255, 255]);
    expect(colourOf([10, 120, 200], NO_DATA, FALLING, LIGHT)).toEqual([255, 255, 255]);
    // 45% of the paper's white.
    expect(colourOf([10, 120, 200], NO_DATA, RISING, LIGHT)).toEqual([114, 114, 114]);
  });

  it('has falling lines of ink or paper, whichever stands out, in a cluster', () => {
    const [pale, deep] = [
      [255, 255, 204],
      [8, 29, 88],
    ] as const;
    expect(colourOf(pale, CLUSTERED, RISING, LIGHT)).toEqual([...pale]);
    expect(colourOf(pale, CLUSTERED, FALLING, LIGHT)).toEqual([0, 0, 0]);
    expect(colourOf(deep, CLUSTERED, FALLING, LIGHT)).toEqual([255, 255, 255]);
    expect(colourOf(pale, CLUSTERED, FALLING, DARK)).toEqual([0, 0, 0]);
    expect(colourOf(deep, CLUSTERED, FALLING, DARK)).toEqual([255, 255, 255]);
  });

  it('keeps a whole row of texels for each started row of areas', () => {
    const { texels, rows } = areaLooks(new Uint8Array((LOOKS_WIDTH + 1) * 4), LIGHT);
    expect(rows).toBe(2);
    expect(texels.length).toBe(4 * 2 * LOOKS_WIDTH * 4);
  });
});
