import type { AtlasManifest } from '@postcode-lottery/core';
import { type PostcodeAnswer, PostcodeShards } from '../search/postcode-shards.ts';
import { type EntryList, type Found, SearchIndex } from '../search/search-index.ts';

export type SearchRequest =
  | {
      readonly kind: 'open';
      readonly base: string;
      readonly manifest: AtlasManifest;
      readonly lists: readonly EntryList[];
    }
  | { readonly kind: 'find'; readonly number: number; readonly query: string };

export interface SearchReply {
  readonly number: number;
  readonly found: readonly Found[];
  readonly postcode: PostcodeAnswer | null;
  /** Postcodes could not be had: a shard did not arrive whole. */
  readonly failed: boolean;
}

const MOST_FOUND = 12;

let shards: PostcodeShards | undefined;
let index = new SearchIndex([]);

addEventListener('message', ({ data }: MessageEvent<SearchRequest>) => {
  if (data.kind === 'find') void answer(data.number, data.query);
  else {
    shards = new PostcodeShards(data.base, data.manifest);
    index = new SearchIndex(data.lists);
  }
});

async function answer(number: number, query: string): Promise<void> {
  const found = index.find(query, MOST_FOUND);
  const { postcode, failed } = await shards!.find(query).then(
    (postcode) => ({ postcode, failed: false }),
    () => ({ postcode: null, failed: true }),
  );
  postMessage({ number, found, postcode, failed } satisfies SearchReply);
}
