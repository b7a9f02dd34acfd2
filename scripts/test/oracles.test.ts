import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runFile } from '../oracles/run-file.ts';

const folder = join(process.env.POSTCODE_LOTTERY_SHARED ?? '../shared', 'oracles');
const present = existsSync(folder);

/** Two areas, two sites, one pair without a journey; figures worked out by hand. */
const inputs = {
  demand: [
    ['A', 100],
    ['B', 100],
  ],
  supply: [
    { id: '1', supply: 4 },
    { id: '2', supply: 2 },
  ],
  od: [
    ['A', '1', 10],
    ['B', '1', 30],
    ['B', '2', 20],
  ],
};
const within = (cutoff: number) => ({ kind: 'binary', cutoff });

const cases = [
  { method: '2SFCA', options: { decay: within(30) }, expected: { A: 0.02, B: 0.04 } },
  {
    method: 'enhanced two-stage fca',
    options: { decay: within(60), maxCost: 20 },
    expected: { A: 0.04, B: 0.02 },
  },
  { method: 'bfca', options: { decay: within(30) }, expected: { A: 4 / 150 / 2, B: 4 / 150 / 2 + 0.04 } },
  {
    method: 'floating_catchment_area',
    options: { method: 'bfca', decay: within(30) },
    expected: { A: 4 / 300 },
  },
  { method: 'weighted_catchment', options: { maxCost: 20 }, expected: { A: 4, B: 2 } },
  {
    method: 'gravity',
    options: { decay: { kind: 'linear', cutoff: 40 }, active: false },
    expected: { '1': 100, '2': 50 },
  },
  { method: 'cumulative_cutoff', options: { cutoff: 30 }, expected: { A: 4, B: 6 } },
  {
    method: 'cumulative_interval',
    options: { interval: [20, 30], summary: 'mean' },
    expected: { A: 4, B: 2 + 4 / 11 },
  },
  { method: 'cost_to_closest', options: { n: 5 }, expected: { A: null, B: 30 } },
  { method: 'balancing_cost', inputs: { demand: { A: 3, B: 9 } }, expected: { A: 10, B: null } },
  {
    method: 'constrained_accessibility',
    options: { constraint: 'total', active: true, decay: within(30) },
    expected: { A: 6 * 0.4, B: 6 * 0.6 },
  },
  { method: 'singly_constrained', options: { decay: within(30) }, expected: { A: 2, B: 4 } },
  { method: 'spatial_availability', options: { decay: within(30) }, expected: { A: 2, B: 4 } },
  {
    method: 'raam',
    inputs: { demand: { A: 100 }, supply: { '1': 2 }, od: [['A', '1', 30]] },
    expected: { A: 1.5 },
  },
  { method: 'nearest', expected: { A: 10, B: 20 } },
  { method: 'gini_index', inputs: { access: { A: 1, B: 3 }, population: { A: 5, B: 5 } }, expected: 0.25 },
  {
    method: 'concentration_index',
    inputs: { access: { A: 1, B: 3 }, population: { A: 5, B: 5 }, income: { A: 1, B: 2 } },
    options: { type: 'standard' },
    expected: 0.25,
  },
  {
    method: 'fgt_poverty',
    inputs: {
      access: [
        ['A', 30],
        ['B', 60],
      ],
      population: [
        ['A', 300],
        ['B', 100],
      ],
    },
    options: { poverty_line: 45, poor_below_threshold: false },
    expected: { FGT0: 0.25, FGT1: 1 / 12 },
  },
  {
    method: 'theil_t',
    inputs: { access: [1, 3, 2, 2], population: [1, 1, 1, 1], groups: ['x', 'x', 'y', 'y'] },
    expected: { between_group: 0, within_group: (0.5 * Math.log(0.5) + 1.5 * Math.log(1.5)) / 4 },
  },
  {
    method: 'palma_ratio',
    inputs: {
      access: [1, 1, 1, 1, 2, 2, 2, 2, 2, 3],
      population: new Array(10).fill(1),
      income: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    },
    expected: 3,
  },
  { decay: { kind: 'stepped', steps: [25, 50], weights: [0.5, 0] }, x: [5, 30, 55], expected: [1, 0.5, 0] },
  {
    method: 'concentration_index',
    inputs: { access: [1, 3], population: [5, 5], income: [1, 2] },
    type: 'generalized',
    expected: 0.5,
  },
  { method: 'cumulative_cutoff', cutoff: [20, 30], expected: { '20': { A: 4, B: 2 }, '30': { A: 4, B: 6 } } },
  {
    method: 'nearest',
    inputs: {
      demand: [1, 1],
      supply: [1, 1, 1],
      od: [
        [10, 5.5, 7],
        [null, 4, 3],
      ],
    },
    expected: [5.5, 3],
  },
  {
    method: '2sfca',
    inputs: {
      origins: ['a', 'b'],
      sites: ['x'],
      demand: [1, 3],
      supply: [2],
      od: { from: ['a', 'b'], to: ['x', 'x'], cost: [5, 6] },
    },
    maxCost: 10,
    expected: { a: 0.5, b: 0.5 },
  },
  { method: 'e2sfca', expected: { A: 4 / 122, B: (4 / 122) * 0.22 + 2 / 100 } },
];

