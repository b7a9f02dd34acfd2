import {
  balancedAccess,
  balancingMinutes,
  catchmentRatio,
  cumulativeAccess,
  cumulativeIntervalAccess,
  type DecayFunction,
  doublyConstrainedFlows,
  enhancedTwoStepAccess,
  minutesToReach,
  nearestSites,
  nthNearestSites,
  rationalAgentAccess,
  relativeToMean,
  singlyConstrainedAccess,
  spatialAvailability,
  stepDecay,
  threeStepAccess,
  totalConstrainedAccess,
  weightedCatchment,
} from '@postcode-lottery/core';
import { decayOfJson } from './decay-of-json.ts';
import { type Loose, NotRunnable, needNumber, numbersOf, pick, pickNumber } from './loose-json.ts';
import { type AccessInputs, accessInputs } from './travel-of-json.ts';

/** One number for each area, or for each site where the measure is passive; pairs where it says so. */
type Measured = { readonly by: 'areas' | 'sites' | 'pairs'; readonly values: Float64Array };

type Measure = (inputs: AccessInputs, options: Loose, whole: Loose) => Measured;

/** What a measure gave: figures in the order of their ids. */
export interface AccessFigures {
  readonly ids: readonly string[];
  readonly values: Float64Array;
}

/** Options that a case may give several values of; expected figures are then keyed by the value. */
const SEVERAL = ['cutoff', 'n', 'maxCost', 'max_cost'];

/** Runs an access measure of a case; one result, or one for each value of an option that has several. */
export function measureAccess(
  name: string,
  inputs: Loose,
  options: Loose,
): AccessFigures | Record<string, AccessFigures> {
  const measure = MEASURES[name];
  if (measure === undefined) throw new NotRunnable(`no access measure is called '${name}'`);
  const several = SEVERAL.find((option) => Array.isArray(options[option]));
  if (several === undefined) return measureOnce(measure, inputs, options);
  const each = (options[several] as unknown[]).map((value): [string, AccessFigures] => [
    String(value),
    measureOnce(measure, inputs, { ...options, [several]: value }),
  ]);
  return each.length === 1 ? each[0]![1] : Object.fromEntries(each);
}

function measureOnce(measure: Measure, inputs: Loose, options: Loose): AccessFigures {
  const read = accessInputs(inputs);
  const { by, values } = measure(read, options, inputs);
  if (by === 'pairs') return { ids: Array.from(values, (_, pair) => String(pair)), values };
  const relative = pick(options, ['normalize', 'normalise', 'normalized']) === true;
  return { ids: read[by], values: relative ? relativeToMean(values, read.demand) : values };
}

/** Whether the library has a measure of that name. */
export function isAccessMeasure(name: string): boolean {
  return name in MEASURES;
}

const maximum = (options: Loose): number =>
  pickNumber(options, ['maxCost', 'max_cost', 'maximumMinutes', 'cutoff', 'threshold']) ??
  Number.POSITIVE_INFINITY;

const described = (options: Loose): unknown =>
  pick(options, ['decay', 'weight', 'weight_fn', 'weightFn', 'decayFunction', 'decay_function']);

/** Where no decay is described every journey within the limit weighs 1, or as the program has it by default. */
const decay = (options: Loose, byDefault: DecayFunction = () => 1): DecayFunction => {
  const description = described(options);
  return description === undefined ? byDefault : decayOfJson(description);
};

/** Defaults of PySAL access, from the papers of Luo and Qi 2009 and of Wan, Zou and Sternberg 2012. */
const ENHANCED = stepDecay([
  [10, 1],
  [20, 0.68],
  [30, 0.22],
]);
const THREE_STAGE = stepDecay([
  [10, 0.962],
  [20, 0.704],
  [30, 0.377],
  [60, 0.042],
]);

const isPassive = (options: Loose): boolean => options.active === false || options.passive === true;

const byArea = (values: Float64Array): Measured => ({ by: 'areas', values });

const directed = (inputs: AccessInputs, options: Loose) => ({
  travel: inputs.travel,
  amount: isPassive(options) ? inputs.demand : inputs.supply,
  passive: isPassive(options),
});

const oneWay = (options: Loose, values: Float64Array): Measured => ({
  by: isPassive(options) ? 'sites' : 'areas',
  values,
});

const catchment = (inputs: AccessInputs, options: Loose, byDefault?: DecayFunction) => ({
  travel: inputs.travel,
  demand: inputs.demand,
  supply: inputs.supply,
  decay: decay(options, byDefault),
  maximumMinutes: maximum(options),
});

const twoStep: Measure = (inputs, options) =>
  byArea(enhancedTwoStepAccess(catchment(inputs, options)).access);

const enhanced: Measure = (inputs, options) =>
  byArea(enhancedTwoStepAccess(catchment(inputs, options, ENHANCED)).access);

const threeStage: Measure = (inputs, options) =>
  byArea(threeStepAccess(catchment(inputs, options, THREE_STAGE)).access);

const weighted: Measure = (inputs, options) =>
  oneWay(
    options,
    weightedCatchment({
      ...directed(inputs, options),
      decay: decay(options),
      maximumMinutes: maximum(options),
    }),
  );

const cumulative: Measure = (inputs, options) =>
  oneWay(
    options,
    cumulativeAccess({
      ...directed(inputs, options),
      cutoffMinutes: needNumber(options, ['cutoff', 'maxCost']),
    }),
  );

