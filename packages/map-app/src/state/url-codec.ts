import {
  BREAK_CHOICES,
  DEFAULT_VIEW,
  HOTSPOT_ORDERS,
  LEVELS,
  MATCHES,
  MOST_COMPARED,
  PANELS,
  type Position,
  SHAPES,
  TABLE_ORDERS,
  THEMES,
  type ViewState,
} from './view-state.ts';

const NAME = /^[A-Za-z][A-Za-z0-9-]{0,39}$/;
const AREA_CODE = /^E01\d{6}$/;
const PLACE_CODE = /^E\d{8}$/;
const POSTCODE = /^([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})$/;
const SHORT_ID = /^[A-Za-z0-9-]{1,20}$/;
/** As many as a mask of flags has bits: all of them may be ticked. */
const MOST_FILTERS = 32;

/**
 * The view that a query string asks for. Whatever is missing, malformed or out of range is as by default:
 * no query string makes this throw, and every view it returns is valid in form. Whether a column or an area
 * exists is for the atlas to say.
 */
export function parseView(search: string): ViewState {
  const query = new URLSearchParams(search);
  const text = (key: string, form: RegExp) => matching(query.get(key), form);
  const choice = <Value extends string>(key: string, choices: readonly Value[], otherwise: Value): Value =>
    choices.find((value) => value === query.get(key)) ?? otherwise;
  return {
    metric: text('m', NAME) ?? DEFAULT_VIEW.metric,
    journey: text('by', NAME),
    second: text('with', NAME),
    breaks: choice('breaks', BREAK_CHOICES, DEFAULT_VIEW.breaks),
    classes: wholeNumber(query.get('classes'), 3, 7) ?? DEFAULT_VIEW.classes,
    level: choice('level', LEVELS, DEFAULT_VIEW.level),
    view: choice('view', ['map', 'table'], DEFAULT_VIEW.view),
    order: choice('order', TABLE_ORDERS, DEFAULT_VIEW.order),
    shape: choice('as', SHAPES, DEFAULT_VIEW.shape),
    panel: choice('panel', PANELS, DEFAULT_VIEW.panel),
    areas: list(query.get('areas'), AREA_CODE, MOST_COMPARED),
    postcode: text('pc', POSTCODE)?.replace(POSTCODE, '$1 $2') ?? null,
    places: list(query.get('place'), PLACE_CODE, MOST_COMPARED),
    filters: list(query.get('only'), NAME, MOST_FILTERS),
    match: choice('match', MATCHES, DEFAULT_VIEW.match),
    site: text('site', SHORT_ID),
    hotspot: text('hotspot', SHORT_ID),
    hotspotOrder: choice('ranked', HOTSPOT_ORDERS, DEFAULT_VIEW.hotspotOrder),
    showSites: query.get('sites') !== '0',
    showHotspots: query.get('hotspots') === '1',
    position: parsePosition(query.get('at')),
    theme: choice('theme', THEMES, DEFAULT_VIEW.theme),
    embed: query.has('embed'),
  };
}

/** The shortest query string, without '?', that asks for a view: {@link parseView} undoes it. */
export function formatView(view: ViewState): string {
  const query = new URLSearchParams();
  const put = (key: string, value: string | number | null, otherwise: string | number | null) => {
    if (value !== null && value !== '' && value !== otherwise) query.set(key, String(value));
  };
  put('m', view.metric, DEFAULT_VIEW.metric);
  put('by', view.journey, null);
  put('with', view.second, null);
  put('breaks', view.breaks, DEFAULT_VIEW.breaks);
  put('classes', view.classes, DEFAULT_VIEW.classes);
  put('level', view.level, DEFAULT_VIEW.level);
  put('view', view.view, DEFAULT_VIEW.view);
  put('order', view.order, DEFAULT_VIEW.order);
  put('as', view.shape, DEFAULT_VIEW.shape);
  put('panel', view.panel, DEFAULT_VIEW.panel);
  put('areas', view.areas.join('.'), null);
  put('pc', view.postcode?.replace(' ', '') ?? null, null);
  put('place', view.places.join('.'), null);
  put('only', view.filters.join('.'), null);
  put('match', view.match, DEFAULT_VIEW.match);
  put('site', view.site, null);
  put('hotspot', view.hotspot, null);
  put('ranked', view.hotspotOrder, DEFAULT_VIEW.hotspotOrder);
  if (!view.showSites) query.set('sites', '0');
  if (view.showHotspots) query.set('hotspots', '1');
  put('at', view.position && formatPosition(view.position), null);
  put('theme', view.theme, DEFAULT_VIEW.theme);
  if (view.embed) query.set('embed', '');
  return query.toString().replace('embed=', 'embed');
}

function matching(value: string | null, form: RegExp): string | null {
  return value !== null && form.test(value) ? value : null;
}

function list(value: string | null, form: RegExp, most: number): string[] {
  const parts = (value ?? '').split('.').filter((part) => form.test(part));
  return [...new Set(parts)].slice(0, most);
}

function wholeNumber(value: string | null, least: number, most: number): number | null {
  if (value === null || !/^\d{1,3}$/.test(value)) return null;
  const number = Number(value);
  return number >= least && number <= most ? number : null;
}

/** 'latitude,longitude,zoom' with so many decimals that a round trip is exact. */
function formatPosition({ latitude, longitude, zoom }: Position): string {
  return `${latitude.toFixed(4)},${longitude.toFixed(4)},${zoom.toFixed(2)}`;
}

function parsePosition(value: string | null): Position | null {
  if (value === null || value.length > 40) return null;
  const [latitude, longitude, zoom, ...more] = value
    .split(',')
    .map((part) => (/^-?\d{1,3}(\.\d{1,6})?$/.test(part) ? Number(part) + 0 : Number.NaN));
  const within = (number: number | undefined, least: number, most: number): number is number =>
    number !== undefined && number >= least && number <= most;
  if (more.length > 0 || !within(latitude, 45, 65) || !within(longitude, -15, 10) || !within(zoom, 0, 20))
    return null;
  return { latitude, longitude, zoom };
}
