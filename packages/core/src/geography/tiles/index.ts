export {
  type ArchiveLayout,
  directoryBytes,
  HEADER_BYTES,
  headerBytes,
  type TileEntry,
  tileId,
} from './pmtiles.ts';
export {
  MAX_ZOOM,
  MIN_ZOOM,
  type PyramidOptions,
  type TileLevel,
  tilePyramid,
  type VectorTile,
} from './pyramid.ts';
