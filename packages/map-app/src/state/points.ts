import {
  type AtlasHotspot,
  type AtlasHotspotOutlines,
  type AtlasSite,
  placeFigures,
} from '@postcode-lottery/core';
import { atlas } from '../atlas/atlas.svelte.ts';
import type { Level } from './view-state.ts';

type Points = GeoJSON.FeatureCollection<GeoJSON.Point>;

function points<Item>(
  items: readonly Item[],
  at: (item: Item) => [number, number],
  properties: (item: Item) => GeoJSON.GeoJsonProperties,
): Points {
  return {
    type: 'FeatureCollection',
    features: items.map((item) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: at(item) },
      properties: properties(item),
    })),
  };
}

export function sitePoints(sites: readonly AtlasSite[]): Points {
  return points(
    sites,
    ({ longitude, latitude }) => [longitude, latitude],
    ({ code, name, role }) => ({ code, name, role }),
  );
}

export function hotspotPoints(hotspots: readonly AtlasHotspot[]): Points {
  return points(
    hotspots,
    ({ bbox }) => [(bbox[0] + bbox[2]) / 2, (bbox[1] + bbox[3]) / 2],
    ({ rank }) => ({ rank: String(rank), order: rank }),
  );
}

export function outlineFeatures({ features }: AtlasHotspotOutlines): GeoJSON.FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: features.map((feature) => ({ ...feature, geometry: feature.geometry as GeoJSON.Geometry })),
  };
}

/** Names of places at the middle of their residents; of districts where areas are shown. */
export function labelPoints(level: Level): Points | null {
  const shown = level === 'area' || level === 'msoa' ? 'district' : level;
  const names = atlas.places.value?.[shown]?.names;
  const placeOfArea = atlas.placeOfArea(shown);
  const [longitude, latitude, residents] = ['longitude', 'latitude', 'residents'].map((id) =>
    atlas.figures(id),
  );
  if (!names || !placeOfArea || !longitude || !latitude || !residents) return null;
  const mean = (figures: ArrayLike<number>) =>
    placeFigures(figures, residents, placeOfArea, names.length, 'residentMean');
  const [east, north] = [mean(longitude), mean(latitude)];
  const people = placeFigures(residents, residents, placeOfArea, names.length, 'sum');
  const known = names.map((_, place) => place).filter((place) => !Number.isNaN(east[place]));
  return points(
    known,
    (place) => [east[place]!, north[place]!],
    (place) => ({ name: names[place], residents: people[place] }),
  );
}
