import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export const XVFB = '/usr/bin/Xvfb';

export interface VirtualScreen {
  /** Name of the X display, such as ':7'. */
  readonly display: string;
  close(): Promise<void>;
}

/** Starts an X server that draws into memory, on a free display: without one Firefox has no WebGL. */
export async function startVirtualScreen(): Promise<VirtualScreen> {
  const server = spawn(XVFB, ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const ended = once(server, 'exit');
  const lines = createInterface({ input: server.stdio[3] as NodeJS.ReadableStream });
  const [number] = await Promise.race([
    once(lines, 'line') as Promise<[string]>,
    ended.then(([code]) => {
      throw new Error(`${XVFB} ended with ${code} before it had a display`);
    }),
  ]);
  return {
    display: `:${number}`,
    close: async () => {
      server.kill();
      await ended;
    },
  };
}
