import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { PMTiles } from 'pmtiles';
import { ArchiveSource } from '../offline/archive-source.ts';
import { KeptFiles } from '../offline/kept-files.ts';
import { buildMesh } from './mesh.ts';
import type { TileQuestion, TileReply, TileRequest } from './tile-messages.ts';

const TRIES = 3;
const PAUSE_MILLISECONDS = 400;
const KEPT_TILES = 160;

let source: ArchiveSource | undefined;
let archive: PMTiles | undefined;
const recent = new Map<string, Promise<ArrayBuffer | null>>();

addEventListener('message', ({ data }: MessageEvent<TileRequest>) => {
  // What was asked before the worker ran is let through by the page's thread in one go, this question first.
  if (data.kind === 'begin') reply({ begun: true });
  else if (data.kind === 'open')
    open(new ArchiveSource(data.url, new KeptFiles(data.contentKey, data.visited)));
  else void answer(data);
});

function open(from: ArchiveSource): void {
  source = from;
  archive = new PMTiles(from);
}

async function answer(request: TileQuestion): Promise<void> {
  try {
    const bytes = await tileBytes(request.z, request.x, request.y);
    if (request.kind === 'bytes') return reply({ number: request.number, bytes: bytes?.slice(0) ?? null });
    const layer = bytes && new VectorTile(new PbfReader(bytes)).layers[request.layer];
    const mesh = layer ? buildMesh(layer) : null;
    reply({ number: request.number, mesh }, mesh ? Object.values(mesh).flatMap(bufferOf) : []);
  } catch (problem) {
    recent.delete(keyOf(request.z, request.x, request.y));
    reply({ number: request.number, problem: problem instanceof Error ? problem.message : String(problem) });
  }
}

function reply(message: TileReply, transfer: Transferable[] = []): void {
  postMessage(message, { transfer });
}

const bufferOf = (part: unknown): ArrayBuffer[] =>
  ArrayBuffer.isView(part) ? [part.buffer as ArrayBuffer] : [];
const keyOf = (z: number, x: number, y: number) => `${z}/${x}/${y}`;

/** Bytes of a tile, unpacked; null where the archive has none. Asked for thrice before it is a failure. */
function tileBytes(z: number, x: number, y: number): Promise<ArrayBuffer | null> {
  const key = keyOf(z, x, y);
  const known = recent.get(key);
  if (known) return known;
  const found = fetchTile(z, x, y);
  recent.set(key, found);
  if (recent.size > KEPT_TILES) recent.delete(recent.keys().next().value!);
  return found;
}

async function fetchTile(z: number, x: number, y: number): Promise<ArrayBuffer | null> {
  for (let attempt = 1; ; attempt++) {
    try {
      return (await archive!.getZxy(z, x, y))?.data ?? null;
    } catch (problem) {
      // The reader remembers a header or directory that failed: a new one asks again.
      open(source!);
      if (attempt === TRIES) throw problem;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLISECONDS * attempt));
    }
  }
}
