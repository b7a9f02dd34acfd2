import type { BuildProgress } from '@postcode-lottery/core/node';

const MILLISECONDS_BETWEEN_UPDATES = 100;

/**
 * Shows progress on stderr: one line that rewrites itself on a terminal, one line a step elsewhere.
 * `finish` closes the line with a last message.
 */
export function showProgress(stream: NodeJS.WriteStream = process.stderr): {
  readonly progress: BuildProgress;
  readonly finish: (message: string) => void;
} {
  const live = stream.isTTY === true;
  let lastStep = '';
  let lastUpdate = 0;
  const progress: BuildProgress = (step, done, total) => {
    const now = Date.now();
    if (step === lastStep && (!live || now - lastUpdate < MILLISECONDS_BETWEEN_UPDATES)) return;
    const share = total ? ` ${Math.floor((100 * (done ?? 0)) / total)}%` : '';
    if (live) stream.write(`\r\u001b[K${step}${share}`);
    else stream.write(`${step}\n`);
    lastStep = step;
    lastUpdate = now;
  };
  const finish = (message: string) => {
    stream.write(live ? `\r\u001b[K${message}\n` : `${message}\n`);
    lastStep = '';
  };
  return { progress, finish };
}
