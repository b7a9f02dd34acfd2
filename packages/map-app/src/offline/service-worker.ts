/// <reference lib="webworker" />

/*
 * Keeps the page itself: its files are cached when it is first opened, and answered from there. The manifest
 * of the atlas comes from the network while there is one. The atlas's own files are kept by kept-files.ts.
 */

const scope = globalThis as unknown as ServiceWorkerGlobalScope;
const SHELL = 'shell-';
const LIST = './shell.json';
const PAGES = ['./', './index.html'];
const MANIFEST = './atlas/manifest.json';

interface Shell {
  readonly version: string;
  readonly files: readonly string[];
}

scope.addEventListener('install', (event) => event.waitUntil(install()));
scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()));
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin || request.headers.has('range')) return;
  if (request.mode === 'navigate') {
    // Other pages within reach, such as a file of the atlas in a tab of its own, are not the app.
    if (PAGES.some((page) => absolute(page) === url.origin + url.pathname))
      event.respondWith(networkFirst(request, './'));
  } else if (url.href === absolute(MANIFEST)) event.respondWith(networkFirst(request, MANIFEST));
  else if (!url.href.startsWith(absolute('./atlas/'))) event.respondWith(cacheFirst(request));
});

async function install(): Promise<void> {
  const { version, files } = (await (await fetch(LIST, { cache: 'no-cache' })).json()) as Shell;
  const cache = await caches.open(SHELL + version);
  await cache.addAll(['./', MANIFEST, ...files]);
  for (const name of await caches.keys())
    if (name.startsWith(SHELL) && name !== SHELL + version) await caches.delete(name);
  await scope.skipWaiting();
}

async function networkFirst(request: Request, key: string): Promise<Response> {
  try {
    const response = await fetch(request);
    if (response.ok) await keep(key, response.clone());
    return response;
  } catch (problem) {
    const kept = await caches.match(absolute(key));
    if (kept) return kept;
    throw problem;
  }
}

async function keep(key: string, response: Response): Promise<void> {
  const name = (await caches.keys()).find((name) => name.startsWith(SHELL));
  if (name) await (await caches.open(name)).put(absolute(key), response);
}

async function cacheFirst(request: Request): Promise<Response> {
  return (await caches.match(request, { ignoreSearch: true })) ?? fetch(request);
}

function absolute(path: string): string {
  return new URL(path, scope.registration.scope).href;
}
