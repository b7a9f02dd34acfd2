import type { AtlasColumn } from '@postcode-lottery/core';
import { atlas } from '../atlas/atlas.svelte.ts';
import { attributionLine, sourceLine, sourcesOf } from '../state/source-line.ts';
import { text } from '../text/en.ts';
import { isoDay } from '../text/format.ts';

/**
 * What a file of figures says of itself, by name: source, licence, date made and link.
 *
 * @param all every column that the figures rest on
 */
export function provenance(all: readonly AtlasColumn[], { map }: { map: boolean }): Record<string, string> {
  const manifest = atlas.manifest.value;
  const licences = manifest ? sourcesOf(manifest, all).map(({ licence }) => licence) : [];
  return {
    source: sourceLine(manifest, all),
    licence: [...new Set(licences)].join('; '),
    attribution: attributionLine(manifest, all, { map }),
    made: isoDay(new Date()),
    link: location.href,
  };
}

/** What must be known of one measure; `prefix` sets the second of two apart. */
export function measureNotes(column: AtlasColumn, prefix = ''): Record<string, string> {
  const { label, unit, vintage, estimated, caveat } = column;
  const notes = {
    measure: label,
    unit,
    vintage,
    estimated: (estimated ? text.yes : text.no).toLowerCase(),
    caveat,
  };
  const said = Object.entries(notes).filter(([, value]) => value !== '');
  return Object.fromEntries(said.map(([name, value]) => [`${prefix}${name}`, value]));
}
