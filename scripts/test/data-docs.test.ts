import { readFileSync } from 'node:fs';
import { parseSourceRegistry } from '@postcode-lottery/core';
import { expect, test } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

test('docs/data.md lists every source with its licence and attribution, and no other', () => {
  const { sources, licences } = parseSourceRegistry(read('data/sources.json'), 'data/sources.json');
  const text = read('docs/data.md');
  const listed = [...text.matchAll(/^\| `([a-z0-9-]+)` \| \[/gm)].map(([, name]) => name);
  expect(listed).toEqual(sources.map(({ name }) => name));
  for (const { licence, attribution, title } of sources) {
    expect(text).toContain(title);
    if (licence !== 'own') expect(text).toContain(attribution);
    expect(text).toContain(licences[licence]!.title);
  }
});
