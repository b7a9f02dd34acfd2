import type { AtlasColumn } from '@postcode-lottery/core';
import { atlas } from '../atlas/atlas.svelte.ts';
import { attributionLine, sourceLine } from '../state/source-line.ts';
import { text } from '../text/en.ts';
import { day } from '../text/format.ts';

/** The page without the view: short enough to be typed from a picture. */
function shortAddress(): string {
  return `${location.host}${location.pathname}`.replace(/\/$/, '');
}

/** Who made it, where and when. */
export function madeLine(): string {
  return `${text.title}, ${shortAddress()}. ${text.share.madeOn(day(new Date()))}`;
}

/** What stands at the foot of all that leaves the page: sources, the lines they ask for, who made it and when. */
export function imprint(columns: readonly AtlasColumn[], { map }: { map: boolean }): string[] {
  const manifest = atlas.manifest.value;
  return [sourceLine(manifest, columns), attributionLine(manifest, columns, { map }), madeLine()].filter(
    (line) => line !== '',
  );
}
