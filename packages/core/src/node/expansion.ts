import { DataError } from '../foundation/errors.ts';

const FREE_BYTES = 64 * 2 ** 20;
const MAXIMUM_RATIO = 120;

/**
 * Passes on the bytes of an unpacked file and stops when it grows beyond 64 MiB and 120 times its packed
 * length. Official tables grow 5 to 30 times; a zip bomb grows 1,000 times.
 *
 * @param packedBytes length before unpacking
 * @throws DataError when the file expands beyond that.
 */
export async function* guardExpansion(
  file: string,
  packedBytes: number,
  unpacked: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const limit = Math.max(FREE_BYTES, packedBytes * MAXIMUM_RATIO);
  let bytes = 0;
  for await (const chunk of unpacked) {
    bytes += chunk.length;
    if (bytes > limit)
      throw new DataError({
        file,
        value: bytes,
        problem: `unpacks to more than ${MAXIMUM_RATIO} times its ${packedBytes} packed bytes: taken for a zip bomb`,
        expected: `at most ${limit} bytes`,
      });
    yield chunk;
  }
}
