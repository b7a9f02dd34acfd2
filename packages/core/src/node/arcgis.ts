import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Feature } from 'geojson';
import { stringifyRow } from '../sources/csv-row.ts';
import { DownloadError } from './download.ts';
import { landFile } from './landing.ts';

/** A layer of an ArcGIS feature service, as the ONS Open Geography Portal serves its look-ups and boundaries. */
export interface ArcgisRequest {
  /** Address of the layer, ending in /FeatureServer/0. */
  readonly layer: string;
  /** True for a GeoJSON of the features, false for a CSV of their attributes. */
  readonly geometry: boolean;
  readonly to: string;
  readonly attempts?: number;
  readonly firstWaitMilliseconds?: number;
  readonly onProgress?: (features: number, total: number) => void;
  readonly verify?: (temporary: string) => Promise<void>;
}

const PAGE = 1000;

/**
 * Downloads all features of a layer page by page (WGS84) and lands them as one file when their number is the
 * one the service announced.
 *
 * @throws DownloadError with the reason, or whatever `verify` threw.
 */
export async function downloadArcgisLayer(request: ArcgisRequest): Promise<number> {
  const { count } = await query<{ count: number }>(request, { returnCountOnly: 'true', f: 'json' });
  if (!Number.isInteger(count) || count === 0)
    throw new DownloadError(request.layer, 'the service announced no features');
  await landFile(request.to, async (temporary) => {
    const out = createWriteStream(temporary);
    const write = async (text: string) => {
      if (!out.write(text)) await once(out, 'drain');
    };
    let received = 0;
    if (request.geometry) await write('{"type":"FeatureCollection","features":[\n');
    while (received < count) {
      const features = await page(request, received);
      if (features.length === 0)
        throw new DownloadError(request.layer, `${received} of ${count} features arrived`);
      await write(request.geometry ? geojsonLines(features, received) : csvLines(features, received));
      received += features.length;
      request.onProgress?.(received, count);
    }
    if (request.geometry) await write('\n]}\n');
    out.end();
    await once(out, 'close');
    if (received !== count)
      throw new DownloadError(request.layer, `${received} features arrived where ${count} were announced`);
    await request.verify?.(temporary);
  });
  return count;
}

async function page(request: ArcgisRequest, offset: number): Promise<Feature[]> {
  const { features } = await query<{ features?: Feature[] }>(request, {
    outFields: '*',
    outSR: '4326',
    returnGeometry: String(request.geometry),
    resultOffset: String(offset),
    resultRecordCount: String(PAGE),
    f: 'geojson',
  });
  if (!Array.isArray(features))
    throw new DownloadError(request.layer, 'the service sent no list of features');
  return features;
}

function geojsonLines(features: Feature[], before: number): string {
  return (before > 0 ? ',\n' : '') + features.map((feature) => JSON.stringify(feature)).join(',\n');
}

function csvLines(features: Feature[], before: number): string {
  const headings = Object.keys(features[0]?.properties ?? {});
  const rows = features.map(({ properties }) =>
    headings.map((heading) => String(properties?.[heading] ?? '')),
  );
  return [...(before === 0 ? [headings] : []), ...rows].map(stringifyRow).join('');
}

async function query<Answer>(request: ArcgisRequest, parameters: Record<string, string>): Promise<Answer> {
  const url = `${request.layer}/query?${new URLSearchParams({ where: '1=1', ...parameters })}`;
  const attempts = request.attempts ?? 5;
  for (let attempt = 1; ; attempt++) {
    try {
      const response = await fetch(url);
      if (!response.ok) throw new Error(`the server answered ${response.status}`);
      const answer = (await response.json()) as Answer & { error?: { message?: string } };
      if (answer.error !== undefined)
        throw new Error(answer.error.message ?? 'the service reported an error');
      return answer;
    } catch (error) {
      if (attempt >= attempts)
        throw new DownloadError(
          request.layer,
          `${(error as Error).message}; gave up after ${attempt} tries`,
          {
            cause: error,
          },
        );
      await wait((request.firstWaitMilliseconds ?? 500) * 2 ** (attempt - 1));
    }
  }
}
