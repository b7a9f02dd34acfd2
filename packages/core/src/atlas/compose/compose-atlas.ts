import { type AreaTable, PLACE_LEVELS } from '../../geography/area-table.ts';
import type { TrustPlacement } from '../../geography/place-consultants.ts';
import type { SiteTable } from '../../geography/site-table.ts';
import type { TrustTable } from '../../geography/trust-table.ts';
import { FLAGS } from '../../hotspots/index.ts';
import type { TravelMatrix } from '../../travel/index.ts';
import type { AtlasColumn, ColumnType } from '../manifest.ts';
import { columnValues } from './column-values.ts';
import {
  type ColumnBasis,
  type ColumnDefinition,
  type ColumnJourney,
  journeyColumns,
  OTHER_COLUMNS,
} from './columns/index.ts';
import { describeEquity } from './equity.ts';
import { type Contiguity, type FlaggedAreas, flagAtlasAreas } from './flag-areas.ts';
import { describeHotspots, hotspotOfArea } from './hotspots.ts';
import { type AreaMeasures, type MeasureInput, measureAreas } from './measure-areas.ts';
import type { AtlasSettings } from './settings.ts';
import { siteSupply } from './site-supply.ts';
import { summarise } from './summary.ts';
import { type ConsultantColumns, describeSites, describeTrusts, type WaitColumns } from './trusts.ts';

/** All that an atlas is made of, but its geometry. */
export interface AtlasInput {
  readonly areas: AreaTable;
  readonly sites: SiteTable;
  readonly trusts: TrustTable;
  readonly consultants: ConsultantColumns;
  /** Where each trust's consultants sit, one element a trust. */
  readonly placements: readonly TrustPlacement[];
  readonly waits: {
    readonly days28: WaitColumns;
    readonly days31: WaitColumns;
    readonly days62: WaitColumns;
  };
  /** Radiotherapy treatments by trust, NaN where none are reported. */
  readonly treatments: ArrayLike<number>;
  readonly travel: TravelMatrix;
  /** How the labels of the columns say that its journeys are made. */
  readonly journey: ColumnJourney;
  /** Expected absolute error of the nearest minutes; null where they are measured. */
  readonly expectedErrorMinutes: ArrayLike<number> | null;
  readonly contiguity: Contiguity;
  /** Share (0..1) of each area's postcodes within 500 m of high water; NaN where an area has none. */
  readonly highWaterPostcodeShare: ArrayLike<number>;
  /** Bounds of the area in WGS84 degrees. */
  readonly boundsOf: (area: number) => readonly [number, number, number, number];
}

/** Where figures come from and how old they are, by what they rest on. */
export type Provenance = Readonly<
  Record<
    ColumnBasis,
    { readonly sources: readonly string[]; readonly vintage: string; readonly estimated: boolean }
  >
>;

/** A column ready to be stored: its description and one number an area, NaN for "no data". */
export interface ComposedColumn {
  readonly column: Omit<AtlasColumn, 'path' | 'noData'>;
  readonly values: ArrayLike<number>;
}

export interface ComposedAtlas {
  readonly columns: readonly ComposedColumn[];
  /** Contents of the JSON files, by path. */
  readonly documents: Readonly<Record<string, unknown>>;
  /** What access is measured with, but for the travel: the same by every journey. */
  readonly supply: Omit<MeasureInput, 'travel'>;
  readonly measures: AreaMeasures;
  readonly flags: FlaggedAreas;
}

