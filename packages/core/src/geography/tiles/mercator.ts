import { nationalGridToLonLat } from '../national-grid.ts';
import type { Topology } from '../topology/topology.ts';

/** Web Mercator (EPSG:3857) squared off: 0..1 eastwards from 180 W, 0..1 southwards from 85.06 N. */
function mercatorX(longitude: number): number {
  return longitude / 360 + 0.5;
}

function mercatorY(latitude: number): number {
  const sine = Math.sin((latitude * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

/**
 * The topology with its coordinates in pixels of the whole world's map, `worldPixels` wide, x eastwards and
 * y southwards, in the place of eastings and northings.
 */
export function mercatorTopology(topology: Topology, worldPixels: number): Topology {
  const { longitude, latitude } = nationalGridToLonLat(topology.eastingMetres, topology.northingMetres);
  return {
    ...topology,
    eastingMetres: longitude.map((degrees) => mercatorX(degrees) * worldPixels),
    northingMetres: latitude.map((degrees) => mercatorY(degrees) * worldPixels),
  };
}
