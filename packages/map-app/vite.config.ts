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
        source: JSON.stringify({ version, files: [...files, 'icon.svg'].map((name) => `./${name}`) }),
      });
    },
  };
}

/** Has the browser fetch the map's code with the page, not after it. */
function preloadMap(): Plugin {
  return {
    name: 'preload-map',
    transformIndexHtml: {
      order: 'post',
      handler: (_, { bundle = {} }) =>
        Object.keys(bundle)
          .filter((name) => /map-controller-.*\.js$/.test(name))
          .map((name) => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, href: `./${name}` },
            injectTo: 'head' as const,
          })),
    },
  };
}

export default defineConfig({
  base: './',
  plugins: [svelte(), listShell(), preloadMap()],
  resolve: { conditions: ['source', 'browser', 'module', 'import', 'default'] },
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    outDir: 'dist',
    emptyOutDir: true,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      input: { index: 'index.html', sw: 'src/offline/service-worker.ts' },
      output: {
        entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
});
