import { ArgumentError, type AtlasManifest } from '@postcode-lottery/core';
import { shortCaveats } from '../documents/provenance.ts';

/** What limits a finding, by the figures that it rests on. */
type CaveatId = 'minutes' | 'consultants' | 'waits' | 'deprivation' | 'association' | 'model';

/** A sentence that can stand alone: its numbers, their intervals, and what limits it. */
export interface Finding {
  readonly text: string;
  readonly caveats: readonly CaveatId[];
}

/** The caveats in short, as they stand behind every finding. */
function caveatWords(manifest: AtlasManifest, uncounted: number): Readonly<Record<CaveatId, string>> {
  const { minutes, consultants } = shortCaveats(manifest);
  return {
    minutes: uncounted === 0 ? minutes : `${minutes}, ${uncounted} satellites not counted`,
    consultants: `consultants: ${consultants}`,
    waits: 'results of whole trusts, not of residents',
    deprivation: 'deprivation of areas, not of people',
    association: 'association of areas, not cause',
    model: 'a model of where posts would help, not a plan',
  };
}

/**
 * Findings as a list, each with its caveats.
 *
 * @param uncounted satellites that are known but not in the atlas
 * @throws ArgumentError for a finding without a caveat, or with a number that is none
 */
export function findingList(
  findings: readonly Finding[],
  manifest: AtlasManifest,
  uncounted: number,
): string {
  const words = caveatWords(manifest, uncounted);
  return findings
    .map(({ text, caveats }, index) => {
      if (caveats.length === 0 || /NaN|Infinity|undefined|null/.test(text))
        throw new ArgumentError({
          argument: 'findings',
          index,
          value: text,
          expected: 'a sentence of finite figures with a caveat',
        });
      return `- ${text} *(${caveats.map((id) => words[id]).join('; ')})*`;
    })
    .join('\n');
}
