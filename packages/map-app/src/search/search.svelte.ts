import type { AtlasPlaces } from '@postcode-lottery/core';
import { atlas } from '../atlas/atlas.svelte.ts';
import { ATLAS_BASE } from '../start/early.ts';
import { text } from '../text/en.ts';
import type { SearchReply, SearchRequest } from '../workers/search-worker.ts';
import type { EntryKind, EntryList } from './search-index.ts';

type SuggestionKind = EntryKind | 'postcode' | 'outward';

export interface Suggestion {
  readonly kind: SuggestionKind;
  readonly label: string;
  /** Index of the area, place, site or trust; of a postcode, of its area. */
  readonly index: number;
}

interface Suggestions {
  readonly list: readonly Suggestion[];
  /** Why there is nothing, or what is wrong with the postcode. */
  readonly message: string;
}

const LEVELS = ['district', 'subIcb', 'icb', 'alliance', 'region'] as const;

/** The page's side of the search worker, started with the first search. */
class Search {
  #worker: Promise<Worker> | undefined;
  #count = 0;
  readonly #waiting = new Map<number, (reply: SearchReply) => void>();

  /** Fetches the names before they are needed. */
  prepare(): void {
    void this.#ready().catch(() => {
      this.#worker = undefined;
    });
  }

  async find(query: string): Promise<Suggestions> {
    const worker = await this.#ready();
    const number = this.#count++;
    const reply = await new Promise<SearchReply>((resolve) => {
      this.#waiting.set(number, resolve);
      worker.postMessage({ kind: 'find', number, query } satisfies SearchRequest);
    });
    return this.#suggestions(query, reply);
  }

  /** Index of the area that a postcode lies in; null where it is not in use or its position is not published. */
  async areaOfPostcode(postcode: string): Promise<number | null> {
    const { list } = await this.find(postcode);
    return list.find(({ kind, label }) => kind === 'postcode' && label === postcode)?.index ?? null;
  }

  async #suggestions(query: string, { found, postcode, failed }: SearchReply): Promise<Suggestions> {
    const { codes } = await atlas.areas.ready();
    const list: Suggestion[] = [];
    let message = failed ? text.search.shardFailed : '';
    if (postcode?.kind === 'no') message = postcode.reason;
    const hits =
      postcode?.kind === 'hit' ? [postcode.hit] : postcode?.kind === 'several' ? postcode.hits : [];
    for (const { postcode, areaCode } of hits) {
      if (areaCode === null) message = text.search.unplaced(postcode);
      else list.push({ kind: 'postcode', label: postcode, index: codes.indexOf(areaCode) });
    }
    for (const { kind, name, index, within } of found)
      list.push({ kind, label: within ? `${name}, ${within}` : name, index });
    if (list.length === 0 && message === '') message = text.search.none(query);
    return { list, message };
  }

  #ready(): Promise<Worker> {
    this.#worker ??= this.#open();
    return this.#worker;
  }

  async #open(): Promise<Worker> {
    const worker = new Worker(new URL('../workers/search-worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<SearchReply>) => {
      this.#waiting.get(data.number)?.(data);
      this.#waiting.delete(data.number);
    });
    const manifest = await atlas.manifest.ready();
    worker.postMessage({ kind: 'open', base: ATLAS_BASE, manifest } satisfies SearchRequest);
    const [areas, places, sites, trusts] = await Promise.all([
      atlas.areas.ready(),
      atlas.places.ready(),
      atlas.sites.ready(),
      atlas.trusts.ready(),
    ]);
    const lists: EntryList[] = [
      { kind: 'area', ...areas },
      ...LEVELS.map((kind) => ({ kind, ...places[kind] })),
      { kind: 'msoa', ...places.msoa, within: await districtsOfNeighbourhoods(places) },
      { kind: 'site', names: sites.map(({ name }) => name), codes: sites.map(({ code }) => code) },
      { kind: 'trust', names: trusts.map(({ name }) => name), codes: trusts.map(({ code }) => code) },
    ];
    worker.postMessage({ kind: 'names', lists } satisfies SearchRequest);
    return worker;
  }
}

/** Name of the district of each neighbourhood. */
async function districtsOfNeighbourhoods({ msoa, district }: AtlasPlaces): Promise<string[]> {
  const [neighbourhoods, districts] = await Promise.all([
    atlas.placesOf('msoa').ready(),
    atlas.placesOf('district').ready(),
  ]);
  const found = msoa.codes.map(() => '');
  for (let area = 0; area < neighbourhoods.length; area++)
    found[neighbourhoods[area]!] = district.names[districts[area]!] ?? '';
  return found;
}

export const search = new Search();
