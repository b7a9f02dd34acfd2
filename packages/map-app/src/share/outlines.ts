import type { OutlineReply, OutlineRequest, OutlineStage } from './outline-messages.ts';

/** The outlines could not be had, so there is no file. */
export class OutlinesProblem extends Error {
  override readonly name = 'OutlinesProblem';
}

interface Waiting {
  readonly resolve: (file: Blob) => void;
  readonly reject: (problem: Error) => void;
  readonly onStage: (stage: OutlineStage) => void;
}

/** The worker that holds the outlines, begun at the first file and kept for the next. */
class Outlines {
  #worker: Worker | undefined;
  #number = 0;
  readonly #waiting = new Map<number, Waiting>();

  /**
   * A GeoJSON file of areas or places.
   *
   * @param onStage called when the outlines begin to be fetched, and when the file begins to be made
   * @throws OutlinesProblem where the outlines could not be had
   */
  file(request: Omit<OutlineRequest, 'number'>, onStage: (stage: OutlineStage) => void): Promise<Blob> {
    const number = this.#number++;
    this.#worker ??= this.#begin();
    this.#worker.postMessage({ number, ...request } satisfies OutlineRequest);
    return new Promise((resolve, reject) => this.#waiting.set(number, { resolve, reject, onStage }));
  }

  #begin(): Worker {
    const worker = new Worker(new URL('../workers/outline-worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<OutlineReply>) => this.#hear(data));
    worker.addEventListener('error', ({ message }) => {
      worker.terminate();
      this.#worker = undefined;
      for (const { reject } of this.#waiting.values()) reject(new OutlinesProblem(message));
      this.#waiting.clear();
    });
    return worker;
  }

  #hear(reply: OutlineReply): void {
    const waiting = this.#waiting.get(reply.number);
    if (!waiting) return;
    if (!('problem' in reply || 'file' in reply)) {
      waiting.onStage(reply.stage);
      return;
    }
    this.#waiting.delete(reply.number);
    if ('file' in reply) waiting.resolve(reply.file);
    else
      waiting.reject(
        reply.stage === 'fetching' ? new OutlinesProblem(reply.problem) : new Error(reply.problem),
      );
  }
}

export const outlines = new Outlines();
