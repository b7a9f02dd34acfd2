import { type Decay, gaussianDecay } from '../../access/index.ts';

/** Settings of the methods behind an atlas; the manifest repeats them. */
export interface AtlasSettings {
  /** A consultant this many minutes away counts half of one next door (Gaussian decay). */
  readonly halfWeightMinutes: number;
  /** Journeys beyond this are not made: the catchment of a site. */
  readonly catchmentMinutes: number;
  /** National good-practice limit of travel to radiotherapy. */
  readonly limitMinutes: number;
  /** Accepted share of false discoveries among the areas called a cold spot. */
  readonly falseDiscoveryRate: number;
  /** Conditional permutations behind the p-values of the cold spots. */
  readonly permutations: number;
  readonly seed: number;
}

export const DEFAULT_ATLAS_SETTINGS: AtlasSettings = {
  halfWeightMinutes: 45,
  catchmentMinutes: 120,
  limitMinutes: 45,
  falseDiscoveryRate: 0.05,
  permutations: 99_999,
  seed: 2026,
};

/** The decay of the settings: Gaussian, one half at halfWeightMinutes. */
export function settingsDecay({ halfWeightMinutes }: Pick<AtlasSettings, 'halfWeightMinutes'>): Decay {
  return gaussianDecay(halfWeightMinutes / Math.sqrt(2 * Math.LN2));
}
