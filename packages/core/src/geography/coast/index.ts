export {
  DEFAULT_HIGH_WATER_OPTIONS,
  type HighWaterInput,
  type HighWaterOptions,
  highWaterShares,
} from './high-water-shares.ts';
export { ENGLAND_LAND_BORDERS, type LandBorder } from './land-borders.ts';
