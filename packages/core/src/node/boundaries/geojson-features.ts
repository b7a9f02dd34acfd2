import { DataError } from '../../foundation/errors.ts';
import { type BoundaryFeature, coordinatesNamed, type FeatureFile } from './feature.ts';

const QUOTE = 34;
const BACKSLASH = 92;
const OPEN = 123;
const CLOSE = 125;
const CLOSE_LIST = 93;
const LONGEST_PREAMBLE = 1 << 20;
const LONGEST_FEATURE = 1 << 29;
const FEATURES = /"features"\s*:\s*\[/;

/** Reads the features of a GeoJSON FeatureCollection one at a time, so that a file may be of any length. */
export function openGeojson(name: string, chunks: AsyncIterable<Uint8Array>): FeatureFile {
  const state = { preamble: '' };
  return {
    name,
    format: 'GeoJSON',
    declared: () => coordinatesNamed(state.preamble),
    features: readFeatures(name, chunks, state),
  };
}

async function* readFeatures(
  name: string,
  chunks: AsyncIterable<Uint8Array>,
  state: { preamble: string },
): AsyncGenerator<BoundaryFeature> {
  let pending = Buffer.alloc(0);
  let begun = false;
  let at = 0;
  let start = -1;
  let depth = 0;
  let inText = false;
  for await (const chunk of chunks) {
    pending = pending.length === 0 ? Buffer.from(chunk) : Buffer.concat([pending, chunk]);
    if (!begun) {
      const text = pending.toString('latin1');
      const match = FEATURES.exec(text);
      refuseOther(name, text, match !== null);
      if (match === null) continue;
      state.preamble = text.slice(0, match.index);
      at = match.index + match[0].length;
      begun = true;
    }
    for (; at < pending.length; at++) {
      const byte = pending[at]!;
      if (inText) {
        if (byte === BACKSLASH) at++;
        else if (byte === QUOTE) inText = false;
      } else if (byte === QUOTE) inText = true;
      else if (byte === OPEN && depth++ === 0) start = at;
      else if (byte === CLOSE && --depth === 0) {
        yield parseFeature(name, pending.subarray(start, at + 1));
        start = -1;
      } else if (byte === CLOSE_LIST && depth === 0) return;
    }
    const keep = start < 0 ? at : start;
    if (pending.length - keep > LONGEST_FEATURE)
      throw new DataError({ file: name, problem: `has a feature of more than ${LONGEST_FEATURE} bytes` });
    pending = pending.subarray(Math.min(keep, pending.length));
    at -= keep;
    if (start >= 0) start = 0;
  }
  throw new DataError({
    file: name,
    problem: begun ? 'ends in the middle of its features: it is truncated' : 'has no list of features',
    expected: 'a whole GeoJSON FeatureCollection',
  });
}

function refuseOther(name: string, text: string, found: boolean): void {
  const start = text.replace(/^\u00EF\u00BB\u00BF/, '').trimStart();
  if (start !== '' && !start.startsWith('{'))
    throw new DataError({
      file: name,
      value: start.slice(0, 40),
      problem: start.startsWith('<') ? 'is a web page or XML, not GeoJSON' : 'is not GeoJSON',
      expected: 'a GeoJSON FeatureCollection',
    });
  if (!found && text.length > LONGEST_PREAMBLE)
    throw new DataError({ file: name, problem: 'has no list of features in its first megabyte' });
}

function parseFeature(name: string, bytes: Buffer): BoundaryFeature {
  const text = bytes.toString('utf8');
  try {
    const { properties, geometry } = JSON.parse(text) as Partial<BoundaryFeature>;
    return { properties: properties ?? {}, geometry: geometry ?? null };
  } catch (cause) {
    throw new DataError({ file: name, value: text, problem: 'has a feature that is not JSON' }, { cause });
  }
}
