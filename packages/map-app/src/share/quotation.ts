import type { AtlasColumn } from '@postcode-lottery/core';
import { atlas } from '../atlas/atlas.svelte.ts';
import { sourcesOf } from '../state/source-line.ts';
import { text } from '../text/en.ts';
import { day } from '../text/format.ts';

/** A sentence that says by itself whether it is estimated: nothing beside it does once it leaves the page. */
export function standAlone(sentence: string, columns: readonly AtlasColumn[]): string {
  return columns.some(({ estimated }) => estimated) ? text.area.estimatedSentence(sentence) : sentence;
}

/** A sentence to paste, and on a line of its own who published its figures, the date and a link. */
export function quotation(sentence: string, columns: readonly AtlasColumn[]): string {
  const manifest = atlas.manifest.value;
  const publishers = manifest ? sourcesOf(manifest, columns).map(({ publisher }) => publisher) : [];
  // This page names itself last, also where it is the publisher of a figure.
  const named = [...new Set([...publishers.filter((name) => name !== text.title), text.title])];
  const said = standAlone(sentence, columns);
  return text.area.quoted(said, named.join('; '), day(new Date()), location.href);
}
