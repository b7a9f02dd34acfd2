import { deflateSync } from 'node:zlib';

/** Roads for a test: nodes in degrees, and ways by the indexes of their nodes. */
export interface TestRoads {
  readonly nodes: readonly (readonly [longitude: number, latitude: number])[];
  readonly ways: readonly {
    readonly nodes: readonly number[];
    readonly tags: Readonly<Record<string, string>>;
  }[];
}

/** An .osm.pbf file of a few roads (OpenStreetMap wiki, PBF format). */
export function writeOsmPbf({ nodes, ways }: TestRoads): Buffer {
  const strings = [''];
  const indexOf = (text: string) => {
    if (!strings.includes(text)) strings.push(text);
    return BigInt(strings.indexOf(text));
  };
  const dense = Buffer.concat([
    field(1, packed(deltas(nodes.map((_, index) => index + 1)))),
    field(8, packed(deltas(nodes.map(([, latitude]) => Math.round(latitude * 1e7))))),
    field(9, packed(deltas(nodes.map(([longitude]) => Math.round(longitude * 1e7))))),
  ]);
  const wayFields = ways.map(({ nodes: refs, tags }, index) =>
    field(
      3,
      Buffer.concat([
        field(1, BigInt(index + 1)),
        field(2, packed(Object.keys(tags).map(indexOf))),
        field(3, packed(Object.values(tags).map(indexOf))),
        field(8, packed(deltas(refs.map((ref) => ref + 1)))),
      ]),
    ),
  );
  const table = () => field(1, Buffer.concat(strings.map((text) => field(1, Buffer.from(text)))));
  const header = Buffer.concat([
    field(4, Buffer.from('OsmSchema-V0.6')),
    field(4, Buffer.from('DenseNodes')),
  ]);
  const wayGroup = Buffer.concat(wayFields);
  return Buffer.concat([
    blob('OSMHeader', header),
    blob('OSMData', Buffer.concat([table(), field(2, field(2, dense))])),
    blob('OSMData', Buffer.concat([table(), field(2, wayGroup)])),
  ]);
}

/** A blob with its header, packed by zlib. */
export function blob(type: string, content: Buffer, isPacked = true): Buffer {
  const body = isPacked
    ? Buffer.concat([field(2, BigInt(content.length)), field(3, deflateSync(content))])
    : field(1, content);
  const header = Buffer.concat([field(1, Buffer.from(type)), field(3, BigInt(body.length))]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(header.length);
  return Buffer.concat([length, header, body]);
}

/** A field of a protocol buffers message: a number or bytes. */
export function field(number: number, value: bigint | Uint8Array): Buffer {
  if (typeof value === 'bigint') return Buffer.concat([varint(BigInt(number) << 3n), varint(value)]);
  return Buffer.concat([varint((BigInt(number) << 3n) | 2n), varint(BigInt(value.length)), value]);
}

/** Signed numbers so that small ones stay small. */
export function zigzag(value: bigint): bigint {
  return value < 0n ? -value * 2n - 1n : value * 2n;
}

function packed(values: readonly bigint[]): Buffer {
  return Buffer.concat(values.map(varint));
}

function deltas(values: readonly number[]): bigint[] {
  return values.map((value, index) => zigzag(BigInt(value - (values[index - 1] ?? 0))));
}

function varint(value: bigint): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  return Buffer.from([...bytes, Number(rest)]);
}
