import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatView, parseView } from '../../src/state/url-codec.ts';
import {
  BREAK_CHOICES,
  DEFAULT_VIEW,
  HOTSPOT_ORDERS,
  LEVELS,
  MATCHES,
  PANELS,
  SHAPES,
  TABLE_ORDERS,
  THEMES,
  type ViewState,
} from '../../src/state/view-state.ts';

const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,39}$/);
const shortId = fc.stringMatching(/^[A-Za-z0-9-]{1,20}$/);
const rounded = (least: number, most: number, decimals: number) =>
  fc
    .integer({ min: Math.ceil(least * 10 ** decimals), max: Math.floor(most * 10 ** decimals) })
    .map((value) => value / 10 ** decimals);
const view: fc.Arbitrary<ViewState> = fc.record({
  metric: name,
  journey: fc.option(name),
  second: fc.option(name),
  breaks: fc.constantFrom(...BREAK_CHOICES),
  classes: fc.integer({ min: 3, max: 7 }),
  level: fc.constantFrom(...LEVELS),
  view: fc.constantFrom('map', 'table'),
  order: fc.constantFrom(...TABLE_ORDERS),
  shape: fc.constantFrom(...SHAPES),
  panel: fc.constantFrom(...PANELS),
  areas: fc.uniqueArray(fc.stringMatching(/^E01\d{6}$/), { maxLength: 3 }),
  postcode: fc.option(fc.stringMatching(/^[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$/)),
  places: fc.uniqueArray(fc.stringMatching(/^E\d{8}$/), { maxLength: 3 }),
  filters: fc.uniqueArray(name, { maxLength: 32 }),
  match: fc.constantFrom(...MATCHES),
  site: fc.option(shortId),
  hotspot: fc.option(shortId),
  hotspotOrder: fc.constantFrom(...HOTSPOT_ORDERS),
  showSites: fc.boolean(),
  showHotspots: fc.boolean(),
  position: fc.option(
    fc.record({ longitude: rounded(-15, 10, 4), latitude: rounded(45, 65, 4), zoom: rounded(0, 20, 2) }),
  ),
  theme: fc.constantFrom(...THEMES),
  embed: fc.boolean(),
});

describe('the address of a view', () => {
  it('is empty for the default view', () => {
    expect(formatView(DEFAULT_VIEW)).toBe('');
    expect(parseView('')).toEqual(DEFAULT_VIEW);
  });

  it('brings back every view it was made from', () => {
    fc.assert(
      fc.property(view, (given) => {
        expect(parseView(`?${formatView(given)}`)).toEqual(given);
      }),
      { numRuns: 10_000 },
    );
  });

  it('never throws on nonsense, and what it returns can be written again', () => {
    const keys = [
      'm',
      'by',
      'with',
      'breaks',
      'classes',
      'level',
      'areas',
      'place',
      'pc',
      'only',
      'at',
      'embed',
      'site',
      '__proto__',
    ];
    const nonsense = fc
      .array(fc.tuple(fc.constantFrom(...keys), fc.string({ unit: 'binary', maxLength: 60 })))
      .map((pairs) => pairs.map(([key, value]) => `${key}=${value}`).join('&'));
    fc.assert(
      fc.property(nonsense, (search) => {
        const found = parseView(search);
        expect(parseView(formatView(found))).toEqual(found);
      }),
      { numRuns: 10_000 },
    );
  });

  it('reads a link with one larger place, as links were before places could be compared', () => {
    const { places, areas } = parseView('?panel=area&place=E07000145&level=district');
    expect(places).toEqual(['E07000145']);
    expect(areas).toEqual([]);
    expect(formatView({ ...DEFAULT_VIEW, places })).toBe('place=E07000145');
  });

  it('carries a postcode without its space, and nothing that is none', () => {
    expect(formatView({ ...DEFAULT_VIEW, postcode: 'NR30 1AA' })).toBe('pc=NR301AA');
    expect(parseView('pc=NR301AA').postcode).toBe('NR30 1AA');
    for (const nonsense of ['', 'NR30', 'nr301aa', 'NR30 1AA', 'NR301AAA', '<b>'])
      expect(parseView(`pc=${encodeURIComponent(nonsense)}`).postcode).toBeNull();
  });

  it('takes no more than three areas, three places and no position off England', () => {
    const many = 'E01000001.E01000002.E01000003.E01000004.E01000001.<script>';
    expect(parseView(`areas=${many}`).areas).toEqual(['E01000001', 'E01000002', 'E01000003']);
    const places = 'E07000145.nowhere.E07000145.E54000018..E12000006.E06000046';
    expect(parseView(`place=${places}`).places).toEqual(['E07000145', 'E54000018', 'E12000006']);
    expect(parseView('at=12,0,5').position).toBeNull();
    expect(parseView('at=52.1,0.5,9.25').position).toEqual({ latitude: 52.1, longitude: 0.5, zoom: 9.25 });
  });
});
