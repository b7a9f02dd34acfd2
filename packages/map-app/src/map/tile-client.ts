import type { Mesh } from '../workers/mesh.ts';
import type { TileReply, TileRequest } from '../workers/tile-messages.ts';

type Question = Extract<TileRequest, { number: number }>;
type Asked = Question extends infer One ? (One extends Question ? Omit<One, 'number'> : never) : never;

/** The page's side of the tile worker. */
export class TileClient {
  readonly #worker = new Worker(new URL('../workers/tile-worker.ts', import.meta.url), { type: 'module' });
  readonly #waiting = new Map<
    number,
    { resolve: (reply: TileReply) => void; reject: (problem: Error) => void }
  >();
  #count = 0;

  constructor(url: string, contentKey: string) {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<TileReply>) => {
      const waiting = this.#waiting.get(data.number);
      this.#waiting.delete(data.number);
      if ('problem' in data) waiting?.reject(new Error(data.problem));
      else waiting?.resolve(data);
    });
    this.#post({ kind: 'open', url, contentKey });
  }

  async mesh(layer: string, z: number, x: number, y: number): Promise<Mesh | null> {
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
      this.#post({ ...question, number } as TileRequest);
    });
  }

  #post(request: TileRequest): void {
    this.#worker.postMessage(request);
  }
}
