import { decodeTopology, dissolveTopology, type Topology, topologyGeometries } from '@postcode-lottery/core';
import { fetchFile } from '../atlas/fetch-file.ts';
import { KeptFiles } from '../offline/kept-files.ts';
import { blobOf } from '../share/blob-of.ts';
import { geojsonTexts } from '../share/geojson.ts';
import type {
  OutlineLevel,
  OutlineReply,
  OutlineRequest,
  OutlineSource,
  OutlineStage,
} from '../share/outline-messages.ts';

let areas: Topology | undefined;
const levels = new Map<string, Topology>();

addEventListener('message', ({ data }: MessageEvent<OutlineRequest>) => void answer(data));

async function answer({ number, source, level, table }: OutlineRequest): Promise<void> {
  let stage: OutlineStage = 'fetching';
  try {
    if (!areas) {
      reply({ number, stage });
      areas = await fetchTopology(source);
    }
    stage = 'making';
    reply({ number, stage });
    const topology = level ? joined(areas, level) : areas;
    const texts = geojsonTexts(table, topologyGeometries(topology));
    reply({ number, file: blobOf(texts, 'application/geo+json') });
  } catch (problem) {
    reply({ number, stage, problem: problem instanceof Error ? problem.message : String(problem) });
  }
}

function reply(message: OutlineReply): void {
  postMessage(message);
}

/** A kept copy may be unpacked, so that its number of bytes says nothing: decoding finds what is damaged. */
async function fetchTopology({ base, contentKey, visited, file }: OutlineSource): Promise<Topology> {
  const kept = new KeptFiles(contentKey, visited);
  const bytes = await kept.read(file.sha256, () => fetchFile(base, file.path, file));
  try {
    return decodeTopology(await unzip(bytes), file.path);
  } catch (problem) {
    await kept.drop(file.sha256);
    throw problem;
  }
}

/** The bytes themselves, whether or not the server has unpacked them on the way. */
async function unzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function joined(topology: Topology, { name, placeOfArea, count }: OutlineLevel): Topology {
  const known = levels.get(name) ?? dissolveTopology(topology, placeOfArea, count);
  levels.set(name, known);
  return known;
}
