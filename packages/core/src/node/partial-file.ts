import { readFile, rm, stat, writeFile } from 'node:fs/promises';

/** What is known of a partial file, kept beside it so that a later run can continue it. */
export interface PartialState {
  readonly url: string;
  readonly validator?: string;
  readonly total?: number;
}

/** Starts an empty partial file with its state beside it. */
export async function beginPartial(part: string, state: PartialState): Promise<void> {
  await writeFile(`${part}.json`, JSON.stringify(state));
  await writeFile(part, '');
}

/** The state of a partial file, or undefined where it cannot be continued from this address. */
export async function readPartial(part: string, url: string): Promise<PartialState | undefined> {
  try {
    const state = JSON.parse(await readFile(`${part}.json`, 'utf8')) as PartialState;
    const trusted = state.validator !== undefined || state.total !== undefined;
    return state.url === url && trusted ? state : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Bytes of a file; 0 where there is none. */
export async function lengthOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw error;
  }
}

/** Removes a partial file and its state. */
export async function discardPartial(part: string): Promise<void> {
  await rm(part, { force: true });
  await rm(`${part}.json`, { force: true });
}
