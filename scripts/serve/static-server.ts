import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import sirv from 'sirv';
import { UsageError } from '../cli/run-command.ts';

/** A folder served below a path: '/' or '/atlas/'. */
export interface Mount {
  readonly path: string;
  readonly folder: string;
}

const PORTS_TRIED = 20;

const HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'geolocation=(self), camera=(), microphone=()',
  'Cache-Control': 'no-cache',
};

/** Built code, whose names change with what is in it: it need not be asked for twice. */
const NAMED_BY_CONTENT = /^\/assets\/.+-[\w-]{8}\.(js|css)$/;

export interface ServeOptions {
  readonly host: string;
  /** The first port to try. */
  readonly port: number;
  /** Content security policy of every answer; see {@link pagePolicy}. */
  readonly policy: string;
}

/**
 * Serves folders over HTTP with ranges, entity tags and the `.gz` files that lie beside their originals.
 * The most specific mount answers; where the port is taken, the next free one above it is used.
 */
export async function serve(
  mounts: readonly Mount[],
  { host, port, policy }: ServeOptions,
): Promise<{ readonly address: string; readonly server: Server }> {
  const headers = { ...HEADERS, 'Content-Security-Policy': policy };
  const setHeaders = (response: { setHeader(name: string, value: string): unknown }, pathname: string) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (NAMED_BY_CONTENT.test(pathname)) response.setHeader('Cache-Control', 'max-age=31536000, immutable');
  };
  const handlers = [...mounts]
    .sort((one, other) => other.path.length - one.path.length)
    .map(({ path, folder }) => ({ path, handle: sirv(folder, { etag: true, gzip: true, setHeaders }) }));
  const server = createServer((request, response) => {
    const mount = handlers.find(({ path }) => request.url?.startsWith(path));
    const notFound = () => {
      response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8', ...headers });
      response.end('Not found');
    };
    if (!mount) return notFound();
    request.url = `/${request.url!.slice(mount.path.length)}`;
    mount.handle(request, response, notFound);
  });
  for (let tried = port; tried < port + PORTS_TRIED; tried++) {
    if (await listens(server, host, tried)) {
      const { port: bound } = server.address() as AddressInfo;
      return { address: `http://${host}:${bound}/`, server };
    }
  }
  throw new UsageError(
    `Ports ${port} to ${port + PORTS_TRIED - 1} are all in use; choose another with --port.`,
  );
}

function listens(server: Server, host: string, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(false) : reject(error),
    );
    server.listen(port, host, () => {
      server.removeAllListeners('error');
      resolve(true);
    });
  });
}
