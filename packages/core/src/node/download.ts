import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat, truncate } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beginPartial, discardPartial, lengthOf, type PartialState, readPartial } from './partial-file.ts';

/** What a download is to bring and how patiently. */
export interface DownloadRequest {
  readonly url: string;
  /** Where the file lands, all at once, when it is whole and verified. */
  readonly to: string;
  /** SHA-256 that the publisher states. */
  readonly sha256?: string;
  /** Tries without progress before giving up; default 5. */
  readonly attempts?: number;
  /** Milliseconds before the second try, doubled for each further one; default 500. */
  readonly firstWaitMilliseconds?: number;
  /** Milliseconds without a byte after which a connection counts as dead; default 30,000. */
  readonly stallMilliseconds?: number;
  /** Called as bytes arrive; `total` is undefined where the server does not say. */
  readonly onProgress?: (received: number, total: number | undefined) => void;
  /** Called with the whole file before it lands; throws to refuse it. */
  readonly verify?: (temporary: string) => Promise<void>;
}

export interface DownloadOutcome {
  readonly bytes: number;
  readonly sha256: string;
  /** Requests that were made. */
  readonly requests: number;
  /** True where a partial file, of this run or an earlier one, was continued. */
  readonly resumed: boolean;
}

/** A download that failed; the message is one line that names the address and the reason. */
export class DownloadError extends Error {
  override readonly name = 'DownloadError';
  readonly url: string;
  constructor(url: string, reason: string, options?: ErrorOptions) {
    super(`${url}: ${reason}`, options);
    this.url = url;
  }
}

/** A fault that another try may mend. */
class PassingFault extends Error {
  readonly retryAfterMilliseconds: number;
  constructor(reason: string, retryAfterMilliseconds = 0, options?: ErrorOptions) {
    super(reason, options);
    this.retryAfterMilliseconds = retryAfterMilliseconds;
  }
}

/**
 * Downloads a file: continues a partial one by a Range request, retries with back-off, refuses an empty file,
 * a web page in place of data, a length or checksum other than stated, and lands the file all at once. When
 * it fails, what stood at `to` stays; a partial file stays beside it for the next run unless it proved wrong.
 *
 * @throws DownloadError with the reason, or whatever `verify` threw.
 */
export async function downloadFile(request: DownloadRequest): Promise<DownloadOutcome> {
  await mkdir(dirname(request.to), { recursive: true });
  const part = `${request.to}.part`;
  const progress = { requests: 0, resumed: false };
  await fetchWhole(request, part, progress);
  try {
    const sha256 = await inspect(request, part);
    await request.verify?.(part);
    const { size: bytes } = await stat(part);
    await rename(part, request.to);
    await rm(`${part}.json`, { force: true });
    return { bytes, sha256, ...progress };
  } catch (error) {
    await discardPartial(part);
    throw error;
  }
}

async function fetchWhole(
  request: DownloadRequest,
  part: string,
  progress: { requests: number; resumed: boolean },
): Promise<void> {
  const attempts = request.attempts ?? 5;
  let failures = 0;
  let farthest = 0;
  for (;;) {
    const before = await lengthOf(part);
    progress.requests++;
    try {
      progress.resumed = (await fetchOnce(request, part, before)) || progress.resumed;
      return;
    } catch (error) {
      if (!(error instanceof PassingFault)) throw error;
      const reached = await lengthOf(part);
      failures = reached > farthest ? 1 : failures + 1;
      farthest = Math.max(farthest, reached);
      if (failures >= attempts)
        throw new DownloadError(request.url, `${error.message}; gave up after ${progress.requests} tries`, {
          cause: error,
        });
      const backOff = (request.firstWaitMilliseconds ?? 500) * 2 ** (failures - 1);
      await wait(Math.max(backOff, error.retryAfterMilliseconds));
    }
  }
}

