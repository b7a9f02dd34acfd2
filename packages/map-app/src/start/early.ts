import { type AtlasManifest, parseManifest } from '@postcode-lottery/core';
import { fetchFile } from '../atlas/fetch-file.ts';
import { TileClient } from '../map/tile-client.ts';
import { openedBefore } from '../offline/kept-files.ts';
import { parseView } from '../state/url-codec.ts';
import { askAhead } from './ask-ahead.ts';

/*
 * What the first coloured map waits for longest is asked for before the page's own code is read: the manifest,
 * and the worker of the tiles. A worker starts only in a pause of its page's thread, and running the code of
 * the page and of the map leaves none for a second or more on a phone.
 */

export const ATLAS_BASE = new URL('./atlas/', document.baseURI).href;

/** The page's one reader of tiles, as long as the page lives. */
export const tileClient = new TileClient();

for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel="later"]'))
  link.rel = 'modulepreload';

let early: Promise<AtlasManifest> | null = fetchManifest();
early.then(
  (manifest) => askAhead(manifest, parseView(location.search), ATLAS_BASE, tileClient),
  // Whoever takes it hears of a failure.
  () => {},
);

/** The manifest that was asked for at the start; from the second call on, it is fetched anew. */
export function takeManifest(): Promise<AtlasManifest> {
  const taken = early ?? fetchManifest();
  early = null;
  return taken;
}

async function fetchManifest(): Promise<AtlasManifest> {
  const bytes = await fetchFile(ATLAS_BASE, 'manifest.json');
  const manifest = parseManifest(new TextDecoder().decode(bytes));
  tileClient.open(new URL(manifest.tiles.path, ATLAS_BASE).href, manifest.contentKey, openedBefore());
  return manifest;
}
