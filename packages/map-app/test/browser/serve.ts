import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import sirv from 'sirv';

export interface Served {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the built app with an atlas beside it, on a free port, with ranges, compression kept off. */
export async function serveApp(
  app: string,
  atlas: string,
  intercept: (path: string, response: ServerResponse) => boolean = () => false,
): Promise<Served> {
  const pages = sirv(app, { etag: true, dev: true });
  const figures = sirv(atlas, { etag: true, dev: true });
  const server: Server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const missing = () => response.writeHead(404).end();
    if (intercept(path, response)) return;
    if (path.startsWith('/atlas/')) {
      request.url = request.url!.slice('/atlas'.length);
      figures(request, response, missing);
    } else pages(request, response, missing);
  });
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
