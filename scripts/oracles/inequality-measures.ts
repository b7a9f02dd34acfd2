import {
  concentrationIndex,
  giniIndex,
  palmaRatio,
  povertyMeasures,
  theilDecomposition,
  theilL,
  theilT,
  twentyTwentyRatio,
} from '@postcode-lottery/core';
import { amountTable } from './amount-table.ts';
import { isLoose, type Loose, NotRunnable, needNumber, pick } from './loose-json.ts';

/** Columns of one order, read from a case. */
interface Columns {
  readonly ids: readonly string[];
  readonly values: readonly number[];
  readonly people: readonly number[];
  readonly inputs: Loose;
  /** The program keeps ties in the order of its rows. */
  readonly tiesAsListed: boolean;
}

type Measure = (columns: Columns, options: Loose) => unknown;

const VALUE_KEYS = ['values', 'access', 'accessibility', 'opportunity', 'y', 'x', 'outcome', 'jobs'];
const PEOPLE_KEYS = ['population', 'people', 'weights', 'pop', 'w', 'demand'];
const ADVANTAGE_KEYS = ['income', 'advantage', 'rank', 'income_per_capita', 'socioeconomic'];
const GROUP_KEYS = ['groups', 'group', 'partition', 'socioeconomicGroups', 'socioeconomic_groups', 'regimes'];

/** Runs an inequality measure of a case: a figure, or an object of figures by name. */
export function measureInequality(name: string, inputs: Loose, options: Loose, fromR: boolean): unknown {
  const measure = MEASURES[name];
  if (measure === undefined) throw new NotRunnable(`no inequality measure is called '${name}'`);
  const rows = pick(inputs, ['rows', 'areas', 'data']);
  const tables = Array.isArray(rows) ? columnsOfRows(rows) : inputs;
  const values = amountTable(pick(tables, VALUE_KEYS), 'values');
  const ids = [...values.keys()];
  const weights = pick(tables, PEOPLE_KEYS);
  const people = weights === undefined ? undefined : amountTable(weights, 'people');
  return measure(
    {
      ids,
      values: [...values.values()],
      people: ids.map((id) => (people === undefined ? 1 : (people.get(id) ?? 0))),
      inputs: tables,
      tiesAsListed: fromR,
    },
    options,
  );
}

export function isInequalityMeasure(name: string): boolean {
  return name in MEASURES;
}

function columnsOfRows(rows: readonly unknown[]): Loose {
  const columns: Record<string, unknown[]> = {};
  for (const row of rows) {
    if (!isLoose(row)) throw new NotRunnable('a row is not an object');
    for (const [key, value] of Object.entries(row)) {
      columns[key] ??= [];
      columns[key].push(value);
    }
  }
  return columns;
}

function advantageOf({ ids, inputs }: Columns): number[] {
  const table = amountTable(pick(inputs, ADVANTAGE_KEYS), 'income');
  return ids.map((id) => table.get(id)!);
}

function groupsOf({ ids, inputs }: Columns): { groups: number[]; names: string[] } | null {
  const source = pick(inputs, GROUP_KEYS);
  if (source === undefined) return null;
  const entries: [string, unknown][] = Array.isArray(source)
    ? source.map((row, place) => (Array.isArray(row) ? [String(row[0]), row[1]] : [String(place), row]))
    : Object.entries(source as Loose);
  const nameOf = new Map(entries.map(([id, group]) => [id, String(group)]));
  const names = [...new Set(ids.map((id) => nameOf.get(id)!))];
  return { groups: ids.map((id) => names.indexOf(nameOf.get(id)!)), names };
}

const theil: Measure = (columns, options) => {
  const kind = String(pick(options, ['kind', 'type', 'index']) ?? 'T').toUpperCase() === 'L' ? 'L' : 'T';
  const { values, people } = columns;
  const grouped = groupsOf(columns);
  if (grouped === null) {
    const whole = kind === 'T' ? theilT(values, people) : theilL(values, people);
    return { '': whole, theil_t: whole, theil_l: whole, T: whole, total: whole, value: whole };
  }
  const split = theilDecomposition(kind, values, people, grouped.groups, grouped.names.length);
  const named = (parts: Float64Array) =>
    Object.fromEntries(grouped.names.map((group, index) => [group, parts[index]]));
  return {
    '': split.total,
    T: split.total,
    total: split.total,
    between_group: split.between,
    within_group: split.within,
    between: split.between,
    within: split.within,
    bg: split.between,
    wg: split.within,
    betweenComponents: named(split.groupBetween),
    withinComponents: named(split.groupWithin),
  };
};

/** Types of the concentration index in the words of R accessibility and of R rineq. */
const CONCENTRATION_TYPES: Readonly<
  Record<string, 'standard' | 'generalised' | 'erreygers' | 'wagstaff' | undefined>
> = {
  standard: 'standard',
  relative: 'standard',
  ci: 'standard',
  generalised: 'generalised',
  generalized: 'generalised',
  cig: 'generalised',
  corrected: 'erreygers',
  erreygers: 'erreygers',
  cic: 'erreygers',
  wagstaff: 'wagstaff',
  ciw: 'wagstaff',
};

const concentration: Measure = (columns, options) => {
  const type = String(pick(options, ['type']) ?? 'standard').toLowerCase();
  const kind = CONCENTRATION_TYPES[type];
  const unit: readonly [number, number] | undefined = type === 'ciw' ? [0, 1] : undefined;
  const bounds = (pick(options, ['bounds']) as [number, number] | undefined) ?? unit;
  if (kind === undefined) throw new NotRunnable(`no concentration index is called '${type}'`);
  return concentrationIndex(columns.values, columns.people, advantageOf(columns), {
    type: kind,
    ties: columns.tiesAsListed ? 'asListed' : 'average',
    ...(bounds === undefined ? {} : { bounds }),
  });
};

const poverty: Measure = ({ values, people }, options) => {
  const above =
    pick(options, ['poorBelowThreshold', 'poor_below_threshold']) === false || options.poor === 'above';
  const line = needNumber(options, ['povertyLine', 'poverty_line', 'line']);
  const { headcount, gap, severity } = povertyMeasures(values, people, line, above ? 'above' : 'below');
  return { FGT0: headcount, FGT1: gap, FGT2: severity, fgt0: headcount, fgt1: gap, fgt2: severity };
};

const gini: Measure = ({ values, people }) => giniIndex(values, people);
const hasAdvantage = ({ inputs }: Columns): boolean => pick(inputs, ADVANTAGE_KEYS) !== undefined;
const palma: Measure = (columns) =>
  palmaRatio(columns.values, columns.people, hasAdvantage(columns) ? advantageOf(columns) : undefined);

/** Names as the files may write them, without case, spaces, dashes and underscores. */
const MEASURES: Readonly<Record<string, Measure>> = {
  gini,
  giniindex: gini,
  theil,
  theilt: theil,
  theild: theil,
  theill: (columns, options) => theil(columns, { ...options, kind: 'L' }),
  concentration,
  concentrationindex: concentration,
  palma,
  palmaratio: palma,
  twentytwenty: (columns) =>
    twentyTwentyRatio(
      columns.values,
      columns.people,
      hasAdvantage(columns) ? advantageOf(columns) : undefined,
    ),
  fgt: poverty,
  fgtpoverty: poverty,
};
