import {
  countFlags,
  DEFAULT_FLAG_OPTIONS,
  FLAG_BITS,
  FLAGS,
  type FlagColumns,
  type FlagFacts,
  flagAreas,
  flagFacts,
  flagIds,
  flagReasons,
  hotspotsBySeverity,
  isHotspot,
} from '@postcode-lottery/core';
import { describe, expect, it } from 'vitest';

/** Ten areas of 100 people; access 1..10 but for what a test changes. Their need-weighted mean is 5.5. */
function tenAreas(changes: Partial<FlagColumns> = {}): FlagColumns {
  const ten = <T>(value: (area: number) => T) => Array.from({ length: 10 }, (_, area) => value(area));
  return {
    count: 10,
    residents: ten(() => 100),
    needWeightedPeople: ten(() => 100),
    openCoastMetres: ten(() => 50_000),
    ruralUrban: ten(() => 0),
    imdDecile: ten((area) => area + 1),
    nearestMinutes: ten((area) => 44 + area / 2),
    accessPer100k: ten((area) => area + 1),
    treatedWithin62DaysShare: ten((area) => (area + 1) / 10),
    households: ten(() => 50),
    householdsWithoutCar: ten((area) => area),
    coldSpot: ten(() => 0),
    falseDiscoveryRate: 0.05,
    ...changes,
  };
}

const flagged = (columns: FlagColumns, flag: keyof typeof FLAG_BITS, options = {}) =>
  [...flagAreas(columns, options).masks.entries()]
    .filter(([, mask]) => mask & FLAG_BITS[flag])
    .map(([area]) => area);

describe('flagAreas', () => {
  it('rejects columns of another length and options out of range', () => {
    expect(() => flagAreas(tenAreas({ imdDecile: [1] }))).toThrow(/imdDecile is an array of 1; expected 10/);
    expect(() => flagAreas(tenAreas(), { longWaitsShare: 2 })).toThrow(/longWaitsShare is 2; expected/);
    expect(() => flagAreas(tenAreas(), { limitMinutes: Number.NaN })).toThrow(/limitMinutes is NaN/);
    expect(() => flagAreas(tenAreas(), { coastalRule: 'beach' as 'openCoast' })).toThrow(
      /coastalRule is "beach"/,
    );
    expect(() => flagAreas(tenAreas(), { coastalRule: 'highWater' })).toThrow(/highWaterPostcodeShare/);
    expect(() => flagAreas(tenAreas({ needWeightedPeople: new Float64Array(10) }))).toThrow(
      /needWeightedPeople is 0/,
    );
  });

  it('sets each flag by its own rule, thresholds inclusive as their texts say', () => {
    const columns = tenAreas({
      openCoastMetres: [5000, 5001, 0, ...Array.from({ length: 7 }, () => 9999)],
      ruralUrban: [0, 1, 2, 3, 4, 5, 0, 0, 0, 0],
      coldSpot: [0, 1, 0, 0, 0, 0, 0, 0, 0, 0],
    });
    expect(flagged(columns, 'coastal')).toEqual([0, 2]);
    expect(flagged(columns, 'rural')).toEqual([2, 3, 4, 5]);
    expect(flagged(columns, 'deprived')).toEqual([0, 1]);
    expect(flagged(columns, 'beyond45Minutes')).toEqual([3, 4, 5, 6, 7, 8, 9]);
    expect(flagged(columns, 'fewConsultantsForNeed')).toEqual([0, 1, 2, 3]); // below 0.75 * 5.5 = 4.125
    expect(flagged(columns, 'longWaits')).toEqual([0, 1]);
    expect(flagged(columns, 'noCar')).toEqual([7, 8, 9]); // the 80% point of 0..9 in 50 is 7 in 50
    expect(flagged(columns, 'clustered')).toEqual([1]);
  });

  it('takes the high-water rule where asked', () => {
    const highWaterPostcodeShare = [0.5, 0.49, 1, 0, 0, 0, 0, 0, 0, Number.NaN];
    expect(flagged(tenAreas({ highWaterPostcodeShare }), 'coastal', { coastalRule: 'highWater' })).toEqual([
      0, 2,
    ]);
  });

  it('sets no flag from what is not known, but one from no journey at all', () => {
    const unknown = new Float64Array(10).fill(Number.NaN);
    const columns = tenAreas({
      treatedWithin62DaysShare: unknown,
      households: new Float64Array(10),
      householdsWithoutCar: new Float64Array(10),
      nearestMinutes: [Infinity, Number.NaN, ...new Float64Array(8)],
    });
    expect(flagged(columns, 'longWaits')).toEqual([]);
    expect(flagged(columns, 'noCar')).toEqual([]);
    expect(flagged(columns, 'beyond45Minutes')).toEqual([0]);
  });

  it('finds a hotspot where access is low, far or clustered, and coastal, rural or deprived', () => {
    const { fewConsultantsForNeed, beyond45Minutes, clustered, coastal, rural, deprived, noCar } = FLAG_BITS;
    for (const cause of [beyond45Minutes, clustered])
      for (const kind of [coastal, rural, deprived])
        expect(isHotspot(fewConsultantsForNeed | cause | kind)).toBe(true);
    expect(isHotspot(beyond45Minutes | clustered | coastal | rural | deprived)).toBe(false);
    expect(isHotspot(fewConsultantsForNeed | coastal | rural | deprived | noCar)).toBe(false);
    expect(isHotspot(fewConsultantsForNeed | beyond45Minutes | clustered | noCar)).toBe(false);
    const columns = tenAreas({ ruralUrban: Array.from({ length: 10 }, () => 4) });
    expect(flagged(columns, 'hotspot')).toEqual([3]);
  });

  it('leaves its columns unchanged', () => {
    const columns = tenAreas();
    const before = structuredClone(columns);
    flagAreas(columns);
    expect(columns).toEqual(before);
  });
});

