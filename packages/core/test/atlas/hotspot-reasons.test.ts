import { FLAG_BITS, type HotspotContext, type HotspotPlace, hotspotReasons } from '@postcode-lottery/core';
import { describe, expect, it } from 'vitest';

const { rural, coastal, deprived, beyond45Minutes, clustered, longWaits, noCar, hotspot } = FLAG_BITS;

const PLACE: HotspotPlace = {
  rank: 1,
  name: 'Far Point',
  areas: Uint32Array.of(0, 1, 2, 3),
  residents: 4000,
  needWeightedPeople: 4000,
  coastalShare: 0,
  ruralShare: 0,
  deprivedShare: 0,
  meanMinutes: 61.4,
  accessPer100k: 0.41,
  consultantsShort: 3.06,
};
const context = (masks: number[], changed: Partial<HotspotContext> = {}): HotspotContext => ({
  residents: [2000, 1000, 600, 400, 9999],
  masks: Uint16Array.from([...masks, 0]),
  thresholds: { limitMinutes: 45, englandAccessPer100k: 1.94 },
  mode: 'car',
  minutesEstimated: true,
  consultantsUnit: 'headcount',
  englandMeanMinutes: 21.2,
  settings: 24,
  ...changed,
});

describe('hotspotReasons', () => {
  it('tells what its people share, its minutes, consultants, other flags and settings', () => {
    const masks = [
      rural | clustered | hotspot,
      rural | coastal | clustered | beyond45Minutes,
      rural | coastal | clustered | beyond45Minutes,
      deprived | clustered | beyond45Minutes | longWaits,
    ];
    expect(hotspotReasons(PLACE, 22, context(masks))).toEqual([
      '90% of its 4,000 people live in areas flagged rural.',
      'On average 61 minutes by car to the nearest radiotherapy centre (estimated), against 21 for England.',
      '0.4 consultants in reach per 100,000 people, weighted by need, against 1.9 for England.',
      "The equivalent of 3.1 consultants short of England's mean for its need.",
      'All of its people live in a cold spot of access and 50% more than 45 minutes from a radiotherapy centre (estimated).',
      'Found under 22 of 24 settings of the method, on average over its areas.',
    ]);
  });

  it('says "estimated" of estimated minutes only, and in what consultants are counted', () => {
    const masks = [beyond45Minutes | coastal, coastal, coastal, coastal];
    const reasons = hotspotReasons(
      PLACE,
      22,
      context(masks, { minutesEstimated: false, consultantsUnit: 'WTE' }),
    ).join('\n');
    expect(reasons).not.toContain('estimated');
    expect(reasons).toContain('0.4 whole-time equivalent consultants in reach');
    expect(reasons).toContain('50% of its people live more than 45 minutes');
  });

  it('tells the largest of its kinds where no half of its people share one, and never rounds up to all', () => {
    const [first] = hotspotReasons(PLACE, 22, context([0, rural, coastal, deprived]));
    expect(first).toBe('25% of its 4,000 people live in areas flagged rural.');
    const nearlyAll = { ...PLACE, residents: 401_230 };
    const people = { residents: [399_000, 1000, 600, 400] };
    expect(hotspotReasons(nearlyAll, 22, context([coastal, 0, coastal, coastal], people))[0]).toBe(
      '99% of its 401,230 people live in areas flagged coastal.',
    );
  });

  it('leaves out minutes no longer than those of England, and a lack that rounds to nothing', () => {
    const near = {
      ...PLACE,
      areas: Uint32Array.of(0),
      residents: 2000,
      meanMinutes: 20,
      consultantsShort: 0.04,
    };
    expect(hotspotReasons(near, 5, context([deprived | noCar, 0, 0, 0]))).toEqual([
      'All of its 2,000 people live in areas flagged deprived.',
      '0.4 consultants in reach per 100,000 people, weighted by need, against 1.9 for England.',
      'All of its people live where many households have no car.',
      'Found under 5 of 24 settings of the method.',
    ]);
  });

  it('says that there is no journey instead of minutes', () => {
    const island = { ...PLACE, meanMinutes: Number.NaN };
    const masks = [1, 1, 1, 1].map(() => coastal | beyond45Minutes);
    const reasons = hotspotReasons(island, 24, context(masks));
    expect(reasons[1]).toBe('No journey by car to a radiotherapy centre was found.');
    expect(reasons.join()).not.toMatch(/NaN|45 minutes/);
  });
});