/** Works out every figure of an atlas from its inputs. */
export function composeAtlas(
  input: AtlasInput,
  settings: AtlasSettings,
  provenance: Provenance,
): ComposedAtlas {
  const { areas, sites, trusts, consultants, placements } = input;
  const trustIndex = new Map(trusts.codes.map((code, trust) => [code, trust]));
  const trustOfSite = Int32Array.from(sites.trustCodes, (code) => trustIndex.get(code)!);
  const consultantsAtSite = siteSupply(consultants, placements, sites.count, [
    'clinicalOncology',
    'medicalOncology',
  ]);
  const supply = {
    areas,
    consultantsAtSite,
    isRadiotherapy: Uint8Array.from(sites.roles, (role) => (role === 'acuteHospital' ? 0 : 1)),
    reportsWaits: Uint8Array.from(trustOfSite, (trust) => (input.waits.days62.people[trust]! > 0 ? 1 : 0)),
  };
  const measures = measureAreas({ ...supply, travel: input.travel }, settings);
  const servingTrust = Int32Array.from(measures.serving.sites, (site) =>
    site < 0 ? -1 : trustOfSite[site]!,
  );
  const flags = flagAtlasAreas(
    {
      areas,
      contiguity: input.contiguity,
      measures,
      highWaterPostcodeShare: input.highWaterPostcodeShare,
      within62DaysShare: Float64Array.from(servingTrust, (trust) => withinShare(input.waits.days62, trust)),
      consultantsAtSite,
      clinicalAtSite: siteSupply(consultants, placements, sites.count, ['clinicalOncology']),
    },
    settings,
  );
  const equity = describeEquity(areas, measures, flags.masks, settings);
  const basis = {
    minutesEstimated: input.travel.provenance.estimated,
    consultantsUnit: consultants.unit,
    consultantsVintage: consultants.vintage,
  };
  const summary = summarise(areas, measures, equity, basis, settings);
  const hotspotContext = {
    residents: areas.residents,
    mode: input.travel.mode,
    minutesEstimated: basis.minutesEstimated,
    consultantsUnit: basis.consultantsUnit,
    englandMeanMinutes: summary.meanNearestMinutes,
  };
  const trustInput = { ...input, trustOfSite, consultantsAtSite, measures, masks: flags.masks };
  const values = columnValues({ ...input, measures, servingTrust, withinShare });
  const definitions = [...journeyColumns(input.journey), ...OTHER_COLUMNS];
  const described = definitions
    .filter(({ id }) => values.has(id))
    .map((definition) => ({
      column: withProvenance(definition, provenance),
      values: values.get(definition.id)!,
    }));
  return {
    columns: [
      ...described,
      ...flagColumns(flags, areas.count, provenance),
      ...placeColumns(areas, provenance),
    ],
    documents: {
      'areas.json': { codes: areas.codes, names: areas.names },
      'places.json': Object.fromEntries(
        PLACE_LEVELS.map((level) => [
          level,
          { codes: areas.levels[level].codes, names: areas.levels[level].names },
        ]),
      ),
      'sites.json': describeSites({ sites, trusts, trustOfSite, consultantsAtSite }),
      'trusts.json': describeTrusts(trustInput, settings),
      'hotspots.json': describeHotspots(flags, hotspotContext, input.boundsOf),
      'robustness.json': flags.robustness.settings,
      'equity.json': equity,
      'summary.json': summary,
    },
    supply,
    measures,
    flags,
  };
}

/** Share of people within a standard at a trust; NaN where it reports none or there is no trust. */
function withinShare(waits: WaitColumns, trust: number): number {
  return trust >= 0 && waits.people[trust]! > 0
    ? waits.peopleWithin[trust]! / waits.people[trust]!
    : Number.NaN;
}

export function withProvenance<Basis extends ColumnBasis>(
  { basis, ...column }: ColumnDefinition & { readonly basis: Basis },
  provenance: Pick<Provenance, Basis>,
): ComposedColumn['column'] {
  return { ...column, ...provenance[basis] };
}

function flagColumns(flags: FlaggedAreas, areaCount: number, provenance: Provenance): ComposedColumn[] {
  const common = {
    scale: 1,
    decimals: 0,
    unit: '',
    combine: 'none',
    group: 'hotspots',
    ...provenance.hotspots,
  } as const;
  const settingsCount = flags.robustness.settings.length;
  return [
    {
      column: {
        ...common,
        id: 'flags',
        kind: 'flags',
        type: 'uint16',
        worse: null,
        categories: FLAGS.map(({ id, label }) => ({ id, label })),
        label: 'Flags',
        shortLabel: 'Flags',
        caveat: FLAGS.map(({ label, rule }) => `${label}: ${rule(flags.thresholds)}`).join(' '),
      },
      values: flags.masks,
    },
    {
      column: {
        ...common,
        id: 'hotspot',
        kind: 'category',
        type: 'uint16',
        worse: null,
        label: 'Hotspot of poor access',
        shortLabel: 'Hotspot',
        caveat: 'Adjoining areas that are flagged, as one named place within a district.',
      },
      values: hotspotOfArea(flags.places, areaCount),
    },
    {
      column: {
        ...common,
        id: 'robustnessSettings',
        kind: 'measure',
        type: 'uint8',
        unit: `of ${settingsCount} settings`,
        worse: 'higher',
        label: `Settings of ${settingsCount} under which the area is a hotspot`,
        shortLabel: 'Holds in settings',
        caveat:
          'The settings vary the decay, the supply counted, the coastal rule and what counts as a neighbour.',
      },
      values: flags.robustness.holds,
    },
  ];
}

function placeColumns(areas: AreaTable, provenance: Provenance): ComposedColumn[] {
  return PLACE_LEVELS.map((level) => ({
    column: {
      id: `place-${level}`,
      kind: 'place',
      type: 'uint16' as ColumnType,
      scale: 1,
      decimals: 0,
      unit: '',
      worse: null,
      combine: 'none',
      group: 'place',
      label: `Place: ${level}`,
      shortLabel: level,
      caveat: '',
      ...provenance.lookups,
    },
    values: areas.levels[level].placeOfArea,
  }));
}
