import { describe, expect, it } from 'vitest';
import { SearchIndex } from '../../src/search/search-index.ts';

const index = new SearchIndex([
  { kind: 'area', names: ['Great Yarmouth 003B', 'Stoke-on-Trent 001A'], codes: ['E01026590', 'E01014000'] },
  {
    kind: 'district',
    names: ['Great Yarmouth', "King's Lynn and West Norfolk"],
    codes: ['E07000145', 'E07000146'],
  },
  { kind: 'site', names: ['Norfolk & Norwich University Hospital'], codes: ['RM102'] },
]);
const names = (query: string) => index.find(query, 10).map(({ name }) => name);

describe('SearchIndex', () => {
  it('puts the whole name before those that begin with it', () => {
    expect(names('great yarmouth')).toEqual(['Great Yarmouth', 'Great Yarmouth 003B']);
  });
  it('finds words in any order, without regard to case, hyphens and apostrophes', () => {
    expect(names('NORFOLK kings')).toEqual(["King's Lynn and West Norfolk"]);
    expect(names('stoke on trent')).toEqual(['Stoke-on-Trent 001A']);
    expect(names('norwich norfolk')).toEqual(['Norfolk & Norwich University Hospital']);
  });
  it('counts numbers in names, and puts larger places and what lies in them before smaller ones', () => {
    const yarmouth = new SearchIndex([
      {
        kind: 'area',
        names: ['013A', '008A', '003B'].map((end) => `Great Yarmouth ${end}`),
        codes: ['1', '2', '3'],
      },
      {
        kind: 'msoa',
        names: ['Yarmouth Parade', 'Far Away'],
        codes: ['4', '5'],
        within: ['Great Yarmouth', 'Elsewhere'],
      },
      { kind: 'district', names: ['Great Yarmouth'], codes: ['6'] },
    ]);
    expect(yarmouth.find('great yar', 10).map(({ name }) => name)).toEqual([
      'Great Yarmouth',
      'Yarmouth Parade',
      'Great Yarmouth 003B',
      'Great Yarmouth 008A',
      'Great Yarmouth 013A',
    ]);
    expect(yarmouth.find('parade', 10)).toEqual([
      { kind: 'msoa', name: 'Yarmouth Parade', code: '4', within: 'Great Yarmouth' },
    ]);
  });
  it('finds codes, and nothing for nothing', () => {
    expect(names('rm102')).toEqual(['Norfolk & Norwich University Hospital']);
    expect(names('  ')).toEqual([]);
    expect(names('<script>')).toEqual([]);
  });
});
