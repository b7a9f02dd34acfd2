/** What went wrong with one argument of a method: which, where, what it was and what was expected. */
export interface ArgumentFault {
  readonly argument: string;
  readonly index?: number;
  readonly value: unknown;
  readonly expected: string;
}

/**
 * A method was called with an argument that it cannot use.
 *
 * The message names the argument, the index of the first bad element where there is one, the value found
 * and what was expected; the same four stand as properties.
 */
export class ArgumentError extends RangeError {
  override readonly name = 'ArgumentError';
  readonly argument: string;
  readonly index: number | undefined;
  readonly value: unknown;
  readonly expected: string;

  constructor(fault: ArgumentFault) {
    const place = fault.index === undefined ? fault.argument : `${fault.argument}[${fault.index}]`;
    super(`${place} is ${show(fault.value)}; expected ${fault.expected}`);
    this.argument = fault.argument;
    this.index = fault.index;
    this.value = fault.value;
    this.expected = fault.expected;
  }
}

/** Where in a file a fault lies and what would have been right. Lines and columns count from 1. */
export interface DataFault {
  readonly file: string;
  readonly line?: number;
  /** Heading of the column, or its number counted from 1 where the file has no headings. */
  readonly column?: string | number;
  readonly value?: unknown;
  readonly problem: string;
  readonly expected?: string;
}

/** A file that was read does not hold what it should; the message says where and what was expected. */
export class DataError extends Error {
  override readonly name = 'DataError';
  readonly fault: DataFault;

  constructor(fault: DataFault, options?: ErrorOptions) {
    const line = fault.line === undefined ? '' : `, line ${fault.line}`;
    const column = fault.column === undefined ? '' : `, column ${show(fault.column)}`;
    const value = 'value' in fault ? `: found ${show(fault.value)}` : '';
    const expected = fault.expected === undefined ? '' : `; expected ${fault.expected}`;
    super(`${fault.file}${line}${column}: ${fault.problem}${value}${expected}`, options);
    this.fault = fault;
  }
}

function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 80 ? `${value.slice(0, 80)}…` : value);
  if (typeof value === 'number' || typeof value === 'bigint' || value === null || value === undefined)
    return String(value);
  if (Array.isArray(value) || ArrayBuffer.isView(value))
    return `an array of ${(value as { length?: number }).length}`;
  return typeof value;
}
