export { type ArcgisRequest, downloadArcgisLayer } from './arcgis.ts';
export { type BuildOptions, type BuildOutcome, buildAtlas } from './atlas/build-atlas.ts';
export type { BuildProgress } from './atlas/progress.ts';
export { type ReportOutcome, type ReportSelection, writeAreaReport } from './atlas/report-atlas.ts';
export { estimateTravel, prepareTravel } from './atlas/travel.ts';
export { type Boundaries, readBoundaries } from './boundaries/read-boundaries.ts';
export { type ByteFile, openByteFile, type Packing, packingOf } from './byte-file.ts';
export { readCodePointFile } from './code-point-zip.ts';
export * from './compare-travel.ts';
export { contentKey } from './content-key.ts';
export { DownloadError, type DownloadOutcome, type DownloadRequest, downloadFile } from './download.ts';
export { type England, readEngland } from './england.ts';
export {
  ENGLAND_FORMAT,
  type EnglandFile,
  type EnglandManifest,
  type EnglandSource,
  type EnglandTable,
  readEnglandManifest,
} from './england-manifest.ts';
export {
  type TrustConsultants,
  type TrustTreatments,
  type TrustWaits,
  WAIT_STANDARDS,
  type WaitStandard,
} from './england-services.ts';
export { landFile, landText } from './landing.ts';
export * from './measure-travel.ts';
export type { AppliedBoundaries } from './official/apply-boundaries.ts';
export type { AppliedConsultants } from './official/apply-consultants.ts';
export { applyOfficialFiles, type OfficialEngland } from './official/apply-official.ts';
export {
  OFFICIAL_READERS,
  type OfficialReader,
  type ReaderOptions,
  type ReadOutcome,
} from './official-readers.ts';
export {
  checkOfficialFile,
  findOfficialFile,
  type Receipt,
  readOfficialFile,
  readReceipt,
  useOfficialFile,
} from './official-store.ts';
export { type Atlas, openAtlas, verifyAtlas } from './open-atlas.ts';
export * from './osm-pbf-header.ts';
export { permuteLagsInWorkers } from './permutation-workers.ts';
export { type ArchiveFacts, pmtilesArchive } from './pmtiles-archive.ts';
export { type AnnotationCounts, type AnnotationRequest, annotatePostcodes } from './postcodes/annotate.ts';
export { type AreaFigures, readAreaFigures } from './postcodes/area-figures.ts';
export {
  addAtlasPostcodes,
  addEndedPostcodes,
  ENDED,
  emptyIndex,
  NOWHERE,
  type PostcodeIndex,
  UNKNOWN,
} from './postcodes/postcode-index.ts';
export { NO_KEY, readPostcodeKey } from './postcodes/read-key.ts';
export * from './servers/ask-server.ts';
export * from './servers/openrouteservice-server.ts';
export * from './servers/osrm-server.ts';
export type { ServerMode, ServerOptions } from './servers/server-engine.ts';
export * from './servers/valhalla-server.ts';
export { openTable } from './table-source.ts';
export * from './travel-engine.ts';
export * from './travel-matrix-file.ts';
export * from './valhalla/binding.ts';
export * from './valhalla/build-tiles.ts';
export * from './valhalla/engine.ts';
export { startWorker } from './workers.ts';
export { type TilesOptions, type TilesProgress, type TilesReport, writeTiles } from './write-tiles.ts';
export { openZip, type ZipArchive, type ZipMember } from './zip.ts';
