import type { AtlasManifest } from '@postcode-lottery/core';
import { markdownTable } from './markdown.ts';

/** How a document came to be, and what its figures rest on: the words under its title. */
export function provenanceText(manifest: AtlasManifest, command: string): string {
  return `*Written by \`${command}\`; do not edit by hand. Every figure of ours is worked out from the atlas at run
time: atlas format ${manifest.format}, content key \`${manifest.contentKey.slice(0, 16)}\`.*`;
}

/** The publications and estimates behind the atlas, with their dates. */
export function vintageTable(manifest: AtlasManifest): string {
  return markdownTable(
    ['What', 'Publisher', 'Date or period'],
    manifest.sources.map(({ title, publisher, vintage }) => [title, publisher, vintage]),
  );
}

/** Short caveats on the two figures that limit everything, as the atlas states them. */
export function shortCaveats({ parameters }: AtlasManifest): { minutes: string; consultants: string } {
  return {
    minutes: parameters.travelEstimated ? 'estimated minutes' : `minutes by ${parameters.travelEngine}`,
    consultants: `${parameters.consultantsUnit} of ${parameters.consultantsVintage}`,
  };
}
