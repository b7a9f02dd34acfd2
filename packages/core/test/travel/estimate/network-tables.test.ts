import { DataError, readFastRoads, readFixedLinks } from '@postcode-lottery/core';
import { expect, test } from 'vitest';

const source = (text: string) => ({ name: 'table.csv', chunks: [text] });
const LINKS =
  'name,kind,from_longitude,from_latitude,to_longitude,to_latitude,minutes,basis,source,licence\n';
const ROADS = 'road,class,longitude,latitude,source,licence\n';

test('links as they stand', async () => {
  const links = await readFixedLinks(
    source(`${LINKS}Humber Bridge,bridge,-0.45,53.72,-0.44,53.69,2.8,b,s,MIT\n`),
  );
  expect(links).toEqual([
    { name: 'Humber Bridge', kind: 'bridge', from: [-0.45, 53.72], to: [-0.44, 53.69], minutes: 2.8 },
  ]);
});

test('the points of a road, one after another', async () => {
  const rows = 'M1,motorway,-0.2,51.5,s,MIT\nM1,motorway,-0.3,51.6,s,MIT\nA1,dual,-0.1,52,s,MIT\n';
  expect(await readFastRoads(source(ROADS + rows))).toEqual([
    { name: 'M1', roadClass: 'motorway', longitude: [-0.2, -0.3], latitude: [51.5, 51.6] },
    { name: 'A1', roadClass: 'dual', longitude: [-0.1], latitude: [52] },
  ]);
});

test('what does not fit is named by line and column', async () => {
  const swapped = readFixedLinks(source(`${LINKS}X,ferry,53,-0.4,-0.4,53,9,b,s,MIT\n`));
  await expect(swapped).rejects.toThrow(DataError);
  await expect(swapped).rejects.toThrow(/line 2.*from_longitude/);
  await expect(readFixedLinks(source(`${LINKS}X,zip line,-0.4,53,-0.4,53,9,b,s,MIT\n`))).rejects.toThrow(
    /zip line.*bridge, tunnel, causeway, ferry or road/,
  );
  await expect(readFastRoads(source(`${ROADS}M1,track,-0.2,51.5,s,MIT\n`))).rejects.toThrow(/track/);
});
