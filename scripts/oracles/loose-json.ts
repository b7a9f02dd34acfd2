/** A JSON object whose shape is only known by looking. */
export type Loose = Record<string, unknown>;

/** Thrown where a case asks for something that this command cannot work out; the case counts as not run. */
export class NotRunnable extends Error {
  override readonly name = 'NotRunnable';
}

export function isLoose(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value of the first of several keys that is there. */
export function pick(source: Loose, keys: readonly string[]): unknown {
  for (const key of keys) if (source[key] !== undefined && source[key] !== null) return source[key];
  return undefined;
}

export function pickNumber(source: Loose, keys: readonly string[]): number | undefined {
  const value = pick(source, keys);
  if (value === undefined) return undefined;
  if (typeof value !== 'number') throw new NotRunnable(`${keys[0]} is not a number`);
  return value;
}

export function needNumber(source: Loose, keys: readonly string[]): number {
  const value = pickNumber(source, keys);
  if (value === undefined) throw new NotRunnable(`no ${keys.join(' or ')}`);
  return value;
}

/** A list of numbers. */
export function numbersOf(value: unknown, name: string): number[] {
  if (!Array.isArray(value) || !value.every((element) => typeof element === 'number'))
    throw new NotRunnable(`${name} is not a list of numbers`);
  return value;
}
