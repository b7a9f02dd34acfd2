import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Atlas, buildAtlas, landText, openAtlas } from '@postcode-lottery/core/node';
import { showProgress } from '../cli/progress.ts';

export interface DocumentCommand {
  readonly help: string;
  /** Where --write puts the text, from the repository's folder. */
  readonly path: string;
  readonly compose: (atlas: Atlas, root: string) => Promise<string>;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Composes a document from the atlas, and prints it or, with --write, puts it in its place in docs/. */
export async function runDocument({ help, path, compose }: DocumentCommand): Promise<void> {
  const { values } = parseArgs({
    options: {
      atlas: { type: 'string' },
      write: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return console.log(help);
  const { progress, finish } = showProgress();
  const folder = resolve(values.atlas ?? join(root, 'atlas'));
  if (values.atlas === undefined) await buildAtlas({ root, folder, onProgress: progress });
  progress('Composing the document');
  const text = await compose(await openAtlas(folder), root);
  if (!values.write) {
    finish('');
    return console.log(text);
  }
  await landText(join(root, path), text);
  finish(`Wrote ${relative(process.cwd(), join(root, path))}`);
}
