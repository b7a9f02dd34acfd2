import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** What this project uses of @valhallajs/valhallajs. Requests and answers are JSON texts. */
export interface ValhallaActor {
  locate(request: string): Promise<string>;
  matrix(request: string): Promise<string>;
  isochrone(request: string): Promise<string>;
  route(request: string): Promise<string>;
}

export interface ValhallaBinding {
  readonly version: string;
  readonly createActor: (configuration: string) => ValhallaActor;
  /** Path of valhalla_build_tiles. */
  readonly buildTilesProgram: string;
}

const PACKAGE = '@valhallajs/valhallajs';
const PLATFORMS = ['linux x64', 'linux arm64', 'darwin arm64'];
const LEAST_GLIBC = [2, 28] as const;

/** Valhalla cannot run here; the message says why and what to do instead. */
export class ValhallaUnavailableError extends Error {
  override readonly name = 'ValhallaUnavailableError';

  constructor(reason: string, options?: ErrorOptions) {
    super(
      `Valhalla cannot run in process here: ${reason}.\n` +
        'Other ways to measured minutes (docs/travel.md): ask a Valhalla, OSRM or openrouteservice server ' +
        '(npm run travel -- --server URL --engine NAME), import your own table of travel times ' +
        '(npm run travel -- import FILE), or run this command on Linux, in WSL or in a container.',
      options,
    );
  }
}

/**
 * Why Valhalla cannot run on a platform, or undefined where it can.
 *
 * @param glibc version of the C library as Node reports it; undefined on other libraries, such as musl
 */
export function valhallaObstacle(
  platform: string,
  architecture: string,
  glibc: string | undefined,
): string | undefined {
  if (!PLATFORMS.includes(`${platform} ${architecture}`)) {
    const name = { win32: 'Windows', darwin: 'macOS', linux: 'Linux' }[platform] ?? platform;
    return `there is no build for ${name} on ${architecture}; there are builds for Linux (x64, arm64) and macOS on Apple silicon`;
  }
  if (platform !== 'linux') return undefined;
  if (glibc === undefined)
    return `it needs the GNU C library, ${LEAST_GLIBC.join('.')} or newer (Alpine has another one)`;
  const [major = 0, minor = 0] = glibc.split('.').map(Number);
  const isOld = major < LEAST_GLIBC[0] || (major === LEAST_GLIBC[0] && minor < LEAST_GLIBC[1]);
  return isOld
    ? `it needs the GNU C library ${LEAST_GLIBC.join('.')} or newer, and this machine has ${glibc}`
    : undefined;
}

let loaded: ValhallaBinding | undefined;

/**
 * Loads the optional package on first use.
 *
 * @throws ValhallaUnavailableError where there is no build for the machine or the package is not installed
 */
export function loadValhalla(): ValhallaBinding {
  if (loaded !== undefined) return loaded;
  const obstacle = valhallaObstacle(process.platform, process.arch, glibcVersion());
  if (obstacle !== undefined) throw new ValhallaUnavailableError(obstacle);
  const require = createRequire(import.meta.url);
  let entry: string;
  try {
    entry = require.resolve(PACKAGE);
  } catch (cause) {
    throw new ValhallaUnavailableError(
      `the optional package ${PACKAGE} is not installed (npm install --include=optional)`,
      { cause },
    );
  }
  const buildTilesProgram = join(dirname(entry), process.platform, process.arch, 'valhalla_build_tiles');
  if (!existsSync(buildTilesProgram)) throw new ValhallaUnavailableError(`${buildTilesProgram} is missing`);
  try {
    const { Actor, VALHALLA_VERSION } = require(PACKAGE);
    loaded = {
      version: String(VALHALLA_VERSION),
      createActor: (configuration) => new Actor(configuration),
      buildTilesProgram,
    };
  } catch (cause) {
    throw new ValhallaUnavailableError(`its library could not be loaded (${(cause as Error).message})`, {
      cause,
    });
  }
  return loaded;
}

function glibcVersion(): string | undefined {
  const report = process.report?.getReport() as { header?: { glibcVersionRuntime?: string } } | undefined;
  return report?.header?.glibcVersionRuntime;
}
