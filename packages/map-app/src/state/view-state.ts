import { BREAK_METHODS, PLACE_LEVELS, type PlaceLevelName } from '@postcode-lottery/core';

/** 'auto' is the fixed bands for minutes and quantiles for everything else. */
export const BREAK_CHOICES = ['auto', ...BREAK_METHODS] as const;
type BreakChoice = (typeof BREAK_CHOICES)[number];

export const PANELS = ['measure', 'area', 'places', 'charts', 'about'] as const;
export type Panel = (typeof PANELS)[number];

export const SHAPES = ['areas', 'dots', 'cartogram'] as const;
export type Shape = (typeof SHAPES)[number];

/** Whether an area must have all of the flags or any one of them. */
export const MATCHES = ['all', 'any'] as const;
export type Match = (typeof MATCHES)[number];

/** What a table is in order of; with a minus, the other way about. */
export const TABLE_ORDERS = [
  'figure',
  '-figure',
  'second',
  '-second',
  'name',
  '-name',
  'people',
  '-people',
] as const;
export type TableOrder = (typeof TABLE_ORDERS)[number];

/** Hotspots by the consultants that they lack, or by who lives there. */
export const HOTSPOT_ORDERS = ['rank', 'coastalShare', 'ruralShare', 'deprivedShare'] as const;
export type HotspotOrder = (typeof HOTSPOT_ORDERS)[number];

export const THEMES = ['auto', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

export const LEVELS = ['area', ...PLACE_LEVELS] as const;
export type Level = 'area' | PlaceLevelName;

export interface Position {
  readonly longitude: number;
  readonly latitude: number;
  readonly zoom: number;
}

/** Everything that a link carries: what is shown, of which places, and how. */
export interface ViewState {
  /** Column that colours the map. */
  readonly metric: string;
  /** Id of the way of travelling; null for the atlas's first. */
  readonly journey: string | null;
  /** Second column of a map of two measures. */
  readonly second: string | null;
  readonly breaks: BreakChoice;
  readonly classes: number;
  readonly level: Level;
  readonly view: 'map' | 'table';
  readonly order: TableOrder;
  readonly shape: Shape;
  readonly panel: Panel;
  /** Codes of the areas chosen, first one first; up to three are compared. */
  readonly areas: readonly string[];
  /** Postcode by which the area chosen last was found, 'NR30 1AA'. */
  readonly postcode: string | null;
  /** Codes of the larger places chosen, first one first; up to three are compared. Empty where areas are chosen. */
  readonly places: readonly string[];
  /** Flags that an area must have. */
  readonly filters: readonly string[];
  readonly match: Match;
  /** Code of the chosen site, whose catchment is shown. */
  readonly site: string | null;
  readonly hotspot: string | null;
  readonly hotspotOrder: HotspotOrder;
  readonly showSites: boolean;
  readonly showHotspots: boolean;
  readonly position: Position | null;
  readonly theme: Theme;
  readonly embed: boolean;
}

/** Areas or larger places shown side by side. */
export const MOST_COMPARED = 3;

export const DEFAULT_VIEW: ViewState = {
  metric: 'nearestMinutes',
  journey: null,
  second: null,
  breaks: 'auto',
  classes: 5,
  level: 'area',
  view: 'map',
  order: 'figure',
  shape: 'areas',
  panel: 'measure',
  areas: [],
  postcode: null,
  places: [],
  filters: [],
  match: 'all',
  site: null,
  hotspot: null,
  hotspotOrder: 'rank',
  showSites: true,
  showHotspots: false,
  position: null,
  theme: 'auto',
  embed: false,
};
