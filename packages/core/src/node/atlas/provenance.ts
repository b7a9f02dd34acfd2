import { type AtlasSource, journeyLabel, type Provenance } from '../../index.ts';
import type { EnglandManifest } from '../england-manifest.ts';
import type { AtlasConsultants } from './consultants.ts';
import type { AtlasTravel } from './travel.ts';

const OF_THE_PROJECT: Record<'mesh' | 'own', Omit<AtlasSource, 'vintage'>> = {
  mesh: {
    id: 'travel-estimate',
    title: 'Car minutes estimated on a mesh that knows the coast',
    publisher: 'Postcode Lottery',
    licence: 'MIT',
    attribution: 'Travel times estimated by Postcode Lottery',
  },
  own: {
    id: 'travel-matrix',
    title: 'Travel times supplied by the user',
    publisher: 'the user',
    licence: 'as the user obtained it',
    attribution: 'Travel times supplied by the user of this tool',
  },
};

/** The shore that postcodes are measured to; see data/boundaries/README.md. */
const SHORELINE: AtlasSource = {
  id: 'gshhg',
  title: 'GSHHG 2.3.7, full resolution: the shores of England (data/boundaries/coastline.bin)',
  publisher: 'GMT Team (Wessel and Smith 1996)',
  licence: 'GNU Lesser General Public License v3.0 or later',
  attribution: 'Shoreline: GSHHG, copyright the GMT Team',
  vintage: 'June 2017',
};

/** Where the minutes of a journey come from. */
function travelSourceOf({ matrix, kind, id, isOwn }: AtlasTravel, isFirst: boolean): AtlasSource {
  const { mesh, own } = OF_THE_PROJECT;
  if (!isOwn) return { ...mesh, vintage: 'fitted to minutes of February 2023' };
  const { engine, mapDate } = matrix.provenance;
  const label = journeyLabel(kind);
  return {
    ...own,
    id: isFirst ? own.id : `${own.id}-${id}`,
    title: `${own.title}, ${label[0]!.toLowerCase()}${label.slice(1)}: ${engine}`,
    vintage: mapDate ?? 'as supplied',
  };
}

/** What `provenanceOf` finds; `ofFurther` has an element for each of the journeys after the first. */
export interface AtlasProvenance {
  readonly provenance: Provenance;
  readonly ofFurther: readonly Pick<Provenance, 'travel' | 'consultants'>[];
  readonly sources: readonly AtlasSource[];
}

/** Where each kind of figure comes from, its age, and whether it is modelled. */
export function provenanceOf(
  england: EnglandManifest,
  official: { readonly sources: readonly AtlasSource[] },
  [first, ...further]: readonly [AtlasTravel, ...AtlasTravel[]],
  consultants: AtlasConsultants,
): AtlasProvenance {
  const { estimated } = first.matrix.provenance;
  const travelSource = travelSourceOf(first, true);
  const furtherSources = further.map((travel) => travelSourceOf(travel, false));
  // An official file in use describes itself: it comes before what ships under the same id.
  const all = [...official.sources, ...england.sources, SHORELINE, travelSource, ...furtherSources];
  const sources = all.filter((source, index) => all.findIndex(({ id }) => id === source.id) === index);
  const from = (ids: readonly string[], isEstimated = false, vintage = vintageOf(ids[0]!)) => ({
    sources: ids,
    vintage,
    estimated: isEstimated,
  });
  const supplyBy = (source: AtlasSource) => [
    consultants.source,
    'radiotherapy-sites',
    'census-2021',
    source.id,
  ];
  const supply = supplyBy(travelSource);
  const counted = `${consultants.unit} of ${consultants.vintage}`;
  const journey = (source: AtlasSource, isEstimated: boolean) => ({
    travel: from([source.id, 'radiotherapy-sites'], isEstimated),
    consultants: from(supplyBy(source), isEstimated, counted),
  });
  return {
    ofFurther: further.map(({ matrix }, at) => journey(furtherSources[at]!, matrix.provenance.estimated)),
    provenance: {
      ...journey(travelSource, estimated),
      waits: from(['cancer-waiting-times', travelSource.id]),
      deprivation: from(['iod-2025']),
      census: from(['census-2021']),
      ruralUrban: from(['ons-ruc-2021']),
      coast: from(['coast-distances']),
      highWater: from([SHORELINE.id, 'code-point-open']),
      lookups: from(['ons-lsoa-lookups']),
      hotspots: from(
        [
          ...supply,
          'iod-2025',
          'ons-ruc-2021',
          'coast-distances',
          SHORELINE.id,
          'code-point-open',
          'cancer-waiting-times',
        ],
        estimated,
        counted,
      ),
    },
    sources,
  };

  function vintageOf(id: string): string {
    return sources.find((source) => source.id === id)?.vintage ?? '';
  }
}
