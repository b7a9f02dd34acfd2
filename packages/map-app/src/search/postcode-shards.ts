import {
  type AtlasManifest,
  decodePostcodes,
  findPostcode,
  NO_AREA,
  type PostcodeShard,
  parsePostcode,
  unpackPostcode,
} from '@postcode-lottery/core';
import { fetchKept } from '../atlas/fetch-file.ts';
import { unzip } from '../atlas/unzip.ts';
import { KeptFiles } from '../offline/kept-files.ts';

export interface PostcodeHit {
  readonly postcode: string;
  /** Code of its area; null where its position is not published. */
  readonly areaCode: string | null;
}

export type PostcodeAnswer =
  | { readonly kind: 'hits'; readonly hits: readonly PostcodeHit[] }
  | { readonly kind: 'no'; readonly reason: string }
  /** No postcode of the atlas begins so; or none of the whole postcode area is in it. */
  | { readonly kind: 'none' | 'notInAtlas'; readonly beginning: string };

const OUTWARD = /^([A-Z]{1,2})\d[A-Z\d]?$/;
const PARTIAL = /^([A-Z]{1,2})\d[A-Z\d]?\d[A-Z]?$/;
const MOST_SHOWN = 6;

/** Looks postcodes up in the shard of their postcode area, fetched when it is first asked for. */
export class PostcodeShards {
  readonly #base: string;
  readonly #manifest: AtlasManifest;
  readonly #kept: KeptFiles;
  readonly #shards = new Map<string, Promise<PostcodeShard>>();

  constructor(base: string, manifest: AtlasManifest) {
    this.#base = base;
    this.#manifest = manifest;
    this.#kept = new KeptFiles(manifest.contentKey);
  }

  /** @returns null where the text does not look like a postcode at all */
  async find(text: string): Promise<PostcodeAnswer | null> {
    const plain = text.toUpperCase().replace(/[\s-]+/g, '');
    const reading = parsePostcode(text);
    if (reading.kind === 'postcode') {
      if (!this.#has(reading.area)) return { kind: 'notInAtlas', beginning: reading.area };
      const shard = await this.#shard(reading.area);
      const match = findPostcode(shard.keys, text);
      if (match.kind === 'found') return { kind: 'hits', hits: [this.#hit(shard, match.index)] };
      return { kind: 'no', reason: 'reason' in match ? match.reason : '' };
    }
    const area = (OUTWARD.exec(plain) ?? PARTIAL.exec(plain))?.[1];
    if (area !== undefined && this.#has(area)) return this.#beginning(await this.#shard(area), plain);
    if (reading.kind === 'notEnglish') return { kind: 'no', reason: reading.reason };
    return /^[A-Z]{1,2}\d/.test(plain) && /\d[A-Z]{0,2}$/.test(plain)
      ? { kind: 'no', reason: reading.reason }
      : null;
  }

  #has(area: string): boolean {
    return this.#manifest.postcodes.areas.includes(area);
  }

  #beginning(shard: PostcodeShard, plain: string): PostcodeAnswer {
    const outward = OUTWARD.test(plain);
    const hits: PostcodeHit[] = [];
    for (let index = 0; index < shard.keys.length && hits.length < MOST_SHOWN; index++) {
      const postcode = unpackPostcode(shard.keys[index]!);
      const begins = outward
        ? postcode.startsWith(`${plain} `)
        : postcode.replace(' ', '').startsWith(plain) &&
          postcode.length === postcode.replace(' ', '').length + 1;
      if (begins) hits.push(this.#hit(shard, index));
    }
    return hits.length > 0 ? { kind: 'hits', hits } : { kind: 'none', beginning: plain };
  }

  #hit(shard: PostcodeShard, index: number): PostcodeHit {
    const area = shard.areaOfPostcode[index]!;
    const postcode = unpackPostcode(shard.keys[index]!);
    return { postcode, areaCode: area === NO_AREA ? null : shard.areaCodes[area]! };
  }

  #shard(area: string): Promise<PostcodeShard> {
    const known = this.#shards.get(area);
    if (known) return known;
    const folder = this.#manifest.postcodes.folder.replace(/\/$/, '');
    const entry = this.#manifest.files.find(({ path }) => path.startsWith(`${folder}/${area}.`));
    const path = entry?.path ?? `${folder}/${area}.bin`;
    const shard = fetchKept(this.#base, path, entry, this.#kept)
      .then(unzip)
      .then((bytes) => decodePostcodes(bytes, path));
    shard.catch(() => this.#shards.delete(area));
    this.#shards.set(area, shard);
    return shard;
  }
}
