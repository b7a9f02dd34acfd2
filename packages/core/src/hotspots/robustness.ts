import { type DecayFunction, enhancedTwoStepAccess, per100k, type TravelTimes } from '../access/index.ts';
import { ArgumentError } from '../foundation/errors.ts';
import { findSpots, type SpotOptions } from './cold-spots.ts';
import { flagAreas } from './flags/apply-flags.ts';
import type { FlagColumns } from './flags/flag-columns.ts';
import type { FlagOptions } from './flags/flag-options.ts';
import { FLAG_BITS } from './flags/flag-table.ts';
import type { SpatialWeights } from './spatial-weights.ts';

/** One way to do a step of the analysis, with the words for it. */
export interface Variant<T> {
  readonly id: string;
  readonly label: string;
  readonly value: T;
}

/** One combination of the variants. */
export interface RobustnessSetting {
  readonly access: string;
  readonly rule: string;
  readonly weights: string;
  /** The labels of the three, joined. */
  readonly label: string;
  /** Hotspots under this setting. */
  readonly hotspots: number;
}

export interface HotspotRobustness {
  readonly settings: readonly RobustnessSetting[];
  /** For each area, under how many of the settings it is a hotspot. */
  readonly holds: Uint8Array;
}

export interface RobustnessInput {
  /** As for flagAreas; access and cold spots are replaced under each setting. */
  readonly columns: FlagColumns;
  /** Access per 100,000 need-weighted people, computed in different ways; see accessVariants. */
  readonly access: readonly Variant<ArrayLike<number>>[];
  /** Options of the flags that differ, such as the coastal rule. */
  readonly rules: readonly Variant<Partial<FlagOptions>>[];
  readonly weights: readonly Variant<SpatialWeights>[];
  /** Default: 9,999 permutations, false discovery rate of the columns. */
  readonly spots?: SpotOptions;
}

/**
 * Recomputes the hotspots under every combination of the settings given, so that each can say "holds in n of
 * m". Whatever the settings, England's mean and the relative thresholds are worked out anew.
 *
 * @throws ArgumentError where there is no setting or more than 255, or as flagAreas and findSpots
 */
export function hotspotRobustness(input: RobustnessInput): HotspotRobustness {
  const { columns, access, rules, weights } = input;
  const count = access.length * rules.length * weights.length;
  if (count < 1 || count > 255)
    throw new ArgumentError({ argument: 'settings', value: count, expected: 'from 1 to 255 combinations' });
  const { falseDiscoveryRate } = columns;
  const spots = { permutations: { permutations: 9999 }, falseDiscoveryRate, ...input.spots };
  const holds = new Uint8Array(columns.count);
  const settings: RobustnessSetting[] = [];
  for (const oneAccess of access)
    for (const oneWeights of weights) {
      const accessPer100k = oneAccess.value;
      const { cold: coldSpot } = findSpots(accessPer100k, oneWeights.value, spots);
      for (const rule of rules) {
        const { masks } = flagAreas({ ...columns, accessPer100k, coldSpot }, rule.value);
        let hotspots = 0;
        for (const [area, mask] of masks.entries())
          if (mask & FLAG_BITS.hotspot) {
            holds[area]!++;
            hotspots++;
          }
        settings.push({
          access: oneAccess.id,
          rule: rule.id,
          weights: oneWeights.id,
          label: [oneAccess.label, rule.label, oneWeights.label].join('; '),
          hotspots,
        });
      }
    }
  return { settings, holds };
}

/**
 * Access by every combination of a decay and a supply, ready for {@link hotspotRobustness}.
 *
 * @param travel minutes by area and site
 * @param needWeightedPeople one number an area
 * @param supplies consultants by site, counted in different ways
 * @param decays catchments in different shapes and lengths
 */
export function accessVariants(
  travel: TravelTimes,
  needWeightedPeople: ArrayLike<number>,
  supplies: readonly Variant<ArrayLike<number>>[],
  decays: readonly Variant<DecayFunction>[],
): Variant<Float64Array>[] {
  return supplies.flatMap((supply) =>
    decays.map((decay) => ({
      id: `${supply.id}-${decay.id}`,
      label: `${supply.label}; ${decay.label}`,
      value: per100k(
        enhancedTwoStepAccess({
          travel,
          demand: needWeightedPeople,
          supply: supply.value,
          decay: decay.value,
        }).access,
      ),
    })),
  );
}
