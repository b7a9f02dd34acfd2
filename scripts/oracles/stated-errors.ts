import { ArgumentError, gaussianDecay, powerDecay, stepDecay } from '@postcode-lottery/core';
import { isLoose, NotRunnable } from './loose-json.ts';

/** The functions of other programs that the files name in calls which must fail. */
const FUNCTIONS: Readonly<Record<string, (argument: unknown) => unknown>> = {
  step_fn: (argument) => stepDecay(argument as never),
  gaussian: (argument) => gaussianDecay(argument as number),
  gravity: (argument) => powerDecay({ scaleMinutes: argument as number, alpha: -1 }),
};

/**
 * Makes the calls that a file says must raise an error ('step_fn(1) or step_fn([])'); null where each is
 * refused with an ArgumentError.
 */
export function checkStatedError(stated: unknown): string | null {
  if (!isLoose(stated) || typeof stated.call !== 'string')
    throw new NotRunnable('the call is not written out');
  for (const call of stated.call.split(' or ')) {
    const parts = /^(\w+)\((.*)\)$/.exec(call.trim());
    const run = parts === null ? undefined : FUNCTIONS[parts[1]!];
    if (run === undefined) throw new NotRunnable(`nothing here answers to ${call}`);
    try {
      run(argumentOf(parts![2]!));
    } catch (error) {
      if (error instanceof ArgumentError) continue;
      throw error;
    }
    return `${call} was accepted`;
  }
  return null;
}

/** A number, a quoted text, a list, or a dictionary of steps whose keys may be any minutes. */
function argumentOf(text: string): unknown {
  if (text.startsWith('{'))
    return text
      .slice(1, -1)
      .split(',')
      .map((entry) => entry.split(':').map(Number))
      .map(([minutes, weight]) => [Number.isNaN(minutes) ? 10 : minutes, weight]);
  return JSON.parse(text.replaceAll("'", '"'));
}
