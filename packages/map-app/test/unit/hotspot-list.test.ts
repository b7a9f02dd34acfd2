import type { AtlasHotspot } from '@postcode-lottery/core';
import { describe, expect, it } from 'vitest';
import { inOrder } from '../../src/state/hotspot-list.ts';

const hotspot = (rank: number, coastalShare: number, ruralShare: number) =>
  ({ rank, coastalShare, ruralShare, deprivedShare: 0 }) as AtlasHotspot;
const hotspots = [hotspot(1, 0.2, 1), hotspot(2, 0.9, 0), hotspot(3, 0.2, 1)];
const ranks = (order: Parameters<typeof inOrder>[1]) => inOrder(hotspots, order).map(({ rank }) => rank);

describe('inOrder', () => {
  it('puts the largest share first, the better rank among equals, and leaves the list as it was', () => {
    expect(ranks('rank')).toEqual([1, 2, 3]);
    expect(ranks('coastalShare')).toEqual([2, 1, 3]);
    expect(ranks('ruralShare')).toEqual([1, 3, 2]);
    expect(ranks('deprivedShare')).toEqual([1, 2, 3]);
    expect(hotspots.map(({ rank }) => rank)).toEqual([1, 2, 3]);
  });
});
