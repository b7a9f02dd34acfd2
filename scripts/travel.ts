import { fileURLToPath } from 'node:url';
import { runCommand, UsageError } from './cli/run-command.ts';
import { compare } from './travel/compare.ts';
import { importTable } from './travel/import.ts';
import { isChild, runInChild } from './travel/in-child.ts';
import { importIsochrones } from './travel/isochrones.ts';
import { measure } from './travel/measure.ts';

const HELP = `npm run travel -- --osm FILE.osm.pbf            measure with Valhalla in process
npm run travel -- --server URL --engine NAME    measure with a server: valhalla, osrm, openrouteservice
npm run travel -- import FILE                   take a table of travel times of your own
npm run travel -- isochrones FILE...            join isochrones of your own onto areas
npm run travel -- compare A B                   where two matrices differ

The matrix lands in data/travel/car.matrix, where build:atlas takes it in place of the estimate. Those of other
modes, and those with --as, land beside it: the map then has a switch of how and when people travel.

Measuring
  --osm FILE           OpenStreetMap extract, such as england-latest.osm.pbf
  --server URL         address of a server; keys come from VALHALLA_API_KEY, OPENROUTESERVICE_API_KEY
  --engine NAME        what the server is: valhalla, osrm, openrouteservice
  --batch N            places in one question (default: what the server's software allows)
  --interval MS        milliseconds between questions to a server (default: 0)
  --mode MODE          car, cycle, walk (default: car)
  --sites FILE         CSV with code, longitude, latitude (default: the sites of data/england)
  --radius-km N        areas farther from a site are not asked for (default: 150)
  --limits LIST        minutes of the isochrones (default: 15,30,45,60)
  --cache FOLDER       where tiles and finished sites are kept (default: .cache/travel)

import FILE
  --format NAME        wide, long, r5, r5-json, valhalla, openrouteservice, osrm, mapbox, traveltime, matrix
                       (default: wide for .csv, matrix for .matrix)
  --unit UNIT          minutes, seconds or hours; needed for tables
  --mode MODE          car, publicTransport, cycle, walk (default: car)
  --origin-column H, --site-column H, --time-column H   headings of a table; repeat the last two together
  --ignore H           heading of a wide table that is no site; may be repeated
  --vintage YEAR       2011 or 2021: whose LSOAs the file has (default: found out)
  --lookup FILE        ONS lookup LSOA 2011 to 2021, for files of LSOA 2011
  --origins FILE       for JSON: the areas of the request in order, one a line
  --site-keys FILE     for JSON: the sites of the request in order, one a line
  --sites-are ROLE     for JSON: targets (default) or sources
  --made-by TEXT, --map-date DATE, --departure TIME     what made the times

isochrones FILE...
  --format NAME        valhalla, openrouteservice, mapbox, geoapify, opentripplanner, osrm, google, geojson
  --site CODE          site of one file (default: the file's name without its ending)
  --minutes N          google: the time that was asked for
  --time-property P, --unit UNIT, --from-property P, --site-property P   geojson
  --as-matrix          land the bands as a matrix of upper bounds too

compare A B            each a .matrix file, or the word estimate
  --out FILE.csv       the whole table; stdout shows England, regions, rurality, coast, deprivation
                       and the districts that differ most

Everywhere
  --as NAME            keep it beside the one of its mode: --as morning lands car-morning.matrix
  --out FILE           write elsewhere (.csv: as a table)
  --partial            land for the atlas although many areas have no journey
  --help`;

const COMMANDS: Readonly<Record<string, (args: string[]) => Promise<void>>> = {
  import: importTable,
  isochrones: importIsochrones,
  compare,
};

await runCommand(async () => {
  const args = process.argv.slice(2);
  const [word] = args;
  if (args.includes('--help') || args.includes('-h')) {
    console.log(HELP);
    return;
  }
  if (word === undefined) throw new UsageError('Give --osm FILE, --server URL, or a command. See --help.');
  const command = COMMANDS[word];
  if (command !== undefined) return command(args.slice(1));
  if (!word.startsWith('-'))
    throw new UsageError(
      `There is no command ${JSON.stringify(word)}. There are: ${Object.keys(COMMANDS).join(', ')}. See --help.`,
    );
  if (isChild || !args.some((arg) => arg === '--osm' || arg.startsWith('--osm='))) return measure(args);
  process.exitCode = await runInChild(fileURLToPath(import.meta.url));
});
