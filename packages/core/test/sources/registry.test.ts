import { readFileSync } from 'node:fs';
import { DataError, parseSourceRegistry } from '@postcode-lottery/core';
import { describe, expect, test } from 'vitest';

const path = new URL('../../../../data/sources.json', import.meta.url);
const text = readFileSync(path, 'utf8');

describe('the registry of sources', () => {
  const registry = parseSourceRegistry(text, 'sources.json');

  test('holds every field of every source, with its licence', () => {
    expect(registry.sources.length).toBeGreaterThan(50);
    for (const { licence, columns, checks } of registry.sources) {
      expect(registry.licences).toHaveProperty([licence]);
      expect(columns.length).toBeGreaterThan(0);
      expect(checks.length).toBeGreaterThan(0);
    }
  });

  test('knows the sizes that the publishers state', () => {
    const rows = Object.fromEntries(registry.sources.map((source) => [source.name, source.rows]));
    expect(rows).toMatchObject({
      'lsoa-2021-boundaries': 33755,
      'iod-2025': 33755,
      'iod-2019': 32844,
      'lad-2024-boundaries': 296,
      'icb-2024-boundaries': 42,
    });
  });

  const broken: [string, (entry: Record<string, unknown>) => void, RegExp][] = [
    ['a missing title', (entry) => delete entry.title, /title.*expected text/],
    ['a name with a slash', (entry) => Object.assign(entry, { name: '../x' }), /small letters/],
    ['an unknown licence', (entry) => Object.assign(entry, { licence: 'mine' }), /OGL-3\.0 or/],
    ['a plain http address', (entry) => Object.assign(entry, { landingPage: 'http://x.uk' }), /https/],
    [
      'a mirror path that climbs',
      (entry) => Object.assign(entry, { mirrorPath: 'a/../../b' }),
      /stays below/,
    ],
    ['rows that are text', (entry) => Object.assign(entry, { rows: '5' }), /whole number above 0/],
    ['a download of no kind', (entry) => Object.assign(entry, { download: {} }), /download\.kind/],
    ['a short checksum', (entry) => Object.assign(entry, { sha256: 'ab' }), /64 hexadecimal/],
  ];
  test.each(broken)('refuses %s', (_, damage, message) => {
    const json = JSON.parse(text) as { sources: Record<string, unknown>[] };
    damage(json.sources[3]!);
    const parse = () => parseSourceRegistry(JSON.stringify(json), 'sources.json');
    expect(parse).toThrow(DataError);
    expect(parse).toThrow(message);
  });

  test('refuses a name twice and text that is not JSON', () => {
    const json = JSON.parse(text) as { sources: unknown[] };
    json.sources.push(json.sources[0]);
    expect(() => parseSourceRegistry(JSON.stringify(json), 'x')).toThrow(/no other source has/);
    expect(() => parseSourceRegistry('<html>', 'x')).toThrow(/is not JSON/);
  });
});
