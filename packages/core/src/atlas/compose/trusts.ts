import type { AreaTable } from '../../geography/area-table.ts';
import type { TrustPlacement } from '../../geography/place-consultants.ts';
import type { SiteTable } from '../../geography/site-table.ts';
import type { TrustTable } from '../../geography/trust-table.ts';
import { FLAG_BITS } from '../../hotspots/index.ts';
import { trustGaps } from '../../planning/index.ts';
import type { AtlasSite, AtlasTrust, AtlasWait } from '../contents.ts';
import type { AreaMeasures } from './measure-areas.ts';
import { type AtlasSettings, settingsDecay } from './settings.ts';

/** People seen or treated under one standard by trust; NaN where a trust reported none. */
export interface WaitColumns {
  readonly people: ArrayLike<number>;
  readonly peopleWithin: ArrayLike<number>;
}

/** Consultants whose site is known. */
export interface PlacedConsultants {
  /** Index into the TrustTable. */
  readonly trust: number;
  /** Index into the SiteTable. */
  readonly site: number;
  readonly specialty: 'clinicalOncology' | 'medicalOncology';
  readonly value: number;
}

/** Consultants by trust of the TrustTable. */
export interface ConsultantColumns {
  readonly clinicalOncology: ArrayLike<number>;
  readonly medicalOncology: ArrayLike<number>;
  /** Those of them whose site is known; the others are placed by the rule of placeTrusts. */
  readonly placed: readonly PlacedConsultants[];
  readonly unit: 'headcount' | 'WTE';
  readonly vintage: string;
}

export interface TrustInput {
  readonly areas: AreaTable;
  readonly sites: SiteTable;
  readonly trusts: TrustTable;
  readonly trustOfSite: Int32Array;
  readonly placements: readonly TrustPlacement[];
  readonly consultants: ConsultantColumns;
  readonly consultantsAtSite: Float64Array;
  readonly waits: {
    readonly days28: WaitColumns;
    readonly days31: WaitColumns;
    readonly days62: WaitColumns;
  };
  /** Radiotherapy treatments by trust, NaN where none are reported. */
  readonly treatments: ArrayLike<number>;
  readonly measures: AreaMeasures;
  /** Flags of the areas. */
  readonly masks: Uint16Array;
}

/** The sites as the map and the reports show them. */
export function describeSites(
  input: Pick<TrustInput, 'sites' | 'trusts' | 'trustOfSite' | 'consultantsAtSite'>,
): AtlasSite[] {
  const { sites, trusts } = input;
  return Array.from({ length: sites.count }, (_, site) => ({
    code: sites.codes[site]!,
    name: sites.names[site]!,
    trustCode: sites.trustCodes[site]!,
    trustName: trusts.names[input.trustOfSite[site]!]!,
    role: sites.roles[site]!,
    postcode: sites.postcodes[site]!,
    longitude: degrees(sites.longitude[site]!),
    latitude: degrees(sites.latitude[site]!),
    consultants: input.consultantsAtSite[site]!,
  }));
}

/** The trusts, each with its consultants, waits, and what its catchment needs. */
export function describeTrusts(input: TrustInput, settings: AtlasSettings): AtlasTrust[] {
  const { trusts, consultants, waits, placements } = input;
  const catchments = catchmentFigures(input, settings);
  const firstSite = new Map(placements.map(({ trustCode, sites }) => [trustCode, sites[0] ?? null]));
  return Array.from({ length: trusts.count }, (_, trust) => {
    const clinicalOncology = consultants.clinicalOncology[trust]!;
    const medicalOncology = consultants.medicalOncology[trust]!;
    return {
      code: trusts.codes[trust]!,
      name: trusts.names[trust]!,
      siteIndex: firstSite.get(trusts.codes[trust]!) ?? null,
      consultants: {
        clinicalOncology,
        medicalOncology,
        total: clinicalOncology + medicalOncology,
        unit: consultants.unit,
        vintage: consultants.vintage,
      },
      waits: {
        days28: waitOf(waits.days28, trust),
        days31: waitOf(waits.days31, trust),
        days62: waitOf(waits.days62, trust),
      },
      radiotherapyTreatments: numberOrNull(input.treatments[trust]!),
      ...catchments(trust),
    };
  });
}

type CatchmentFigures = Pick<
  AtlasTrust,
  'gapConsultants' | 'catchmentPeople' | 'catchmentCoastalShare' | 'catchmentRuralShare'
>;

/** Gap and catchment of the trusts that have a specialist site; null for the others. */
function catchmentFigures(input: TrustInput, settings: AtlasSettings): (trust: number) => CatchmentFigures {
  const { measures, masks, trusts, trustOfSite } = input;
  const gapsWith = (flag: number) =>
    trustGaps({
      travel: measures.catchmentTravel,
      needWeightedPeople: measures.need,
      supply: input.consultantsAtSite,
      trustOfSite,
      trustCount: trusts.count,
      decay: settingsDecay(settings),
      priorityAreas: masks.map((mask) => (mask & flag ? 1 : 0)),
    });
  const coastal = gapsWith(FLAG_BITS.coastal);
  const rural = gapsWith(FLAG_BITS.rural);
  return (trust) => {
    const people = coastal.needWeightedPeople[trust]!;
    if (!(people > 0))
      return {
        gapConsultants: null,
        catchmentPeople: null,
        catchmentCoastalShare: null,
        catchmentRuralShare: null,
      };
    return {
      gapConsultants: hundredths(coastal.gap[trust]!),
      catchmentPeople: Math.round(people),
      catchmentCoastalShare: hundredths(coastal.priorityShare[trust]!),
      catchmentRuralShare: hundredths(rural.priorityShare[trust]!),
    };
  };
}

function waitOf({ people, peopleWithin }: WaitColumns, trust: number): AtlasWait | null {
  const total = people[trust]!;
  return total > 0 ? { total, within: peopleWithin[trust]! } : null;
}

const numberOrNull = (value: number) => (Number.isNaN(value) ? null : value);
const hundredths = (value: number) => Math.round(value * 100) / 100;
const degrees = (value: number) => Math.round(value * 1e6) / 1e6;
