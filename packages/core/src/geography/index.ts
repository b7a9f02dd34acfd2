export * from './area-table.ts';
export * from './coast/index.ts';
export { crc32 } from './crc32.ts';
export * from './draw/index.ts';
export * from './join/index.ts';
export {
  type LonLatColumns,
  lonLatToNationalGrid,
  type NationalGridColumns,
  nationalGridToLonLat,
} from './national-grid.ts';
export * from './place-consultants.ts';
export { decodePostcodes, encodePostcodes, NO_AREA, type PostcodeShard, UNPLACED } from './postcode-codec.ts';
export { packPostcode, unpackPostcode } from './postcode-key.ts';
export { ENGLISH_POSTCODE_AREAS, type PostcodeReading, parsePostcode } from './postcode-parse.ts';
export { findPostcode, joinPostcodes, type PostcodeMatch, type PostcodeTable } from './postcode-table.ts';
export * from './site-table.ts';
export * from './tiles/index.ts';
export * from './topology/index.ts';
export * from './trust-table.ts';