describe('the oracle command', () => {
  it.each(cases.map((one) => [one.method ?? one.decay?.kind, one] as const))('runs %s', (_, one) => {
    const outcome = runFile({ inputs, tolerance: { relative: 1e-12 }, cases: [one] });
    expect(outcome).toMatchObject({ passed: 1, failed: [], notRun: [] });
  });

  it('says which figure is wrong', () => {
    const wrong = {
      id: 'wrong',
      method: '2sfca',
      options: { decay: within(30) },
      expected: { A: 0.02, B: 0.05 },
    };
    expect(runFile({ inputs, cases: [wrong] }).failed).toEqual(['wrong.B: 0.04 instead of 0.05']);
  });

  it('fails what the library refuses', () => {
    const refused = {
      method: '2sfca',
      inputs: { demand: { A: -1 } },
      options: { decay: within(30) },
      expected: {},
    };
    expect(runFile({ inputs, cases: [refused] }).failed[0]).toContain('demand[0] is -1');
  });

  it('says aloud what it cannot run', () => {
    expect(runFile({}).notRun).toEqual(['the file has no list of cases']);
    const unknown = [
      { id: 'a', method: 'telepathy', expected: {} },
      { id: 'b', x: [1], expected: [1] },
      { id: 'c', decay: { kind: 'cubic' }, x: [1], expected: [1] },
      {
        id: 'd',
        method: 'fgt_poverty',
        inputs: { access: [1] },
        options: { line: 2 },
        expected: { FGT9: 1 },
      },
    ];
    expect(runFile({ inputs, cases: unknown }).notRun).toEqual([
      "a: nothing here is called 'telepathy'",
      'b: neither a method nor a decay is named',
      "c: no decay is called 'cubic'",
      'd: no figure is called FGT9',
    ]);
  });

  it('holds the library to the errors that a file states', () => {
    const errors = [
      { call: "step_fn(1) or step_fn('a') or step_fn([])" },
      { call: 'gaussian(5)' },
      { call: 'eval(1)' },
    ];
    const outcome = runFile({ cases: [], errors });
    expect(outcome).toMatchObject({ passed: 1, failed: ['gaussian(5): gaussian(5) was accepted'] });
    expect(outcome.notRun).toEqual(['eval(1): nothing here answers to eval(1)']);
  });
});

describe.skipIf(!present)(`other programs' figures (needs ${folder})`, () => {
  it.each(present ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [])('%s', (name) => {
    const outcome = runFile(JSON.parse(readFileSync(join(folder, name), 'utf8')));
    expect(outcome.failed).toEqual([]);
    expect(outcome.notRun).toEqual([]);
    expect(outcome.passed).toBeGreaterThan(0);
  });
});
