import { createHash } from 'node:crypto';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';

/**
 * Lists the files of the page for the service worker, and leaves out what nothing refers to: the solver that
 * the core library's planning methods would load.
 */
function listShell(): Plugin {
  return {
    name: 'list-shell',
    enforce: 'post',
    generateBundle(_, bundle) {
      for (const name of Object.keys(bundle)) if (/highs-.*\.wasm$/.test(name)) delete bundle[name];
      const files = Object.keys(bundle)
        .filter((name) => !/(^sw\.js|\.map|\.html)$/.test(name))
        .sort();
      const version = createHash('sha256').update(files.join()).digest('hex').slice(0, 16);
      this.emitFile({
        type: 'asset',
        fileName: 'shell.json',
        source: JSON.stringify({ version, files: [...files, 'icon.png'].map((name) => `./${name}`) }),
      });
    },
  };
}

/**
 * Has the browser fetch the code of the page and of the worker of tiles with the start, not after it, and the code
 * of the map, which is most of the bytes, as soon as the start has asked for what must come before it
 * (src/start/early.ts).
 */
function preloadCode(): Plugin {
  return {
    name: 'preload-code',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle = {} }) => {
        const named = (begin: string) =>
          Object.keys(bundle).filter((name) => name.startsWith(`assets/${begin}`) && name.endsWith('.js'));
        /** Chunks whose name begins so, and all that they import. */
        const withImports = (begin: string) => {
          const found = new Set<string>();
          const add = (name: string) => {
            const file = bundle[name];
            if (found.has(name) || file?.type !== 'chunk') return;
            found.add(name);
            file.imports.forEach(add);
          };
          named(begin).forEach(add);
          return [...found];
        };
        const link = (rel: string) => (name: string) => ({
          tag: 'link',
          attrs: { rel, crossorigin: true, href: `./${name}` },
          injectTo: 'head' as const,
        });
        const page = withImports('page-');
        const map = withImports('map-controller-').filter((name) => !page.includes(name));
        const isMissing = (name: string) => !html.includes(name);
        return [
          ...[...page, ...named('tile-worker-')].filter(isMissing).map(link('modulepreload')),
          ...map.filter(isMissing).map(link('later')),
        ];
      },
    },
  };
}

export default defineConfig({
  base: './',
  plugins: [svelte(), listShell(), preloadCode()],
  resolve: { conditions: ['source', 'browser', 'module', 'import', 'default'] },
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    outDir: 'dist',
    emptyOutDir: true,
    cssCodeSplit: false,
    chunkSizeWarningLimit: 1200,
    // What the page will want, it asks for itself: see preloadCode.
    modulePreload: false,
    rolldownOptions: {
      input: { index: 'index.html', sw: 'src/offline/service-worker.ts' },
      output: {
        entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
        // Few files: by HTTP/1.1 a browser asks for six at a time, and for the others a round trip later.
        codeSplitting: {
          groups: [
            { name: 'start', test: /map-app.src.(main|start.early)\.ts$/, priority: 2 },
            { name: 'page', test: /map-app.src.start.page\.ts$/, priority: 1 },
          ],
        },
      },
    },
  },
});
