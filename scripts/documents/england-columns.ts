import {
  type AtlasManifest,
  type AtlasPlaces,
  FLAG_BITS,
  type PlaceLevelName,
  RURAL_URBAN_CLASSES,
} from '@postcode-lottery/core';
import type { Atlas } from '@postcode-lottery/core/node';

/** What the documents read of an atlas; every column has one element an area, NaN where nothing is known. */
export interface EnglandColumns {
  readonly manifest: AtlasManifest;
  readonly names: readonly string[];
  readonly places: AtlasPlaces;
  readonly placeOfArea: Readonly<Record<'district' | 'alliance' | 'region', ArrayLike<number>>>;
  readonly residents: Float64Array;
  readonly aged65Plus: Float64Array;
  /** Minutes to the nearest radiotherapy site; Infinity where there is no journey. */
  readonly minutes: Float64Array;
  readonly expectedErrorMinutes: Float64Array | null;
  readonly accessPer100k: Float64Array;
  readonly within62DaysPercent: Float64Array;
  readonly imdRank: Float64Array;
  readonly imdDecile: Float64Array;
  readonly incomeDeprivedPercent: Float64Array;
  readonly employmentDeprivedPercent: Float64Array;
  readonly noCarPercent: Float64Array;
  readonly robustnessSettings: Float64Array;
  /** Bit masks, FLAG_BITS. */
  readonly flags: ArrayLike<number>;
  /**
   * 1 where the area is coastal, rural, a hotspot, of the urban class near a major town or city, or of a rural
   * class far from one, else 0.
   */
  readonly isCoastal: Uint8Array;
  readonly isRural: Uint8Array;
  readonly isHotspot: Uint8Array;
  readonly isNearMajorTown: Uint8Array;
  readonly isFarRural: Uint8Array;
  /** Index of the nearest radiotherapy site in sites.json. */
  readonly nearestSite: ArrayLike<number>;
}

/** Reads the columns. @throws DataError where the atlas lacks one or is damaged */
export async function readEnglandColumns(atlas: Atlas): Promise<EnglandColumns> {
  const { manifest } = atlas;
  const values = async (id: string) => Float64Array.from(await atlas.values(id));
  const place = (level: PlaceLevelName) => atlas.elements(`place-${level}`);
  const residents = await values('residents');
  const aged65Percent = await values('aged65PlusPercent');
  const flags = await atlas.elements('flags');
  const having = (bit: number) => Uint8Array.from(flags, (mask) => (mask & bit ? 1 : 0));
  const ruralUrban = await atlas.elements('ruralUrban');
  const ofClass = (...codes: string[]) =>
    Uint8Array.from(ruralUrban, (index) => (codes.includes(RURAL_URBAN_CLASSES[index]!.code) ? 1 : 0));
  const errorId = 'expectedErrorMinutes';
  return {
    manifest,
    names: (await atlas.areas()).names,
    places: await atlas.places(),
    placeOfArea: {
      district: await place('district'),
      alliance: await place('alliance'),
      region: await place('region'),
    },
    residents,
    aged65Plus: residents.map((people, area) => (people * aged65Percent[area]!) / 100),
    minutes: (await values('nearestMinutes')).map((value) => (Number.isNaN(value) ? Infinity : value)),
    expectedErrorMinutes: manifest.columns.some(({ id }) => id === errorId) ? await values(errorId) : null,
    accessPer100k: await values('accessPer100k'),
    within62DaysPercent: await values('within62DaysPercent'),
    imdRank: await values('imdRank'),
    imdDecile: await values('imdDecile'),
    incomeDeprivedPercent: await values('incomeDeprivedPercent'),
    employmentDeprivedPercent: await values('employmentDeprivedPercent'),
    noCarPercent: await values('noCarPercent'),
    robustnessSettings: await values('robustnessSettings'),
    flags,
    isCoastal: having(FLAG_BITS.coastal),
    isRural: having(FLAG_BITS.rural),
    isHotspot: having(FLAG_BITS.hotspot),
    isNearMajorTown: ofClass('UN1'),
    isFarRural: ofClass('RLF1', 'RSF1'),
    nearestSite: await atlas.elements('nearestSite'),
  };
}
