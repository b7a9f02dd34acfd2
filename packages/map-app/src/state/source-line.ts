import type { AtlasColumn, AtlasManifest, AtlasSource } from '@postcode-lottery/core';
import { text } from '../text/en.ts';
import { sentenceCase } from '../text/format.ts';

/** Who published what some columns were made from, each once. */
export function publishersOf(manifest: AtlasManifest, columns: readonly AtlasColumn[]): string {
  return [...new Set(sourcesOf(manifest, columns).map(({ publisher }) => publisher))].join(', ');
}

/**
 * 'Estimated. Hospital Consultants, NHS Digital. Headcount of September 2019. Areas drawn from postcodes.': what
 * must stand under figures of one column or of several.
 */
export function sourceLine(manifest: AtlasManifest | null, columns: readonly AtlasColumn[]): string {
  if (!manifest || columns.length === 0) return '';
  const titles = sourcesOf(manifest, columns).map(({ title, publisher }) => `${title}, ${publisher}`);
  const parts = [titles.join('; '), vintages(columns), text.map.attribution(manifest.boundaries.label)];
  return [...estimatedPart(columns), ...parts.map(sentenceCase)].map((part) => `${part}.`).join(' ');
}

/** 'Hospital Consultants, NHS Digital, September 2019; …': where figures say themselves what is estimated. */
export function datedSources(manifest: AtlasManifest | null, columns: readonly AtlasColumn[]): string {
  if (!manifest) return '';
  const sources = sourcesOf(manifest, columns);
  return `${sources.map(({ title, publisher, vintage }) => `${title}, ${publisher}, ${vintage}`).join('; ')}.`;
}

/** The sources of some columns, each once, as far as the atlas describes them. */
export function sourcesOf(manifest: AtlasManifest, columns: readonly AtlasColumn[]): AtlasSource[] {
  const ids = new Set(columns.flatMap(({ sources }) => sources));
  return [...ids].flatMap((id) => manifest.sources.find((source) => source.id === id) ?? []);
}

/** The lines that the sources ask to be named with; one that is part of another stands once. */
export function attributionLine(
  manifest: AtlasManifest | null,
  columns: readonly AtlasColumn[],
  { map }: { map: boolean },
): string {
  if (!manifest) return '';
  const all = [
    ...sourcesOf(manifest, columns).map(({ attribution }) => attribution),
    ...(map ? [manifest.boundaries.attribution] : []),
  ];
  const whole = [...new Set(all)].filter(
    (line) => !all.some((other) => other !== line && other.includes(line)),
  );
  return whole.map((line) => (line.endsWith('.') ? line : `${line}.`)).join(' ');
}

/** Says which of several are estimated where not all are. */
function estimatedPart(columns: readonly AtlasColumn[]): string[] {
  const estimated = columns.filter(({ estimated }) => estimated);
  if (estimated.length === 0) return [];
  if (estimated.length === columns.length) return [text.estimated];
  return [`${text.estimated}: ${estimated.map(({ shortLabel }) => shortLabel).join(', ')}`];
}

/** The date of the data, with the measures that it is of where there are several dates. */
function vintages(columns: readonly AtlasColumn[]): string {
  const dates = [...new Set(columns.map(({ vintage }) => vintage))];
  if (dates.length === 1) return dates[0]!;
  const labels = (date: string) =>
    columns.flatMap(({ vintage, shortLabel }) => (vintage === date ? shortLabel : [])).join(', ');
  return dates.map((date) => `${sentenceCase(date)} (${labels(date)})`).join('; ');
}
