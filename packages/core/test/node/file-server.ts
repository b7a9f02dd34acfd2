import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FileServer {
  readonly address: string;
  /** Range headers of the requests so far; '' where there was none. */
  readonly ranges: string[];
  close(): Promise<void>;
}

/** Answers one request for `body`; `visit` counts requests from 1. */
export type Answer = (request: IncomingMessage, response: ServerResponse, visit: number) => void;

export async function startServer(answer: Answer): Promise<FileServer> {
  const ranges: string[] = [];
  const server: Server = createServer((request, response) => {
    ranges.push(request.headers.range ?? '');
    answer(request, response, ranges.length);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    ranges,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** A well-behaved answer: the whole body, or the part from a Range on. */
export function serve(request: IncomingMessage, response: ServerResponse, body: Buffer, etag = '"1"'): void {
  const from = rangeStart(request);
  const valid = request.headers['if-range'] === undefined || request.headers['if-range'] === etag;
  if (from === undefined || !valid) {
    response.writeHead(200, { 'content-length': body.length, etag });
    response.end(body);
  } else if (from >= body.length) {
    response.writeHead(416, { 'content-range': `bytes */${body.length}` });
    response.end();
  } else {
    const rest = body.subarray(from);
    response.writeHead(206, {
      'content-length': rest.length,
      'content-range': `bytes ${from}-${body.length - 1}/${body.length}`,
      etag,
    });
    response.end(rest);
  }
}

/** Sends `bytes` bytes of what is asked for and breaks the connection. */
export function drop(request: IncomingMessage, response: ServerResponse, body: Buffer, bytes: number): void {
  const from = rangeStart(request) ?? 0;
  const rest = body.subarray(from);
  const headers = { 'content-length': rest.length, etag: '"1"' };
  if (from === 0) response.writeHead(200, headers);
  else
    response.writeHead(206, {
      ...headers,
      'content-range': `bytes ${from}-${body.length - 1}/${body.length}`,
    });
  response.write(rest.subarray(0, bytes), () => setImmediate(() => response.destroy()));
}

function rangeStart(request: IncomingMessage): number | undefined {
  const match = /^bytes=(\d+)-$/.exec(request.headers.range ?? '');
  return match === null ? undefined : Number(match[1]);
}