/** One request; true when it continued a partial file. */
async function fetchOnce(request: DownloadRequest, part: string, have: number): Promise<boolean> {
  const state = have > 0 ? await readPartial(part, request.url) : undefined;
  if (have > 0 && state === undefined) await discardPartial(part);
  const from = state === undefined ? 0 : have;
  const stall = new AbortController();
  const headers: Record<string, string> = { 'accept-encoding': 'identity' };
  if (from > 0) headers.range = `bytes=${from}-`;
  if (from > 0 && state?.validator !== undefined) headers['if-range'] = state.validator;
  const patience = request.stallMilliseconds ?? 30_000;
  let timer = setTimeout(() => stall.abort(), patience);
  try {
    const response = await fetch(request.url, { headers, signal: stall.signal });
    const continued = await accept(response, request, part, from, state);
    if (continued === 'whole') return true;
    const total = await begin(response, request, part, continued ? from : 0);
    const file = await open(part, 'a');
    let received = continued ? from : 0;
    try {
      for await (const chunk of response.body ?? []) {
        clearTimeout(timer);
        timer = setTimeout(() => stall.abort(), patience);
        await file.write(chunk);
        received += chunk.length;
        request.onProgress?.(received, total);
      }
    } finally {
      await file.close();
    }
    await checkLength(part, received, total);
    return continued;
  } catch (error) {
    if (error instanceof DownloadError || error instanceof PassingFault) throw error;
    if ((error as NodeJS.ErrnoException).syscall === 'write') throw error;
    const reason = stall.signal.aborted ? `no byte arrived for ${patience / 1000} s` : networkReason(error);
    throw new PassingFault(reason, 0, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

/** Whether the answer continues the partial file; 'whole' when nothing is left to fetch. */
async function accept(
  response: Response,
  request: DownloadRequest,
  part: string,
  from: number,
  state: PartialState | undefined,
): Promise<boolean | 'whole'> {
  if (response.status === 206 && from > 0) {
    const range = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(response.headers.get('content-range') ?? '');
    const sameTotal = range?.[2] === '*' || state?.total === undefined || Number(range?.[2]) === state.total;
    if (range !== null && Number(range[1]) === from && sameTotal) return true;
    return startAgain(response, part, 'the server continued at another place');
  }
  if (response.status === 416 && from > 0) {
    if (from === state?.total) {
      await response.body?.cancel();
      return 'whole';
    }
    return startAgain(response, part, 'the partial file does not belong to what the server has');
  }
  if (response.status === 200) return false;
  await response.body?.cancel();
  const words = `the server answered ${response.status} ${response.statusText}`.trim();
  if (response.status === 404 || response.status === 410)
    throw new DownloadError(request.url, `${words}: the file has moved; see its landing page`);
  if (response.status < 500 && response.status !== 429 && response.status !== 408)
    throw new DownloadError(request.url, words);
  const after = Number(response.headers.get('retry-after'));
  throw new PassingFault(words, Number.isFinite(after) ? Math.min(after, 60) * 1000 : 0);
}

async function startAgain(response: Response, part: string, reason: string): Promise<never> {
  await response.body?.cancel();
  await discardPartial(part);
  throw new PassingFault(reason);
}

/** Prepares the partial file and its state for the bytes to come; returns the length the whole will have. */
async function begin(
  response: Response,
  request: DownloadRequest,
  part: string,
  from: number,
): Promise<number | undefined> {
  const type = response.headers.get('content-type') ?? '';
  if (/text\/html|application\/xhtml/i.test(type))
    throw new DownloadError(request.url, 'the server sent a web page, not the file');
  const length = response.headers.get('content-length');
  const total = length === null ? undefined : from + Number(length);
  if (from > 0) return total;
  const validator = response.headers.get('etag') ?? response.headers.get('last-modified') ?? undefined;
  const usable = validator !== undefined && !validator.startsWith('W/') ? { validator } : {};
  const state: PartialState = { url: request.url, ...usable, ...(total === undefined ? {} : { total }) };
  await beginPartial(part, state);
  return total;
}

async function checkLength(part: string, received: number, total: number | undefined): Promise<void> {
  if (total === undefined || received === total) return;
  if (received < total) throw new PassingFault(`${received} of ${total} bytes arrived`);
  await truncate(part, 0);
  throw new PassingFault(`${received} bytes arrived where the server had announced ${total}`);
}

/** Checks the whole file's bytes; returns its SHA-256. */
async function inspect(request: DownloadRequest, part: string): Promise<string> {
  const hash = createHash('sha256');
  let start = Buffer.alloc(0);
  for await (const chunk of createReadStream(part)) {
    if (start.length < 512) start = Buffer.concat([start, chunk as Buffer]).subarray(0, 512);
    hash.update(chunk as Buffer);
  }
  if (start.length === 0) throw new DownloadError(request.url, 'the file is empty');
  if (/^\uFEFF?\s*<(!doctype html|html|head|body|\?xml|error)/i.test(start.toString('utf8')))
    throw new DownloadError(request.url, 'the server sent a web page or an XML message, not the file');
  const sha256 = hash.digest('hex');
  if (request.sha256 !== undefined && sha256 !== request.sha256)
    throw new DownloadError(request.url, `the checksum is ${sha256}, not ${request.sha256} as published`);
  return sha256;
}

function networkReason(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = (cause as NodeJS.ErrnoException).code;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'the server was not found; are you offline?';
  if (code === 'ECONNREFUSED') return 'the server refused the connection';
  return `the connection broke (${(cause as Error).message})`;
}
