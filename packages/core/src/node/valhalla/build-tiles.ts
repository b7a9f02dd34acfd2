import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve as resolvePath } from 'node:path';
import { DataError } from '../../foundation/errors.ts';
import { type OsmHeader, readOsmHeader } from '../osm-pbf-header.ts';
import { loadValhalla } from './binding.ts';
import { valhallaConfiguration } from './configuration.ts';

/** A road network ready for routing. */
export interface ValhallaTiles extends OsmHeader {
  /** Folder with the tiles. */
  readonly folder: string;
  /** Changes with the extract, the version of Valhalla and its settings. */
  readonly key: string;
}

const LAST_LINES = 12;

/**
 * Builds the routing tiles of an OpenStreetMap extract, or finds those built before. They are built beside
 * their place and moved there whole: a killed build leaves nothing that could be taken for tiles.
 *
 * @param extract path of an .osm.pbf file
 * @param cacheFolder where tiles are kept, in a folder by key
 * @param onStep told what the build is at, in Valhalla's words
 * @throws DataError where the file is no extract, holds no roads or the build fails
 * @throws ValhallaUnavailableError where Valhalla cannot run
 */
export async function buildValhallaTiles(
  extract: string,
  cacheFolder: string,
  onStep: (step: string) => void = () => {},
): Promise<ValhallaTiles> {
  const header = await readOsmHeader(extract);
  const { version, buildTilesProgram } = loadValhalla();
  onStep('Reading the extract');
  const key = await keyOf(extract, version);
  const folder = join(resolvePath(cacheFolder), key);
  const done = await readFile(join(folder, 'complete.json'), 'utf8').catch(() => undefined);
  if (done !== undefined) return { ...header, folder: join(folder, 'tiles'), key };
  const building = `${folder}.part`;
  await rm(building, { recursive: true, force: true });
  await mkdir(join(building, 'tiles'), { recursive: true });
  try {
    const configuration = join(building, 'configuration.json');
    await writeFile(configuration, JSON.stringify(buildConfiguration(join(building, 'tiles'))));
    await runBuild(buildTilesProgram, configuration, resolvePath(extract), building, onStep);
  } catch (error) {
    await rm(building, { recursive: true, force: true });
    throw error;
  }
  await writeFile(join(building, 'complete.json'), JSON.stringify({ version }));
  await rm(folder, { recursive: true, force: true });
  await rename(building, folder);
  return { ...header, folder: join(folder, 'tiles'), key };
}

function buildConfiguration(tileFolder: string): object {
  const { mjolnir, ...rest } = valhallaConfiguration(tileFolder) as { mjolnir: object };
  return { ...rest, mjolnir: { ...mjolnir, logging: { type: 'std_out', color: false } } };
}

async function keyOf(extract: string, version: string): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify([version, valhallaConfiguration('')]));
  for await (const chunk of createReadStream(extract, { highWaterMark: 1 << 20 })) hash.update(chunk);
  return hash.digest('hex').slice(0, 16);
}

function runBuild(
  program: string,
  configuration: string,
  extract: string,
  folder: string,
  onStep: (step: string) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    // It writes lists of oddities where it is run.
    const child = spawn(program, ['-c', configuration, extract], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const last: string[] = [];
    let ways = -1;
    let pending = '';
    const read = (chunk: Buffer) => {
      const lines = (pending + chunk.toString()).split('\n');
      pending = lines.pop()!;
      for (const line of lines) {
        const words = line.replace(/^[\d/]+ [\d:.]+ (\[[^\]]*\] )*/, '').trim();
        if (words === '') continue;
        last.push(words);
        if (last.length > LAST_LINES) last.shift();
        const count = /Finished with (\d+) routable ways/.exec(words);
        if (count !== null) ways = Number(count[1]);
        if (words.endsWith('...')) onStep(`Building tiles: ${words.slice(0, -3).toLowerCase()}`);
      }
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', (cause) =>
      reject(new DataError({ file: extract, problem: `could not be built: ${cause.message}` }, { cause })),
    );
    child.once('close', (code, signal) => {
      if (code === 0 && ways !== 0) return resolve();
      const problem =
        code === 0
          ? 'holds no roads'
          : `could not be built into routing tiles (${signal ?? `exit code ${code}`}): is it whole?`;
      reject(
        new DataError({
          file: extract,
          problem,
          expected: `a whole extract. Valhalla's last words: ${last.slice(-3).join(' | ')}`,
        }),
      );
    });
  });
}
