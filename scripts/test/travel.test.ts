import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  loadValhalla,
  readEngland,
  readTravelMatrix,
  ValhallaUnavailableError,
} from '@postcode-lottery/core/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const extract = join(
  resolve(process.env.POSTCODE_LOTTERY_SHARED ?? '../shared'),
  'data/roads/rutland-latest.osm.pbf',
);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'travel-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function travel(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ['--conditions=source', '--import', 'tsx', 'scripts/travel.ts', ...args],
      { cwd: root },
    );
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out, err }));
  });
}

/** A file of the test's own, by its path. */
async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

describe('npm run travel', () => {
  it('shows its usage', async () => {
    const { code, out } = await travel('--help');
    expect(code).toBe(0);
    for (const word of ['--osm FILE', '--server URL', 'import FILE', 'isochrones FILE', 'compare A B'])
      expect(out).toContain(word);
  });

  it.each<[string, string[], string]>([
    ['nothing to do', [], 'Give --osm FILE, --server URL, or a command'],
    ['an unknown command', ['improt'], 'There is no command "improt"'],
    ['an unknown option', ['import', 'x.csv', '--units', 'minutes'], "Unknown option '--units'"],
    ['no file', ['import'], 'Give one file'],
    ['a file of no known format', ['import', 'x.json'], 'What is x.json? Give --format'],
    ['a bad unit', ['import', 'x.csv', '--unit', 'fortnights'], '--unit is "fortnights"'],
    ['one matrix to compare', ['compare', 'a.matrix'], 'Give two'],
    [
      'a bad mode',
      ['--server', 'http://localhost:1', '--engine', 'osrm', '--mode', 'horse'],
      '--mode is "horse"',
    ],
    [
      'public transport on roads',
      ['--server', 'http://localhost:1', '--engine', 'osrm', '--mode', 'publicTransport'],
      'roads only',
    ],
  ])('says what is wrong: %s', async (_, args, message) => {
    const { code, err } = await travel(...args);
    expect(code).toBe(1);
    expect(err).toContain(message);
    expect(err).not.toContain('defect');
  });

  it('imports a table, lands it and lists what it did not know', async () => {
    const { areas, sites } = await readEngland(join(root, 'data/england'));
    const [area, site] = [areas.codes[7]!, sites.codes[0]!];
    const table = await file(
      'own.csv',
      `from_id,to_id,minutes\n${area},${site},31.5\n${areas.names[8]},${sites.postcodes[0]},40\n${area},Narnia,3\nS01000001,${site},5\n`,
    );
    const out = join(folder, 'own.matrix');
    const result = await travel('import', table, '--format', 'long', '--out', out, '--made-by', 'test');
    expect(result).toMatchObject({ code: 0 });
    expect(result.out).toContain(
      '4 pairs in: 0 without a journey, 2 of unknown areas or sites, 2 in the matrix.',
    );
    const { matrix, areaCodes, siteCodes } = await readTravelMatrix(out);
    expect([...matrix.minutes]).toEqual([31.5, 40]);
    expect([areaCodes[7], siteCodes[matrix.sites[0]!]]).toEqual([area, site]);
    expect(matrix.provenance).toEqual({ engine: 'test', estimated: false });
    expect(await readFile(`${out}.unmatched.csv`, 'utf8')).toBe('what,key\narea,S01000001\nsite,Narnia\n');
  });

  it('leaves nothing behind where it refuses: wrong units, and an atlas that would lose its areas', async () => {
    const { areas, sites } = await readEngland(join(root, 'data/england'));
    const rows = areas.codes.slice(0, 40).map((code) => `${code},8000`);
    const table = await file('seconds.csv', `LSOA,${sites.codes[0]}\n${rows.join('\n')}\n`);
    const out = join(folder, 'seconds.matrix');
    const wrong = await travel('import', table, '--unit', 'minutes', '--out', out);
    expect(wrong).toMatchObject({ code: 1 });
    expect(wrong.err).toContain('seconds declared as minutes');
    expect(existsSync(out)).toBe(false);
    const mode = ['--mode', 'publicTransport'];
    const partial = await travel('import', table, '--unit', 'seconds', ...mode);
    expect(partial.err).toContain('have no journey. The atlas would show no minutes for them');
    expect(existsSync(join(root, 'data/travel/publicTransport.matrix'))).toBe(false);
  });

  it('refuses sites in the sea and isochrones that are nowhere', async () => {
    const sea = await file('sea.csv', 'code,longitude,latitude\nA,-0.1,51.5\nB,1.5,53.4\n');
    const table = await file('one.csv', 'LSOA,A\nE01000001,20\n');
    const sites = await travel(
      'import',
      table,
      '--unit',
      'minutes',
      '--sites',
      sea,
      '--out',
      join(folder, 'sea.matrix'),
    );
    expect(sites.err).toMatch(
      /sea\.csv: a site .* km from the nearest place where people live: in the sea\?.*"B"/,
    );
    const ring = [
      [51, -1],
      [52, -1],
      [52, 0],
      [51, 0],
      [51, -1],
    ];
    const swapped = {
      type: 'Feature',
      properties: { minutes: 30 },
      geometry: { type: 'Polygon', coordinates: [ring] },
    };
    const shapes = await file('swapped.geojson', JSON.stringify(swapped));
    const shares = join(folder, 'shares.csv');
    const result = await travel('isochrones', shapes, '--out', shares);
    expect(result.err).toContain('are longitude and latitude swapped?');
    expect(existsSync(shares)).toBe(false);
  });
});

