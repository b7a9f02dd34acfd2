import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { exclusionsByReason, type OfficialSource, type SourceRegistry } from '@postcode-lottery/core';
import {
  type BuildProgress,
  checkOfficialFile,
  DownloadError,
  downloadArcgisLayer,
  downloadFile,
  findOfficialFile,
  readReceipt,
  useOfficialFile,
} from '@postcode-lottery/core/node';
import { UsageError } from '../cli/run-command.ts';

export interface DataContext {
  readonly registry: SourceRegistry;
  readonly dataFolder: string;
  readonly print: (line: string) => void;
  readonly progress: BuildProgress;
}

const number = new Intl.NumberFormat('en-GB');

/** The source of a name, or an error that offers the names that exist. */
export function sourceNamed(registry: SourceRegistry, name: string): OfficialSource {
  const found = registry.sources.find((source) => source.name === name);
  if (found) return found;
  const near = registry.sources.map((source) => source.name).filter((other) => other.includes(name));
  const names = near.length > 0 ? near : registry.sources.map((source) => source.name);
  throw new UsageError(`There is no source ${name}. There are: ${names.join(', ')}.`);
}

/** Prints every source: whether it has landed, how to get it, and what it is. */
export async function listSources({ registry, dataFolder, print }: DataContext): Promise<void> {
  for (const source of registry.sources) {
    const landed = (await findOfficialFile(dataFolder, source)) !== undefined;
    const receipt = landed ? await readReceipt(dataFolder, source) : undefined;
    const state = landed ? `here since ${receipt?.landed.slice(0, 10) ?? '?'}` : source.download.kind;
    print(`${source.name.padEnd(28)} ${state.padEnd(22)} ${source.title} (${source.vintage})`);
  }
  print(`\n${registry.sources.length} sources. file, arcgis: npm run data -- download NAME.`);
  print('by hand: open the landing page, download, then npm run data -- use FILE --as NAME.');
}

/** Validates a file and places it; prints what became of its rows. */
export async function useFile(
  { dataFolder, print }: DataContext,
  source: OfficialSource,
  file: string,
  options: { headings?: Record<string, string>; origin?: string } = {},
): Promise<void> {
  const { receipt, outcome } = await useOfficialFile(dataFolder, source, file, options);
  print(
    `${source.name}: ${number.format(outcome.rowsRead)} rows read, ${number.format(outcome.rowsUsed)} used` +
      ` -> ${source.folder}/${receipt.file}`,
  );
  for (const [reason, rows] of exclusionsByReason(outcome.excluded))
    print(`  left out: ${number.format(rows)} ${reason}`);
  if (outcome.excluded.length > 0) print(`  listed in ${source.folder}/${source.name}.excluded.csv`);
  for (const [fact, value] of Object.entries(outcome.facts))
    print(`  ${fact}: ${typeof value === 'number' ? number.format(value) : value}`);
}

/** Checks every landed file; true when all of them pass. */
export async function checkSources({ registry, dataFolder, print }: DataContext): Promise<boolean> {
  let found = 0;
  let faults = 0;
  for (const source of registry.sources) {
    const path = await findOfficialFile(dataFolder, source);
    if (path === undefined) continue;
    found++;
    try {
      const receipt = await checkOfficialFile(dataFolder, source, path);
      print(`${source.name.padEnd(28)} sound, ${number.format(receipt.rowsUsed)} rows`);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      faults++;
      print(`${source.name.padEnd(28)} FAULT: ${error.message}`);
    }
  }
  print(found === 0 ? 'No official file has landed yet.' : `${found} files, ${faults} with a fault.`);
  return faults === 0;
}

/**
 * Downloads a source, from a mirror where `base` is given, and uses it. An interrupted download is continued
 * by the next run; a file that its reader refuses is removed.
 */
export async function downloadSource(
  context: DataContext,
  source: OfficialSource,
  base?: string,
): Promise<void> {
  const { download } = source;
  if (base === undefined && download.kind === 'by hand')
    throw new UsageError(`${source.name} has no address of its own. ${download.how} ${source.landingPage}`);
  const to = join(context.dataFolder, 'downloads', source.name);
  const onProgress = (done: number, total?: number) => context.progress(source.name, done, total);
  try {
    let origin: string;
    if (base === undefined && download.kind === 'arcgis') {
      origin = download.layer;
      await downloadArcgisLayer({ layer: origin, geometry: download.geometry, to, onProgress });
    } else {
      origin =
        base === undefined
          ? (download as { url: string }).url
          : new URL(source.mirrorPath, base.endsWith('/') ? base : `${base}/`).href;
      await downloadFile({
        url: origin,
        to,
        onProgress,
        ...(source.sha256 ? { sha256: source.sha256 } : {}),
      });
    }
    await useFile(context, source, to, { origin });
  } catch (error) {
    if (error instanceof DownloadError) throw new UsageError(`${source.name}: ${error.message}`);
    throw error;
  } finally {
    await rm(to, { force: true });
  }
}
