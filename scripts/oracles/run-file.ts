import { ArgumentError, DataError, spatialAvailability } from '@postcode-lottery/core';
import { type AccessFigures, isAccessMeasure, measureAccess } from './access-measures.ts';
import { difference, type Tolerance, toleranceOf } from './compare.ts';
import { decayOfJson } from './decay-of-json.ts';
import { isInequalityMeasure, measureInequality } from './inequality-measures.ts';
import { isLoose, type Loose, NotRunnable, numbersOf, pick } from './loose-json.ts';
import { pointInPolygon, readIsochroneCase } from './shapes.ts';
import { checkSpatialStatistic } from './spatial-statistics.ts';
import { checkStatedError } from './stated-errors.ts';
import { accessInputs } from './travel-of-json.ts';

/** What came of one file. Lines say which case, and what was wrong or why it was not run. */
export interface FileOutcome {
  passed: number;
  readonly failed: string[];
  readonly notRun: string[];
  /** Parts of cases that passed but for what is named here. */
  readonly leftOut: Set<string>;
}

/** Runs every case of a parsed file of expected values. */
export function runFile(file: unknown): FileOutcome {
  const outcome: FileOutcome = { passed: 0, failed: [], notRun: [], leftOut: new Set() };
  if (!isLoose(file) || !Array.isArray(file.cases)) {
    outcome.notRun.push('the file has no list of cases');
    return outcome;
  }
  for (const [index, one] of file.cases.entries()) {
    const label = isLoose(one) ? String(one.id ?? index) : String(index);
    settle(outcome, label, () => {
      if (!isLoose(one)) throw new NotRunnable('the case is not an object');
      return runCase(one, file, outcome.leftOut);
    });
  }
  for (const stated of Array.isArray(file.errors) ? file.errors : [])
    settle(outcome, String((stated as Loose).call), () => checkStatedError(stated));
  return outcome;
}

function settle(outcome: FileOutcome, label: string, run: () => string | null): void {
  try {
    const fault = run();
    if (fault === null) outcome.passed++;
    else outcome.failed.push(`${label}${fault.startsWith('[') || fault.startsWith('.') ? '' : ': '}${fault}`);
  } catch (error) {
    if (error instanceof NotRunnable) outcome.notRun.push(`${label}: ${error.message}`);
    else if (error instanceof ArgumentError || error instanceof DataError)
      outcome.failed.push(`${label}: refused, ${error.message}`);
    else throw error;
  }
}

/** Chooses what to run by what the case holds, and compares. */
function runCase(one: Loose, file: Loose, leftOut: Set<string>): string | null {
  const tolerance = toleranceOf(one.tolerance, file.tolerance);
  if (one.response !== undefined && one.engine !== undefined && isLoose(one.expected))
    return difference(readIsochroneCase(one, one.expected), one.expected, tolerance);
  if (one.polygon !== undefined && one.point !== undefined)
    return difference(
      pointInPolygon(one, isLoose(file.polygons) ? file.polygons : {}),
      one.expected,
      tolerance,
    );
  const method = pick(one, ['method', 'measure', 'statistic', 'function']) ?? file.method;
  if (method === undefined) return runDecay(one, tolerance);
  const name = String(method)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '');
  const inputs = layered(file.inputs, one, one.inputs);
  const options = layered(file.options, one, one.options);
  if (name === 'moran' || name === 'getisord') return checkSpatialStatistic(name, one, tolerance, leftOut);
  if (isInequalityMeasure(name)) {
    const found = measureInequality(name, inputs, options, isFromR(file));
    return inequalityDifference(found, one.expected, tolerance);
  }
  if (!isAccessMeasure(name)) throw new NotRunnable(`nothing here is called '${String(method)}'`);
  const faults = [
    accessDifference(measureAccess(name, inputs, options), one.expected, tolerance),
    Array.isArray(one.detail) ? availabilityDetail(inputs, options, one.detail, tolerance) : null,
  ];
  return faults.find((fault) => fault !== null) ?? null;
}

function runDecay(one: Loose, tolerance: Tolerance): string | null {
  const description = pick(one, ['decay', 'weight']);
  if (description === undefined) throw new NotRunnable('neither a method nor a decay is named');
  const decay = decayOfJson(description);
  // The files state that a logistic decay is a half at its cut-off only to about 1e-8.
  const room =
    decay.kind === 'logistic' ? { ...tolerance, absolute: Math.max(tolerance.absolute, 1e-6) } : tolerance;
  return difference(numbersOf(pick(one, ['x', 'minutes', 'cost']), 'x').map(decay), one.expected, room);
}

/** What stands at the case itself counts as input and option too; what stands nearer to it comes first. */
function layered(ofFile: unknown, one: Loose, own: unknown): Loose {
  return { ...(isLoose(ofFile) ? ofFile : {}), ...one, ...(isLoose(own) ? own : {}) };
}

/** By id where the file names ids, else by place. */
function accessDifference(
  found: AccessFigures | Record<string, AccessFigures>,
  expected: unknown,
  tolerance: Tolerance,
): string | null {
  if (!isFigures(found)) {
    if (!isLoose(expected)) throw new NotRunnable('several values of an option, but one result expected');
    const faults = Object.entries(expected).map(([value, figures]) => {
      const one = found[value];
      if (one === undefined) throw new NotRunnable(`no result for the option ${value}`);
      const fault = accessDifference(one, figures, tolerance);
      return fault === null ? null : `.${value}${fault}`;
    });
    return faults.find((fault) => fault !== null) ?? null;
  }
  const pairs = Array.isArray(expected) && expected.every((row) => Array.isArray(row) && row.length === 2);
  if (Array.isArray(expected) && !pairs) return difference(found.values, expected, tolerance);
  const wanted = pairs
    ? Object.fromEntries((expected as [unknown, unknown][]).map(([id, value]) => [String(id), value]))
    : expected;
  return difference(
    Object.fromEntries(found.ids.map((id, place) => [id, found.values[place]])),
    wanted,
    tolerance,
  );
}

function isFigures(found: AccessFigures | Record<string, AccessFigures>): found is AccessFigures {
  return found.values instanceof Float64Array;
}

function inequalityDifference(found: unknown, expected: unknown, tolerance: Tolerance): string | null {
  if (!isLoose(expected)) return difference(isLoose(found) ? found[''] : found, expected, tolerance);
  if (!isLoose(found)) return difference(found, Object.values(expected)[0], tolerance);
  const unknown = Object.keys(expected).filter((key) => !(key in found));
  if (unknown.length > 0) throw new NotRunnable(`no figure is called ${unknown.join(', ')}`);
  return difference(found, expected, tolerance);
}

/** The factors of every pair of spatial availability. */
function availabilityDetail(
  inputs: Loose,
  options: Loose,
  detail: readonly Loose[],
  tolerance: Tolerance,
): string | null {
  const read = accessInputs(inputs);
  const { travel } = read;
  const { pairs } = spatialAvailability({ ...read, decay: decayOfJson(options.decay) });
  for (const row of detail) {
    const area = read.areas.indexOf(String(row.from));
    const site = read.sites.indexOf(String(row.to));
    const pair = travel.sites.indexOf(site, travel.offsets[area]);
    const found = Object.fromEntries(Object.entries(pairs).map(([key, values]) => [key, values[pair]]));
    const fault = difference({ ...found, from: row.from, to: row.to }, row, tolerance, '.detail');
    if (fault !== null) return fault;
  }
  return null;
}

function isFromR(file: Loose): boolean {
  return JSON.stringify(file.source ?? '').includes('ipeaGIT');
}
