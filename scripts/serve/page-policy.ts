import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const POLICY = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/;

/**
 * The content security policy that a page states of itself, for the server to state as well: a header also
 * binds the page's workers.
 *
 * @param folder holds index.html
 * @throws Error where the page states none
 */
export async function pagePolicy(folder: string): Promise<string> {
  const path = join(folder, 'index.html');
  const policy = POLICY.exec(await readFile(path, 'utf8'))?.[1];
  if (!policy) throw new Error(`${path} states no content security policy`);
  return policy;
}