const interval: Measure = (inputs, options) => {
  const [fromMinutes, toMinutes] = numbersOf(
    pick(options, ['interval']) ?? [options.from ?? options.start, options.to ?? options.end],
    'interval',
  );
  const summary = String(
    pick(options, ['summary', 'summaryFunction', 'summary_function', 'stat']) ?? 'median',
  );
  return oneWay(
    options,
    cumulativeIntervalAccess({
      ...directed(inputs, options),
      fromMinutes: fromMinutes!,
      toMinutes: toMinutes!,
      incrementMinutes: pickNumber(options, ['increment', 'intervalIncrement', 'interval_increment']) ?? 1,
      summary: summary as 'mean' | 'median',
      wholeNumbers:
        pick(options, ['integer', 'asInteger', 'as_integer', 'truncate', 'wholeNumbers']) === true,
    }),
  );
};

const constrained: Measure = (inputs, options) => {
  const constraint = String(pick(options, ['constraint', 'type']));
  const { travel, demand, supply } = inputs;
  const weight = decay(options);
  if (constraint === 'total')
    return oneWay(options, totalConstrainedAccess({ ...directed(inputs, options), decay: weight }));
  if (constraint === 'singly')
    return oneWay(
      options,
      singlyConstrainedAccess({ travel, demand, supply, decay: weight, passive: isPassive(options) }),
    );
  if (constraint === 'doubly')
    return { by: 'pairs', values: doublyConstrainedFlows({ travel, demand, supply, decay: weight }).flows };
  throw new NotRunnable(`no constraint is called '${constraint}'`);
};

const withConstraint =
  (constraint: string): Measure =>
  (inputs, options, whole) =>
    constrained(inputs, { ...options, constraint }, whole);

const rational: Measure = (inputs, options) => {
  const step = pickNumber(options, ['initialStep', 'initial_step']);
  const rho = pickNumber(options, ['rho']);
  const wholeStep = step !== undefined && Number.isInteger(step) && options.stepUnit !== 'share';
  return byArea(
    rationalAgentAccess({
      travel: inputs.travel,
      demand: inputs.demand,
      supply: inputs.supply,
      tauMinutes: pickNumber(options, ['tau', 'tauMinutes']) ?? 60,
      ...(rho === undefined ? {} : { rho }),
      maximumCycles: pickNumber(options, ['maxCycles', 'max_cycles']) ?? 150,
      ...(step === undefined ? {} : { initialStep: step, stepUnit: wholeStep ? 'people' : 'share' }),
      minimumStep: pickNumber(options, ['minStep', 'min_step']) ?? 0.005,
      halfLife: pickNumber(options, ['halfLife', 'half_life']) ?? 50,
    }),
  );
};

const ratio: Measure = (inputs, options, whole) => {
  const journeys = pick(whole, ['neighbours', 'neighbors', 'neighborCost', 'neighbor_cost', 'demandOd']);
  const demand = pick(whole, ['demand', 'population']);
  if (journeys === undefined) throw new NotRunnable('no journeys from area to area are given');
  const between = accessInputs({ demand, supply: demand, od: journeys });
  const order = inputs.areas.map((id) => between.areas.indexOf(id));
  if (order.some((place, index) => place !== index))
    throw new NotRunnable('areas are in another order in the journeys from area to area');
  return byArea(catchmentRatio({ ...catchment(inputs, options), neighbours: between.travel }));
};

const reach: Measure = (inputs, options) =>
  oneWay(options, minutesToReach({ ...directed(inputs, options), n: pickNumber(options, ['n']) ?? 1 }));

const balancing: Measure = ({ travel, demand, supply }, options) =>
  byArea(
    balancingMinutes({
      travel,
      demand,
      supply,
      incrementMinutes: pickNumber(options, ['costIncrement', 'cost_increment', 'increment']) ?? 1,
    }),
  );

const availability: Measure = (inputs, options) =>
  byArea(
    spatialAvailability({ ...catchment(inputs, options), alpha: pickNumber(options, ['alpha']) ?? 1 })
      .available,
  );

/** Names as the files may write them, without case, spaces, dashes and underscores. */
const MEASURES: Readonly<Record<string, Measure>> = {
  '2sfca': twoStep,
  twostagefca: twoStep,
  twostage: twoStep,
  e2sfca: enhanced,
  enhancedtwostagefca: enhanced,
  floatingcatchmentarea: (inputs, options, whole) => {
    const metric = String(pick(options, ['method', 'fca_metric', 'fcaMetric', 'metric']) ?? '2sfca');
    return (metric === 'bfca' ? MEASURES.bfca! : twoStep)(inputs, options, whole);
  },
  '3sfca': threeStage,
  threestagefca: threeStage,
  bfca: (inputs, options) => byArea(balancedAccess(catchment(inputs, options)).access),
  fcaratio: ratio,
  fca: ratio,
  raam: rational,
  weightedcatchment: weighted,
  catchment: weighted,
  gravity: weighted,
  cumulativecutoff: cumulative,
  cumulative: cumulative,
  cumulativetimecutoff: cumulative,
  cumulativeinterval: interval,
  cumulativetimeinterval: interval,
  costtoclosest: reach,
  timetoclosest: reach,
  balancingcost: balancing,
  balancingtime: balancing,
  spatialavailability: availability,
  constrained,
  constrainedaccessibility: constrained,
  totalconstrained: withConstraint('total'),
  singlyconstrained: withConstraint('singly'),
  doublyconstrained: withConstraint('doubly'),
  nearest: ({ travel }) => byArea(nearestSites(travel).minutes),
  nthnearest: ({ travel }, options) => byArea(nthNearestSites(travel, needNumber(options, ['n'])).minutes),
};
