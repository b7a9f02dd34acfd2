import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  // biome-ignore lint/suspicious/noExplicitAny: whatever JSON the engine sent
  readonly body: any;
}

export type Answer =
  | { readonly json: unknown; readonly status?: number; readonly headers?: Record<string, string> }
  | { readonly text: string; readonly status?: number }
  | 'drop'
  | 'dropHalfway'
  | 'never';

/** A routing server on this machine that answers as it is told, and remembers what it was asked. */
export async function startRoutingServer(answer: (asked: Asked, count: number) => Answer) {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const entry = {
      method: request.method!,
      url: request.url!,
      headers: request.headers,
      body: text === '' ? undefined : JSON.parse(text),
    };
    asked.push(entry);
    send(response, answer(entry, asked.length));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

function send(response: ServerResponse, answer: Answer): void {
  if (answer === 'never') return;
  if (answer === 'drop') {
    response.destroy();
    return;
  }
  if (answer === 'dropHalfway') {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
    response.write('{"durations": [[');
    setTimeout(() => response.destroy(), 10);
    return;
  }
  const headers = 'json' in answer ? (answer.headers ?? {}) : {};
  response.writeHead(answer.status ?? 200, { 'content-type': 'application/json', ...headers });
  response.end('json' in answer ? JSON.stringify(answer.json) : answer.text);
}
