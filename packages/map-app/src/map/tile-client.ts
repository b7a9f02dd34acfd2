import type { Mesh } from '../workers/mesh.ts';
import type { TileQuestion, TileReply, TileRequest } from '../workers/tile-messages.ts';
import type { TileId } from './tile-cover.ts';

type Asked = TileQuestion extends infer One
  ? One extends TileQuestion
    ? Omit<One, 'number'>
    : never
  : never;

/** The page's side of the tile worker. */
export class TileClient {
  readonly #worker = new Worker(new URL('../workers/tile-worker.ts', import.meta.url), { type: 'module' });
  readonly #waiting = new Map<
    number,
    { resolve: (reply: TileReply) => void; reject: (problem: Error) => void }
  >();
  #count = 0;
  #begun: () => void = () => {};
  /** Once the worker runs and has what it was asked until then, whether it could be started or not. */
  readonly begun = new Promise<void>((resolve) => {
    this.#begun = resolve;
  });

  readonly #warm = new Map<string, Promise<Mesh | null>>();

  constructor() {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<TileReply>) => {
      this.#begun();
      if ('begun' in data) return;
      const waiting = this.#waiting.get(data.number);
      this.#waiting.delete(data.number);
      if ('problem' in data) waiting?.reject(new Error(data.problem));
      else waiting?.resolve(data);
    });
    this.#worker.addEventListener('error', ({ message }) => {
      this.#begun();
      for (const { reject } of this.#waiting.values()) reject(new Error(message));
      this.#waiting.clear();
    });
    this.#post({ kind: 'begin' });
  }

  /** Says which archive to read, and whether parts of it may be kept; to be called before anything is asked. */
  open(url: string, contentKey: string, visited: boolean): void {
    this.#post({ kind: 'open', url, contentKey, visited });
  }

  /** Whether meshes were asked for that nobody has taken yet. */
  get isWarm(): boolean {
    return this.#warm.size > 0;
  }

  /** Has meshes made before the map asks for them. */
  warm(layer: string, tiles: readonly TileId[]): void {
    for (const { z, x, y } of tiles) {
      const key = `${layer}/${z}/${x}/${y}`;
      if (this.#warm.has(key)) continue;
      const mesh = this.#mesh(layer, z, x, y);
      // Whoever asks for it hears of a failure.
      mesh.catch(() => {});
      this.#warm.set(key, mesh);
    }
  }

  mesh(layer: string, z: number, x: number, y: number): Promise<Mesh | null> {
    const key = `${layer}/${z}/${x}/${y}`;
    const warm = this.#warm.get(key);
    this.#warm.delete(key);
    return warm ?? this.#mesh(layer, z, x, y);
  }

  async #mesh(layer: string, z: number, x: number, y: number): Promise<Mesh | null> {
    const reply = await this.#ask({ kind: 'mesh', layer, z, x, y });
    return 'mesh' in reply ? reply.mesh : null;
  }

  async bytes(z: number, x: number, y: number): Promise<ArrayBuffer | null> {
    const reply = await this.#ask({ kind: 'bytes', z, x, y });
    return 'bytes' in reply ? reply.bytes : null;
  }

  #ask(question: Asked): Promise<TileReply> {
    const number = this.#count++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(number, { resolve, reject });
      this.#post({ ...question, number } as TileQuestion);
    });
  }

  #post(request: TileRequest): void {
    this.#worker.postMessage(request);
  }
}
