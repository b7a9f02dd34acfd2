import {
  type AtlasColumn,
  type AtlasManifest,
  PLACE_LEVELS,
  type PlaceLevelName,
} from '@postcode-lottery/core';
import { atlas } from '../atlas/atlas.svelte.ts';
import { CLUSTERED } from '../map/area-looks.ts';
import { FADED_DARK, FADED_LIGHT } from '../map/colours.ts';
import { areaTexels, type ClassCount, countClasses, makePicture, type Picture } from '../map/picture.ts';
import { catchmentMask, combineMasks, flagMask, knownFilters } from './filters.ts';
import { journey } from './journey.svelte.ts';
import { navigation } from './navigation.svelte.ts';
import { theme } from './theme.svelte.ts';
import { DEFAULT_VIEW, type Level } from './view-state.ts';

/** Positions are no figures. Hotspots have a layer of their own: as colours they would repeat, and outside of them is known, not "no data". */
const NOT_MEASURES = ['longitude', 'latitude', 'hotspot'];

/** Columns that the map can colour by; those of another journey than the first are not listed by themselves. */
export function measuresOf(manifest: AtlasManifest): AtlasColumn[] {
  return manifest.columns.filter(
    ({ id, kind, journey }) =>
      (kind === 'measure' || kind === 'category') && !NOT_MEASURES.includes(id) && journey === undefined,
  );
}

/** A place of a higher level, by its index in places.json. */
export interface PlaceRef {
  readonly level: PlaceLevelName;
  readonly index: number;
}

/** What the address asks for, worked out with the atlas: the figures, classes and colours on screen. */
class Screen {
  // Every step makes a new view; one field of it changes seldom, and what hangs on it is worked out only then.
  readonly #metric = $derived(navigation.view.metric);
  readonly #second = $derived(navigation.view.second);
  readonly #level = $derived(navigation.view.level);
  readonly #breaks = $derived(navigation.view.breaks);
  readonly #classes = $derived(navigation.view.classes);
  readonly #filters = $derived(navigation.view.filters.join('.'));
  readonly #match = $derived(navigation.view.match);
  readonly #site = $derived(navigation.view.site);
  readonly #areas = $derived(navigation.view.areas.join('.'));
  readonly #places = $derived(navigation.view.places.join('.'));
  readonly #showHotspots = $derived(navigation.view.showHotspots);

  readonly column: AtlasColumn | undefined = $derived.by(() => {
    const manifest = atlas.manifest.value;
    if (!manifest) return undefined;
    const measures = measuresOf(manifest);
    const byJourney = (wanted: string) =>
      measures.some(({ id }) => id === wanted) ? journey.column(wanted) : undefined;
    return byJourney(this.#metric) ?? byJourney(DEFAULT_VIEW.metric) ?? measures[0];
  });

  /** The second of two measures, where the address asks for one that can be crossed with the first. */
  readonly second: AtlasColumn | undefined = $derived.by(() => {
    const found = this.#second === null ? undefined : journey.column(this.#second);
    return found?.kind === 'measure' && this.column?.kind === 'measure' && found.id !== this.column.id
      ? found
      : undefined;
  });

  /** Larger places have no figure of a measure on the map, such as a rank: it is shown for areas alone. */
  readonly areasOnly: boolean = $derived(
    [this.column, this.second].some((column) => column?.combine === 'none'),
  );

  readonly level: Level = $derived.by(() => {
    const known = atlas.manifest.value?.levels.some(({ name }) => name === this.#level);
    return known && !this.areasOnly ? this.#level : 'area';
  });

  readonly residents = $derived(atlas.figures('residents'));
  readonly filters = $derived(knownFilters(atlas.column('flags'), this.#filters.split('.')));

  /** 1 for each area that passes the filters and lies in the chosen site's catchment; null for all. */
  readonly passing: Uint8Array | null = $derived.by(() => {
    const masks: (Uint8Array | null)[] = [];
    if (this.filters.length > 0)
      masks.push(flagMask(atlas.column('flags')!, atlas.elements('flags'), this.filters, this.#match));
    if (this.#site !== null)
      masks.push(catchmentMask(atlas.sites.value, journey.elements('nearestSite'), this.#site));
    return combineMasks(masks);
  });

  /** Whether it is known what the filters leave out: until then the map leaves nothing out. */
  readonly filtersKnown: boolean = $derived.by(() => {
    const flags = this.filters.length === 0 || atlas.elements('flags') !== null;
    const nearest = this.#site === null ? undefined : journey.column('nearestSite');
    const catchments = !nearest || (atlas.elements(nearest.id) !== null && atlas.sites.value !== null);
    return flags && catchments;
  });

  readonly picture: Picture | null = $derived.by(() => {
    const { column, second, level } = this;
    const manifest = atlas.manifest.value;
    if (!manifest || !column) return null;
    const figures = atlas.figures(column.id);
    const seconds = second ? atlas.figures(second.id) : null;
    if (!figures || (second && !seconds)) return null;
    const place = level === 'area' ? null : atlas.placeOfArea(level);
    if (level !== 'area' && (!place || !this.residents)) return null;
    return makePicture({
      first: { column, figures },
      second: second && seconds ? { column: second, figures: seconds } : null,
      level: place && { unitOfArea: place, count: manifest.levels.find(({ name }) => name === level)!.count },
      residents: this.residents ?? [],
      breaks: this.#breaks,
      classes: this.#classes,
      dark: theme.dark,
    });
  });

  readonly texels: Uint8Array | null = $derived.by(() => {
    const count = atlas.manifest.value?.areaCount;
    if (!this.picture || count === undefined) return null;
    return areaTexels(this.picture, count, {
      passing: this.passing,
      faded: theme.dark ? FADED_DARK : FADED_LIGHT,
      codes: this.#clusterCodes,
    });
  });

  readonly counts: ClassCount[] | null = $derived(
    this.picture && this.residents && this.filtersKnown
      ? countClasses(this.picture, this.residents, this.passing)
      : null,
  );

  readonly #clusterCodes: Uint8Array | null = $derived.by(() => {
    const count = atlas.manifest.value?.areaCount;
    if (!this.#showHotspots || count === undefined) return null;
    const hotspots = atlas.hotspots.value;
    if (!hotspots) return null;
    const codes = new Uint8Array(count);
    for (const { areas } of hotspots) for (const area of areas) codes[area] = CLUSTERED;
    return codes;
  });

  /** The chosen places that the atlas knows, of whatever levels; none until its list is there. */
  readonly places: readonly PlaceRef[] = $derived.by(() => {
    if (this.#places === '') return [];
    const known = atlas.places.value;
    if (!known) return [];
    return this.#places.split('.').flatMap((code) => {
      const level = PLACE_LEVELS.find((level) => known[level].codes.includes(code));
      return level ? { level, index: known[level].codes.indexOf(code) } : [];
    });
  });

  /** Indexes of the chosen areas that the atlas knows. */
  readonly chosen: readonly number[] = $derived.by(() => {
    if (this.#areas === '') return [];
    const codes = atlas.areas.value?.codes;
    return codes
      ? this.#areas
          .split('.')
          .map((code) => codes.indexOf(code))
          .filter((area) => area >= 0)
      : [];
  });
}

export const screen = new Screen();
