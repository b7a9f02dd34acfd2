import { readFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import sirv from 'sirv';

export interface Served {
  readonly url: string;
  close(): Promise<void>;
}

export interface ServeOptions {
  /** Answers a request in place of the server when it returns true. */
  readonly intercept?: (path: string, response: ServerResponse) => boolean;
  /** Gzips what is text or figures, as a public server would. */
  readonly compress?: boolean;
}

const MIME: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};
/** Files whose names change with their content need no second question. */
const cacheControl = (path: string) =>
  path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
const COMPRESSED = /\.(html|js|css|json|bin|svg)$/;

/** Serves the built app with an atlas beside it, on a free port, with ranges. */
export async function serveApp(
  app: string,
  atlas: string,
  { intercept = () => false, compress = false }: ServeOptions = {},
): Promise<Served> {
  const pages = sirv(app, { etag: true, dev: true });
  const figures = sirv(atlas, { etag: true, dev: true });
  const server: Server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const missing = () => {
      response.writeHead(404).end();
    };
    if (intercept(path, response)) return;
    if (compress && COMPRESSED.test(path === '/' ? '/index.html' : path)) return gzipped(path, response);
    if (path.startsWith('/atlas/')) {
      request.url = request.url!.slice('/atlas'.length);
      figures(request, response, missing);
    } else pages(request, response, missing);
  });
  const packed = new Map<string, Buffer>();
  function gzipped(path: string, response: ServerResponse): void {
    const file = path.startsWith('/atlas/')
      ? join(atlas, path.slice(7))
      : join(app, path === '/' ? 'index.html' : path);
    const type = MIME[extname(file)] ?? 'application/octet-stream';
    const bytes = packed.get(file) ?? gzipSync(readFileSync(file));
    packed.set(file, bytes);
    response.writeHead(200, {
      'Content-Type': type,
      'Content-Encoding': 'gzip',
      'Cache-Control': cacheControl(path),
    });
    response.end(bytes);
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
