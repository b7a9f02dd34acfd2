import type { AtlasPlaces } from '@postcode-lottery/core';
import { atlas } from '../atlas/atlas.svelte.ts';
import { ATLAS_BASE } from '../start/early.ts';
import { text } from '../text/en.ts';
import { Answers } from '../workers/answers.ts';
import type { SearchReply, SearchRequest } from '../workers/search-worker.ts';
import type { EntryKind, EntryList } from './search-index.ts';

export interface Suggestion {
  readonly kind: EntryKind | 'postcode';
  readonly label: string;
  /** Of the area, place, site or trust; of a postcode, of its area. */
  readonly code: string;
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
  readonly #answers = new Answers<SearchReply>();

  /** Fetches the names before they are needed. */
  prepare(): void {
    // Whoever searches hears of a failure.
    this.#ready().catch(() => {});
  }

  /** @throws Error where the names could not be had */
  async find(query: string): Promise<Suggestions> {
    const worker = await this.#ready();
    const reply = await this.#answers.to((number) =>
      worker.postMessage({ kind: 'find', number, query } satisfies SearchRequest),
    );
    return suggestions(query, reply);
  }

  /** Code of the area that a postcode lies in; null where it is not in use or its position is not published. */
  async areaOfPostcode(postcode: string): Promise<string | null> {
    const { list } = await this.find(postcode);
    return list.find(({ kind, label }) => kind === 'postcode' && label === postcode)?.code ?? null;
  }

  #ready(): Promise<Worker> {
    this.#worker ??= this.#open().catch((problem: Error) => {
      this.#worker = undefined;
      throw problem;
    });
    return this.#worker;
  }

  #start(): Worker {
    const worker = new Worker(new URL('../workers/search-worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<SearchReply>) => this.#answers.hear(data));
    worker.addEventListener('error', ({ message }) => {
      this.#answers.fail(message);
      this.#worker = undefined;
    });
    return worker;
  }

  async #open(): Promise<Worker> {
    const manifest = await atlas.manifest.ready();
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
    const worker = this.#start();
    worker.postMessage({ kind: 'open', base: ATLAS_BASE, manifest, lists } satisfies SearchRequest);
    return worker;
  }
}

function suggestions(query: string, { found, postcode, failed }: SearchReply): Suggestions {
  const list: Suggestion[] = [];
  let message = failed ? text.search.shardFailed : '';
  if (postcode?.kind === 'no') message = postcode.reason;
  if (postcode?.kind === 'notInAtlas') message = text.search.notInAtlas(postcode.beginning);
  if (postcode?.kind === 'none') message = text.search.noneBegins(postcode.beginning);
  for (const { postcode: label, areaCode } of postcode?.kind === 'hits' ? postcode.hits : []) {
    if (areaCode === null) message = text.search.unplaced(label);
    else list.push({ kind: 'postcode', label, code: areaCode });
  }
  for (const { kind, name, code, within } of found)
    list.push({ kind, label: within ? `${name}, ${within}` : name, code });
  if (list.length === 0 && message === '') message = text.search.none(query);
  return { list, message };
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