describe('flagReasons', () => {
  const thresholds = {
    ...DEFAULT_FLAG_OPTIONS,
    englandAccessPer100k: 2,
    longWaitsAtMost: 0.6,
    noCarAtLeast: 0.34,
    falseDiscoveryRate: 0.05,
  };
  const facts: FlagFacts = {
    openCoastMetres: 1234,
    highWaterPostcodeShare: 0.61,
    ruralUrbanClass: 'Smaller rural: Further from a major town or city',
    imdDecile: 1,
    nearestMinutes: 57.26,
    accessPer100k: 1.08,
    treatedWithin62DaysShare: 0.583,
    noCarShare: 0.41,
  };

  it("tells each flag with the area's own number", () => {
    const mask = Object.values(FLAG_BITS).reduce((all, bit) => all | bit, 0);
    expect(
      Object.fromEntries(flagReasons(mask, facts, thresholds).map(({ id, text }) => [id, text])),
    ).toEqual({
      coastal: '1.2 km from the open coast.',
      rural: 'Classified by the ONS as "Smaller rural: Further from a major town or city".',
      deprived: 'In the most deprived tenth of England.',
      beyond45Minutes: '57.3 minutes to the nearest radiotherapy site; the good-practice limit is 45.',
      fewConsultantsForNeed:
        "1.1 consultants in reach per 100,000 need-weighted people, 54% of England's mean of 2.0.",
      longWaits: 'The serving trust treats 58.3% of patients within 62 days; the standard is 85%.',
      noCar: '41.0% of households have no car or van.',
      clustered:
        'It and its neighbours have significantly poorer access than England (Getis-Ord Gi*, false discovery rate 5%).',
      hotspot:
        'Poor access that distance or clustering explains, where the coast, the country or deprivation adds to it.',
    });
  });

  it('tells the other cases: no journey, the second decile, the high-water rule, no flag', () => {
    const text = (flag: keyof typeof FLAG_BITS, change: Partial<FlagFacts>, rule = {}) =>
      flagReasons(FLAG_BITS[flag], { ...facts, ...change }, { ...thresholds, ...rule })[0]!.text;
    expect(text('beyond45Minutes', { nearestMinutes: Infinity })).toBe(
      'No journey to a radiotherapy site was found.',
    );
    expect(text('deprived', { imdDecile: 2 })).toBe(
      'In deprivation decile 2 of 10, 1 being the most deprived.',
    );
    expect(text('coastal', {}, { coastalRule: 'highWater' })).toBe(
      '61% of its postcodes lie within 500 m of mean high water.',
    );
    expect(flagReasons(0, facts, thresholds)).toEqual([]);
  });

  it('has a rule text for each flag, in the order of the bits, and fits 16 bits', () => {
    expect(FLAGS.map(({ bit }) => bit)).toEqual([...FLAGS.keys()]);
    for (const flag of FLAGS) {
      expect(flag.rule(thresholds)).toMatch(/^[A-Z].*\.$/);
      expect(FLAG_BITS[flag.id]).toBe(2 ** flag.bit);
      expect(FLAG_BITS[flag.id]).toBeLessThan(2 ** 16);
    }
    expect(flagIds(FLAG_BITS.rural | FLAG_BITS.hotspot)).toEqual(['rural', 'hotspot']);
    expect(countFlags(0b1011)).toBe(3);
  });

  it('draws its facts from the columns', () => {
    expect(flagFacts(tenAreas(), 4)).toMatchObject({
      imdDecile: 5,
      nearestMinutes: 46,
      noCarShare: 0.08,
      ruralUrbanClass: 'Urban: Nearer to a major town or city',
    });
  });
});

describe('hotspotsBySeverity', () => {
  it('puts more flags first, then lower access, longer journeys and the index', () => {
    const { hotspot, rural, coastal } = FLAG_BITS;
    const masks = Uint16Array.of(
      rural,
      hotspot,
      hotspot | rural,
      hotspot | coastal,
      hotspot | rural,
      hotspot | rural,
    );
    const found = hotspotsBySeverity(masks, [0, 0, 2, 1, 2, 2], [0, 0, 50, 0, Infinity, 50]);
    expect([...found]).toEqual([3, 4, 2, 5, 1]);
  });
});