describe('npm run travel -- compare', () => {
  it('shows where a matrix differs from the estimate, and writes the whole table', async () => {
    const { areas, sites } = await readEngland(join(root, 'data/england'));
    const site = sites.codes[sites.roles.indexOf('radiotherapyMain')]!;
    const rows = areas.codes.map((code) => `${code},${site},60`);
    const table = await file('hour.csv', `area,site,minutes\n${rows.join('\n')}\n`);
    const matrix = join(folder, 'hour.matrix');
    expect(await travel('import', table, '--format', 'long', '--out', matrix)).toMatchObject({ code: 0 });
    const out = join(folder, 'compared.csv');
    const result = await travel('compare', matrix, 'estimate', '--out', out);
    expect(result).toMatchObject({ code: 0, err: '' });
    expect(result.out).toMatch(/Compared over the 1 of \d+ radiotherapy sites that both have/);
    const [headings, england] = (await readFile(out, 'utf8')).split('\n').map((line) => line.split(','));
    expect(england!.slice(0, 2)).toEqual(['England', 'England']);
    expect(england![headings!.indexOf('nearest_minutes_a')]).toBe('60');
    expect(england![headings!.indexOf('share_beyond_45_minutes_a')]).toBe('1');
  });
});

const note = obstacle();
function obstacle(): string {
  if (!existsSync(extract)) return ' (passed over: no shared folder; set POSTCODE_LOTTERY_SHARED)';
  try {
    loadValhalla();
    return '';
  } catch (error) {
    if (!(error instanceof ValhallaUnavailableError)) throw error;
    return ` (passed over: ${error.message.split('\n')[0]})`;
  }
}

describe.skipIf(note !== '')(`npm run travel -- --osm on Rutland${note}`, () => {
  it('lands minutes and isochrones, and takes them up again from its cache', async () => {
    const sites = await file(
      'rutland.csv',
      'code,name,longitude,latitude\nRMH,Rutland Memorial,-0.736305,52.670936\nSRH,Stamford,-0.46875,52.65537\n',
    );
    const out = join(folder, 'rutland.matrix');
    const args = ['--osm', extract, '--sites', sites, '--cache', join(folder, 'cache'), '--out', out];
    const first = await travel(...args);
    expect(first).toMatchObject({ code: 0 });
    expect(first.out).toContain('map of 2018-02-27');
    expect(first.out).toMatch(/Checked \d+ journeys against single routes: median difference 0\.0\d/);
    const { matrix } = await readTravelMatrix(out);
    expect(matrix.provenance).toMatchObject({
      engine: 'valhalla 3.6.1',
      mapDate: '2018-02-27',
      estimated: false,
    });
    const { features } = JSON.parse(await readFile(join(folder, 'rutland.isochrones.geojson'), 'utf8'));
    expect(features).toHaveLength(8);
    const second = await travel(...args);
    expect(second.err).toContain('Measured 2 sites, 2 of them before.');
    expect((await readTravelMatrix(out)).matrix).toEqual(matrix);
  });

  it('refuses a file that is no extract', async () => {
    const page = await file('england-latest.osm.pbf', '<!doctype html><title>404</title>');
    const { code, err } = await travel('--osm', page, '--cache', join(folder, 'cache'));
    expect(code).toBe(1);
    expect(err).toContain('is not an OpenStreetMap extract in the PBF format');
  });
});
