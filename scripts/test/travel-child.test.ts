import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runInChild } from '../travel/in-child.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'child-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A command that counts its starts and dies by a signal in the first `faults` of them. */
async function command(
  faults: number,
  exitCode = 0,
): Promise<{ script: string; starts: () => Promise<number> }> {
  const count = join(folder, 'starts');
  const script = join(folder, 'command.mjs');
  await writeFile(
    script,
    `import { appendFileSync, readFileSync } from 'node:fs';
    appendFileSync(${JSON.stringify(count)}, process.env.UV_THREADPOOL_SIZE + '\\n');
    const starts = readFileSync(${JSON.stringify(count)}, 'utf8').trim().split('\\n').length;
    if (starts <= ${faults}) process.kill(process.pid, 'SIGABRT');
    else process.exit(${exitCode});`,
  );
  return {
    script,
    starts: async () => {
      const lines = (await readFile(count, 'utf8')).trim().split('\n');
      expect(new Set(lines)).toEqual(new Set(['2']));
      return lines.length;
    },
  };
}

describe('runInChild', () => {
  it('starts a process that died again, with two threads', async () => {
    const { script, starts } = await command(2);
    expect(await runInChild(script)).toBe(0);
    expect(await starts()).toBe(3);
  });
  it('gives up after the third death', async () => {
    const { script, starts } = await command(9);
    expect(await runInChild(script)).toBe(1);
    expect(await starts()).toBe(3);
  });
  it('does not repeat a command that said what was wrong', async () => {
    const { script, starts } = await command(0, 1);
    expect(await runInChild(script)).toBe(1);
    expect(await starts()).toBe(1);
  });
});
