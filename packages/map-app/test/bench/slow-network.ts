import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

/** Chrome's 'Fast 4G': 9 Mbit/s less a tenth, 165 ms there and back. */
const BYTES_PER_MILLISECOND = (9000 * 0.9) / 8;
const ROUND_TRIP_MILLISECONDS = 165;

export interface SlowNetwork {
  readonly url: string;
  /** Bytes that went down since the last call. */
  takeBytes(): number;
  close(): void;
}

/** Stands between a browser and a server and makes the way slow for the page and its workers alike. */
export async function slowNetwork(target: string): Promise<SlowNetwork> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let free = 0;
  let bytes = 0;
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => sockets.delete(socket));
    }
    near.on('data', (chunk) => setTimeout(() => far.write(chunk), ROUND_TRIP_MILLISECONDS));
    near.on('close', () => far.end());
    far.on('data', (chunk) => {
      bytes += chunk.length;
      const now = performance.now();
      free = Math.max(now, free) + chunk.length / BYTES_PER_MILLISECOND;
      setTimeout(() => near.write(chunk), free - now);
    });
    far.on('close', () => setTimeout(() => near.end(), Math.max(0, free - performance.now())));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    takeBytes: () => {
      const taken = bytes;
      bytes = 0;
      return taken;
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
