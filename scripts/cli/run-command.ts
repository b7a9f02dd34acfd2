import { ArgumentError, DataError } from '@postcode-lottery/core';

/**
 * Runs a command's main function and turns its end into an exit code: 0, or 1 with one clear message on
 * stderr. Faults of input and files show their message alone; anything else is a defect of the program and
 * shows its stack.
 */
export async function runCommand(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    process.exitCode = 1;
    process.stderr.write(`\n${explain(error)}\n`);
  }
}

/** A message for whoever called the command: nothing is wrong with the program. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

function explain(error: unknown): string {
  if (error instanceof UsageError || error instanceof DataError || error instanceof ArgumentError)
    return error.message;
  const { code, message, stack } = error as NodeJS.ErrnoException;
  if (code?.startsWith('ERR_PARSE_ARGS')) return `${message}\nSee --help.`;
  if (code === 'ENOENT' || code === 'EACCES' || code === 'ENOSPC' || code === 'EADDRINUSE') return message;
  return `This is a defect of the program; please report it with what follows.\n${stack ?? String(error)}`;
}
