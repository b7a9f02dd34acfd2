import fc from 'fast-check';

/** A change to the bytes of a file, of the kinds that spreadsheets, servers and disks make. */
export type Mutation = (bytes: Buffer) => Buffer;

const INSERTS = [
  '"',
  '""',
  ',',
  ',,',
  '\n',
  '\r\n',
  '\0',
  '\uFEFF',
  '<html>',
  '9999999999',
  '-1',
  '*',
  ':',
  '#N/A',
  'NaN',
  '1e400',
  '0x1F',
  'W01000001',
  'S01000001',
  'E01999999',
  'é',
  '-0.5,51.5',
  '530000',
  "'",
  '=1+1',
];

/** Any single mutation; its printed form says what it does. */
export function anyMutation(): fc.Arbitrary<{ readonly name: string; readonly apply: Mutation }> {
  const place = fc.double({ min: 0, max: 1, noNaN: true });
  const at = (bytes: Buffer, share: number) => Math.floor(share * bytes.length);
  const named = (name: string, apply: Mutation) => ({ name, apply, toString: () => name });
  return fc.oneof(
    fc.tuple(place, fc.nat(255)).map(([share, byte]) =>
      named(`set byte ${share} to ${byte}`, (bytes) => {
        const changed = Buffer.from(bytes);
        changed[Math.min(at(bytes, share), bytes.length - 1)] = byte;
        return changed;
      }),
    ),
    fc
      .tuple(place, fc.constantFrom(...INSERTS))
      .map(([share, text]) =>
        named(`insert ${JSON.stringify(text)} at ${share}`, (bytes) =>
          Buffer.concat([
            bytes.subarray(0, at(bytes, share)),
            Buffer.from(text),
            bytes.subarray(at(bytes, share)),
          ]),
        ),
      ),
    fc
      .tuple(place, fc.nat(400))
      .map(([share, length]) =>
        named(`delete ${length} bytes at ${share}`, (bytes) =>
          Buffer.concat([bytes.subarray(0, at(bytes, share)), bytes.subarray(at(bytes, share) + length)]),
        ),
      ),
    fc
      .tuple(place, fc.nat(400))
      .map(([share, length]) =>
        named(`repeat ${length} bytes at ${share}`, (bytes) =>
          Buffer.concat([bytes.subarray(0, at(bytes, share) + length), bytes.subarray(at(bytes, share))]),
        ),
      ),
    place.map((share) => named(`cut at ${share}`, (bytes) => bytes.subarray(0, at(bytes, share)))),
    fc.constantFrom(
      named('semicolons', (bytes) => Buffer.from(bytes.toString('latin1').replaceAll(',', ';'), 'latin1')),
      named('CRLF', (bytes) => Buffer.from(bytes.toString('latin1').replaceAll('\n', '\r\n'), 'latin1')),
      named('UTF-16', (bytes) => Buffer.from(bytes.toString('latin1'), 'utf16le')),
      named('a preamble', (bytes) => Buffer.concat([Buffer.from('Title of the table\n\n'), bytes])),
      named('a web page', () => Buffer.from('<!DOCTYPE html>\n<html><body>404</body></html>')),
      named('nothing', () => Buffer.alloc(0)),
      named('blank rows', (bytes) => Buffer.concat([bytes, Buffer.from('\n\n,,,,\n')])),
    ),
  );
}
