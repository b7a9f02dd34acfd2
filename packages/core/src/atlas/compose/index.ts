export type { ColumnJourney } from './columns/index.ts';
export {
  type AtlasInput,
  type ComposedAtlas,
  type ComposedColumn,
  composeAtlas,
  type Provenance,
} from './compose-atlas.ts';
export { type ComposedJourney, composeJourney, type FurtherJourney } from './compose-journey.ts';
export { hotspotOutlines } from './hotspot-outlines.ts';
export { type HotspotContext, hotspotReasons } from './hotspot-reasons.ts';
export { keepJourneys } from './keep-journeys.ts';
export { type AtlasSettings, DEFAULT_ATLAS_SETTINGS, settingsDecay } from './settings.ts';
export { siteSupply } from './site-supply.ts';
export type { ConsultantColumns, PlacedConsultants, WaitColumns } from './trusts.ts';
