import { decodeTopology, dissolveTopology, type Topology, topologyGeometries } from '@postcode-lottery/core';
import { fetchKept } from '../atlas/fetch-file.ts';
import { unzip } from '../atlas/unzip.ts';
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

/** A copy that cannot be decoded is dropped, for the next try to fetch it. */
async function fetchTopology({ base, contentKey, visited, file }: OutlineSource): Promise<Topology> {
  const kept = new KeptFiles(contentKey, visited);
  const bytes = await fetchKept(base, file.path, file, kept);
  try {
    return decodeTopology(await unzip(bytes), file.path);
  } catch (problem) {
    await kept.drop(file.sha256);
    throw problem;
  }
}

function joined(topology: Topology, { name, placeOfArea, count }: OutlineLevel): Topology {
  const known = levels.get(name) ?? dissolveTopology(topology, placeOfArea, count);
  levels.set(name, known);
  return known;
}
