import { execFileSync } from 'node:child_process';
import { renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  clipLand,
  encodeLand,
  type Land,
  landAroundPoints,
  landSquareMetres,
  lonLatToNationalGrid,
  NO_AREA,
} from '@postcode-lottery/core';
import { readEngland } from '@postcode-lottery/core/node';
import { feature } from '@rapideditor/country-coder';
import { runCommand, UsageError } from './cli/run-command.ts';

const HELP = `npm run coastline

Compiles data/boundaries/coastline.bin: the land of England, from the shores of GSHHG
(full resolution) inside the outline of England of country-coder. It needs GMT and its
shorelines (on Debian: apt-get install gmt gmt-gshhg-full).`;

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const out = join(root, 'data/boundaries/coastline.bin');
/** All of Great Britain and Ireland, so that no shore is cut open to the west of England. */
const REGION = '-12/12/49/60';
/** Round places of postcodes that the shores or the outline leave out. */
const DISC_METRES = 150;
/** Islets below this size are left out: none has a postcode. */
const SMALLEST_SQUARE_METRES = 20_000;

await runCommand(async () => {
  if (process.argv.includes('--help')) return console.log(HELP);
  const shores = onGrid(joinPieces(dumpShores()));
  const england = onGrid(englandOutline());
  const { postcodes } = await readEngland(join(root, 'data/england'));
  const placed = Array.from(postcodes.areaOfPostcode, (area, i) => (area === NO_AREA ? -1 : i)).filter(
    (i) => i >= 0,
  );
  const { land, places } = landAroundPoints(
    withoutIslets(clipLand(shores, england)),
    placed.map((i) => postcodes.eastingMetres[i]!),
    placed.map((i) => postcodes.northingMetres[i]!),
    DISC_METRES,
  );
  console.log(`${places} places of postcodes lay off the land`);
  const bytes = encodeLand(land);
  writeFileSync(`${out}.partial`, bytes);
  renameSync(`${out}.partial`, out);
  const squareKilometres = landSquareMetres(land) / 1e6;
  console.log(
    `${out}: ${land.ringOffsets.length - 1} rings, ${land.eastingMetres.length} points, ${squareKilometres.toFixed(1)} km2, ${bytes.length} bytes`,
  );
});

type Ring = [longitude: number, latitude: number][];

function dumpShores(): Ring[] {
  let text: string;
  try {
    text = execFileSync('gmt', ['coast', `-R${REGION}`, '-Df', '-A0/0/1', '-W1', '-M'], {
      encoding: 'utf8',
      maxBuffer: 1 << 30,
      cwd: tmpdir(),
    });
  } catch (error) {
    throw new UsageError(`gmt could not dump the shores (${(error as Error).message}).\n${HELP}`);
  }
  return text
    .split(/^>.*$/m)
    .map((piece) =>
      piece
        .trim()
        .split('\n')
        .map((line) => line.split('\t').map(Number) as [number, number]),
    )
    .filter((piece) => piece.length > 1);
}

/** GMT cuts shores at its bins; pieces whose ends meet to a millionth of a degree are joined into rings. */
function joinPieces(pieces: Ring[]): Ring[] {
  const key = ([longitude, latitude]: [number, number]) => `${longitude.toFixed(6)} ${latitude.toFixed(6)}`;
  const startingAt = new Map<string, number[]>();
  pieces.forEach((piece, index) => {
    const start = key(piece[0]!);
    startingAt.set(start, [...(startingAt.get(start) ?? []), index]);
  });
  const used = new Set<number>();
  const rings: Ring[] = [];
  pieces.forEach((first, index) => {
    if (used.has(index)) return;
    used.add(index);
    const ring: Ring = [...first];
    const start = key(first[0]!);
    for (let end = key(ring.at(-1)!); end !== start; end = key(ring.at(-1)!)) {
      const next = startingAt.get(end)?.find((candidate) => !used.has(candidate));
      if (next === undefined) return;
      used.add(next);
      ring.push(...pieces[next]!.slice(1));
    }
    rings.push(ring.slice(0, -1));
  });
  return rings;
}

function englandOutline(): Ring[] {
  const england = feature('Q21');
  if (england?.geometry == null) throw new UsageError('country-coder has no outline of England (Q21)');
  const { coordinates } = england.geometry as unknown as { coordinates: Ring[][] };
  return coordinates.flat().map((ring) => ring.slice(0, -1));
}

/** Outer rings on the National Grid, their insides on the left. */
function onGrid(rings: Ring[]): Land {
  const flat = rings.flat();
  const { eastingMetres, northingMetres } = lonLatToNationalGrid(
    Float64Array.from(flat, ([longitude]) => longitude),
    Float64Array.from(flat, ([, latitude]) => latitude),
  );
  const ringOffsets = Uint32Array.from([0, ...rings.map((ring) => ring.length)]);
  for (let ring = 1; ring < ringOffsets.length; ring++) ringOffsets[ring]! += ringOffsets[ring - 1]!;
  for (let ring = 0; ring + 1 < ringOffsets.length; ring++) {
    const first = ringOffsets[ring]!;
    const end = ringOffsets[ring + 1]!;
    const x = eastingMetres.subarray(first, end);
    const y = northingMetres.subarray(first, end);
    const alone = { ringOffsets: Uint32Array.of(0, x.length), eastingMetres: x, northingMetres: y };
    if (landSquareMetres(alone) < 0) {
      x.reverse();
      y.reverse();
    }
  }
  return { ringOffsets, eastingMetres, northingMetres };
}

function withoutIslets(land: Land): Land {
  const eastings: number[] = [];
  const northings: number[] = [];
  const ringOffsets = [0];
  for (let ring = 0; ring + 1 < land.ringOffsets.length; ring++) {
    const x = land.eastingMetres.slice(land.ringOffsets[ring], land.ringOffsets[ring + 1]);
    const y = land.northingMetres.slice(land.ringOffsets[ring], land.ringOffsets[ring + 1]);
    const alone = { ringOffsets: Uint32Array.of(0, x.length), eastingMetres: x, northingMetres: y };
    if (Math.abs(landSquareMetres(alone)) < SMALLEST_SQUARE_METRES) continue;
    eastings.push(...x);
    northings.push(...y);
    ringOffsets.push(eastings.length);
  }
  return {
    ringOffsets: Uint32Array.from(ringOffsets),
    eastingMetres: Float64Array.from(eastings),
    northingMetres: Float64Array.from(northings),
  };
}
