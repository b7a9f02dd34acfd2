import {
  ArgumentError,
  balancedAccess,
  binaryDecay,
  catchmentRatio,
  doublyConstrainedFlows,
  enhancedTwoStepAccess,
  exponentialDecay,
  gaussianDecay,
  inversePowerDecay,
  singlyConstrainedAccess,
  spatialAvailability,
  threeStepAccess,
  totalConstrainedAccess,
} from '@postcode-lottery/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catchmentCase } from './arbitrary.ts';
import { column, denseWeights, expectNear, share, total } from './dense.ts';
import { travelOf } from './travel-of.ts';

const decay = exponentialDecay(0.03);

function closeTo(actual: ArrayLike<number>, expected: readonly number[]): void {
  expect(actual.length).toBe(expected.length);
  expected.forEach((value, index) => {
    expectNear(actual[index]!, value);
  });
}

describe('three-step floating catchment', () => {
  it('agrees with its definition, selecting among all journeys', () => {
    fc.assert(
      fc.property(catchmentCase, ({ rows, travel, demand, supply }) => {
        const all = denseWeights(rows, decay);
        const within = denseWeights(rows, decay, 90);
        const weights = within.map((row, area) =>
          row.map((weight) => weight * share(weight, total(all[area]!))),
        );
        const atSite = supply.map((_, site) => total(weights.map((row, area) => row[site]! * demand[area]!)));
        const expected = weights.map((row) =>
          total(row.map((weight, site) => weight * share(supply[site]!, atSite[site]!))),
        );
        closeTo(threeStepAccess({ travel, demand, supply, decay, maximumMinutes: 90 }).access, expected);
      }),
    );
  });
});

describe('balanced floating catchment', () => {
  it('shares one site in halves', () => {
    const travel = travelOf([[10], [10]]);
    const { access } = balancedAccess({ travel, demand: [100, 100], supply: [4], decay: binaryDecay(45) });
    expect([...access]).toEqual([0.01, 0.01]);
  });

  it('agrees with its definition', () => {
    fc.assert(
      fc.property(catchmentCase, ({ rows, travel, demand, supply }) => {
        const weights = denseWeights(rows, decay);
        const people = supply.map((_, site) =>
          total(weights.map((row, area) => demand[area]! * share(row[site]!, total(row)))),
        );
        const expected = weights.map((row) =>
          total(
            row.map(
              (weight, site) =>
                share(supply[site]!, people[site]!) * share(weight, total(column(weights, site))),
            ),
          ),
        );
        closeTo(balancedAccess({ travel, demand, supply, decay }).access, expected);
      }),
    );
  });
});

describe('floating catchment ratio', () => {
  it('divides the consultants in reach by the people in reach', () => {
    const travel = travelOf([
      [10, 20],
      [40, 5],
    ]);
    const neighbours = travelOf([
      [0, 50],
      [50, 0],
    ]);
    const input = { travel, neighbours, demand: [100, 300], supply: [1, 2] };
    closeTo(catchmentRatio({ ...input, maximumMinutes: 30 }), [3 / 100, 2 / 300]);
    closeTo(catchmentRatio({ ...input, maximumMinutes: 60 }), [3 / 400, 3 / 400]);
    closeTo(catchmentRatio({ ...input, maximumMinutes: 60, decay: () => 0 }), [0, 0]);
  });
});

describe('spatial availability', () => {
  const travel = travelOf([
    [15, 30, 100],
    [30, 15, 100],
    [100, 100, 15],
  ]);
  const demand = [50_000, 150_000, 10_000];
  const supply = [100_000, 100_000, 10_000];

  it('gives the figures of Soukhov et al. 2023', () => {
    const { available } = spatialAvailability({ travel, demand, supply, decay: exponentialDecay(0.1) });
    expect([...available].map(Math.round)).toEqual([66_833, 133_203, 9_963]);
  });

  it('adds up to the supply that somebody reaches, and equals the singly constrained measure', () => {
    fc.assert(
      fc.property(catchmentCase, (input) => {
        const { available, pairs } = spatialAvailability({ ...input, decay });
        const { demandAtSite } = enhancedTwoStepAccess({ ...input, decay });
        expectNear(total(available), total(input.supply.filter((_, site) => demandAtSite[site]! > 0)));
        expectNear(total(pairs.available), total(available));
        closeTo(singlyConstrainedAccess({ ...input, decay }), [...available]);
      }),
    );
  });

  it('favours small areas with alpha below 1 and refuses an alpha below 0', () => {
    const input = { travel, demand, supply, decay: exponentialDecay(0.1) };
    expect(spatialAvailability({ ...input, alpha: 0.5 }).available[2]).toBeGreaterThan(
      spatialAvailability(input).available[2]!,
    );
    expect(() => spatialAvailability({ ...input, alpha: -1 })).toThrow('alpha is -1');
  });
});

describe('constrained accessibility', () => {
  it('shares out the supply of all sites, or the people of all areas', () => {
    fc.assert(
      fc.property(catchmentCase, ({ rows, travel, demand, supply }) => {
        const weights = denseWeights(rows, decay);
        const weighted = weights.map((row) => row.map((weight, site) => weight * supply[site]!));
        const reached = total(supply.filter((_, site) => rows.some((row) => row[site] !== null)));
        const whole = total(weighted.map(total));
        closeTo(
          totalConstrainedAccess({ travel, amount: supply, decay }),
          weighted.map((row) => share(reached * total(row), whole)),
        );
        const passive = singlyConstrainedAccess({ travel, demand, supply, decay, passive: true });
        const served = demand.filter((_, area) => total(weighted[area]!) > 0);
        expectNear(total(passive), total(served));
      }),
    );
  });

  it('meets both margins in the doubly constrained model', () => {
    const travel = travelOf([
      [10, 30, 15],
      [30, 10, 25],
      [15, 25, 10],
    ]);
    const demand = [4, 10, 6];
    const supply = [7, 5, 8];
    const { flows, error } = doublyConstrainedFlows({
      travel,
      demand,
      supply,
      decay: inversePowerDecay(3),
      errorThreshold: 1e-10,
      improvementThreshold: 0,
    });
    expect(error).toBeLessThan(1e-6);
    const table = [0, 1, 2].map((area) => [...flows.subarray(area * 3, area * 3 + 3)]);
    for (const [area, sum] of table.map(total).entries()) expect(sum).toBeCloseTo(demand[area]!, 5);
    for (const site of [0, 1, 2]) expect(total(column(table, site))).toBeCloseTo(supply[site]!, 5);
  });

  it('refuses margins that do not agree', () => {
    const input = { travel: travelOf([[10]]), demand: [4], supply: [5], decay: gaussianDecay(20) };
    expect(() => doublyConstrainedFlows(input)).toThrow(ArgumentError);
    expect(() => doublyConstrainedFlows({ ...input, supply: [4], maximumIterations: 0 })).toThrow(
      'maximumIterations is 0',
    );
  });
});
