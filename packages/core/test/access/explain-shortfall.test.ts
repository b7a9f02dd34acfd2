import { enhancedTwoStepAccess, explainShortfall, gaussianDecay } from '@postcode-lottery/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catchmentCase } from './arbitrary.ts';
import { total } from './dense.ts';
import { travelOf } from './travel-of.ts';

const decay = gaussianDecay(40);

describe('why access falls short', () => {
  it('adds up exactly', () => {
    fc.assert(
      fc.property(catchmentCase, (input) => {
        const why = explainShortfall({ ...input, decay });
        const { access } = enhancedTwoStepAccess({ ...input, decay });
        const people = total(input.demand);
        const mean =
          people > 0 ? total(input.demand.map((count, area) => count * access[area]!)) / people : 0;
        expect(why.meanAccess).toBeCloseTo(mean, 9);
        why.shortfall.forEach((shortfall, area) => {
          expect(shortfall).toBeCloseTo(mean - access[area]!, 9);
          const parts = [why.distance[area]!, why.supply[area]!, why.competition[area]!];
          const size = Math.max(mean, ...parts.map(Math.abs));
          expect(Math.abs(total(parts) - shortfall)).toBeLessThanOrEqual(1e-12 * size);
        });
      }),
    );
  });

  it('blames distance alone where nothing is in reach', () => {
    const why = explainShortfall({
      travel: travelOf([[10], [null]]),
      demand: [100, 100],
      supply: [4],
      decay,
    });
    expect(why.distance[1]).toBeCloseTo(why.shortfall[1]!, 15);
    expect(why.supply[1]).toBe(0);
    expect(why.competition[1]).toBe(0);
  });

  it('tells the three apart', () => {
    // Two regions that do not meet. Both have one site at 20 minutes for everybody; the second has the same
    // people for half of the consultants, so it differs in supply alone.
    const rows = [
      [20, null],
      [null, 20],
    ];
    const supplyCase = explainShortfall({
      travel: travelOf(rows),
      demand: [500, 500],
      supply: [8, 4],
      decay,
    });
    expect(supplyCase.supply[1]).toBeGreaterThan(0);
    expect(supplyCase.distance[1]).toBeCloseTo(0, 15);
    // Twice the people for the same consultants: competition, and no distance.
    const crowded = explainShortfall({ travel: travelOf(rows), demand: [500, 1000], supply: [8, 8], decay });
    expect(crowded.competition[1]).toBeCloseTo(crowded.shortfall[1]!, 15);
    // The same people and consultants 60 minutes away: distance takes from the area what its lonely site
    // gives back in competition.
    const far = explainShortfall({
      travel: travelOf([
        [20, null],
        [null, 60],
      ]),
      demand: [500, 500],
      supply: [8, 8],
      decay,
    });
    expect(far.distance[1]).toBeGreaterThan(0);
    expect(far.supply[1]).toBeCloseTo(0, 15);
    expect(far.competition[1]).toBeCloseTo(-far.distance[1]!, 12);
  });
});
