import { Answers } from '../workers/answers.ts';
import type { Mesh } from '../workers/mesh.ts';
import type { TileAnswer, TileQuestion, TileReply, TileRequest } from '../workers/tile-messages.ts';
import type { TileId } from './tile-cover.ts';

type Asked = TileQuestion extends infer One
  ? One extends TileQuestion
    ? Omit<One, 'number'>
    : never
  : never;

/** The page's side of the tile worker. */
export class TileClient {
  readonly #worker = new Worker(new URL('../workers/tile-worker.ts', import.meta.url), { type: 'module' });
  readonly #answers = new Answers<TileAnswer>();
  #begun: () => void = () => {};
  /** Once the worker runs and has what it was asked until then, whether it could be started or not. */
  readonly begun = new Promise<void>((resolve) => {
    this.#begun = resolve;
  });

  readonly #warm = new Map<string, Promise<Mesh | null>>();

  constructor() {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<TileReply>) => {
      this.#begun();
      if (!('begun' in data)) this.#answers.hear(data);
    });
    this.#worker.addEventListener('error', ({ message }) => {
      this.#begun();
      this.#answers.fail(message);
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

  #ask(question: Asked): Promise<TileAnswer> {
    return this.#answers.to((number) => this.#post({ ...question, number } as TileQuestion));
  }

  #post(request: TileRequest): void {
    this.#worker.postMessage(request);
  }
}
