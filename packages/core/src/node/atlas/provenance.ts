import type { AtlasSource, Provenance, TravelMatrix } from '../../index.ts';
import type { EnglandManifest } from '../england-manifest.ts';

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

/** Where each kind of figure comes from, its age, and whether it is modelled. */
export function provenanceOf(
  england: EnglandManifest,
  travel: TravelMatrix,
): { readonly provenance: Provenance; readonly sources: AtlasSource[] } {
  const vintageOf = (id: string) => england.sources.find((source) => source.id === id)?.vintage ?? '';
  const { engine, mapDate, estimated } = travel.provenance;
  const own = OF_THE_PROJECT[estimated ? 'mesh' : 'own'];
  const travelSource = {
    ...own,
    title: estimated ? own.title : `${own.title}: ${engine}`,
    vintage: mapDate ?? '2026',
  };
  const from = (sources: string[], estimatedToo = false) => ({
    sources,
    vintage: vintageOf(sources[0]!),
    estimated: estimatedToo,
  });
  const modelled = [travelSource.id];
  return {
    provenance: {
      travel: { sources: [...modelled, 'radiotherapy-sites'], vintage: travelSource.vintage, estimated },
      consultants: {
        ...from(['ods-consultants', 'radiotherapy-sites', 'census-2021']),
        sources: ['ods-consultants', 'radiotherapy-sites', 'census-2021', ...modelled],
        estimated,
      },
      waits: { ...from(['cancer-waiting-times']), sources: ['cancer-waiting-times', ...modelled] },
      deprivation: from(['iod-2025']),
      census: from(['census-2021']),
      olderAges: from(['census-2021', 'sape-2020'], true),
      ruralUrban: from(['ons-ruc-2021']),
      coast: from(['coast-distances']),
      lookups: from(['ons-lsoa-lookups']),
      hotspots: {
        ...from(['ods-consultants']),
        sources: [
          'ods-consultants',
          'iod-2025',
          'ons-ruc-2021',
          'coast-distances',
          'cancer-waiting-times',
          'census-2021',
          ...modelled,
        ],
        estimated,
      },
    },
    sources: [...england.sources, travelSource],
  };
}
