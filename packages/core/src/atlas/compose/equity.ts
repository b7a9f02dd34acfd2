import {
  bootstrapEstimate,
  concentrationCurve,
  concentrationIndexOf,
  type Estimate,
  giniOf,
  groupMeans,
  measuredAreas,
  povertyOf,
  slopeIndex,
} from '../../equity/index.ts';
import type { AreaTable } from '../../geography/area-table.ts';
import { FLAG_BITS } from '../../hotspots/index.ts';
import type { AtlasEquity, AtlasEstimate } from '../contents.ts';
import type { AreaMeasures } from './measure-areas.ts';
import type { AtlasSettings } from './settings.ts';

const CURVE_POINTS = 100;
const REPLICATES = 200;

/** How access and travel fall on the deprived, the coastal and the rural; all weighted by residents. */
export function describeEquity(
  areas: AreaTable,
  measures: AreaMeasures,
  masks: Uint16Array,
  settings: AtlasSettings,
): AtlasEquity {
  const measured = measuredAreas(areas.residents, measures.accessPer100k, measures.nearest.minutes);
  const { people, columns } = measured;
  const [access, minutes] = columns as [Float64Array, Float64Array];
  const pick = (column: ArrayLike<number>) => Float64Array.from(measured.areas, (area) => column[area]!);
  const limit = settings.limitMinutes;
  const beyond = minutes.map((value) => (value > limit ? 1 : 0));
  const rank = pick(areas.imdRank);
  const bootstrap = { replicates: REPLICATES, seed: settings.seed };

  const decileOf = pick(areas.imdDecile).map((decile) => decile - 1);
  const accessByDecile = groupMeans(access, people, decileOf, 10);
  const minutesByDecile = groupMeans(minutes, people, decileOf, 10);
  const beyondByDecile = groupMeans(beyond, people, decileOf, 10);
  const slopeOfAccess = slopeIndex(access, people, rank);
  const slopeOfMinutes = slopeIndex(minutes, people, rank);
  const curve = concentrationCurve(access, people, rank, CURVE_POINTS + 1);

  return {
    byDecile: accessByDecile.map(({ mean, people: residents }, decile) => ({
      decile: decile + 1,
      residents,
      accessPer100k: interval(mean!),
      nearestMinutes: interval(minutesByDecile[decile]!.mean!),
      beyond45Share: beyondByDecile[decile]!.mean!.value,
    })),
    concentrationCurve: Array.from(curve.peopleShare, (peopleShare, point) => ({
      peopleShare,
      accessShare: curve.valueShare[point]!,
    })),
    indexes: {
      accessConcentration: interval(bootstrapEstimate(concentrationIndexOf(access, rank), people, bootstrap)),
      accessGini: interval(bootstrapEstimate(giniOf(access), people, bootstrap)),
      accessSlope: interval(slopeOfAccess.slope),
      minutesSlope: interval(slopeOfMinutes.slope),
      beyondLimitShare: interval(bootstrapEstimate(povertyOf(0, minutes, limit, 'above'), people, bootstrap)),
      beyondLimitGap: interval(bootstrapEstimate(povertyOf(1, minutes, limit, 'above'), people, bootstrap)),
    },
    groups: GROUPS.map(({ id, label, flag, has }) => {
      const inGroup = pick(masks).map((mask) => (((mask & flag) !== 0) === has ? 1 : 0));
      const mean = (values: Float64Array) => groupMeans(values, people, inGroup, 2)[1]!;
      return {
        id,
        label,
        residents: mean(access).people,
        accessPer100k: mean(access).mean!.value,
        nearestMinutes: mean(minutes).mean!.value,
        beyond45Share: mean(beyond).mean!.value,
      };
    }),
  };
}

const GROUPS = [
  { id: 'coastal', label: 'Coastal (within 5 km of the open coast)', flag: FLAG_BITS.coastal, has: true },
  { id: 'inland', label: 'Inland', flag: FLAG_BITS.coastal, has: false },
  { id: 'rural', label: 'Rural', flag: FLAG_BITS.rural, has: true },
  { id: 'urban', label: 'Urban', flag: FLAG_BITS.rural, has: false },
] as const;

/** An estimate as the atlas writes it; where the interval cannot be told it is the value itself. */
function interval({ value, low, high }: Estimate): AtlasEstimate {
  return { value, low: low ?? value, high: high ?? value };
}
