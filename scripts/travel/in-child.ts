import { fork } from 'node:child_process';

const MARK = 'POSTCODE_LOTTERY_TRAVEL_CHILD';
const MOST_ATTEMPTS = 3;

export const isChild = process.env[MARK] === '1';

/**
 * Runs this same command in a child process with two threads for Valhalla, which keeps its tiles in memory
 * once a thread. A fault in its native code ends the child only: it is started again and goes on with the
 * sites that are left, a few times.
 *
 * @returns the exit code of the last child
 */
export async function runInChild(script: string): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    const { code, signal } = await new Promise<{ code: number | null; signal: string | null }>(
      (resolve, reject) => {
        const child = fork(script, process.argv.slice(2), {
          env: { ...process.env, [MARK]: '1', UV_THREADPOOL_SIZE: '2' },
          stdio: 'inherit',
        });
        child.once('error', reject);
        child.once('exit', (code, signal) => resolve({ code, signal }));
      },
    );
    const wasStopped = signal === 'SIGINT' || signal === 'SIGTERM' || signal === 'SIGKILL';
    if (signal === null || wasStopped || attempt === MOST_ATTEMPTS) {
      if (signal !== null)
        process.stderr.write(
          `\nValhalla's process ended by ${signal}. The sites that were done are kept: run the same command again to go on.\n`,
        );
      return code ?? 1;
    }
    process.stderr.write(
      `\nValhalla's process ended by ${signal}; starting it again with the sites that are left.\n`,
    );
  }
}
