import { isLoose, NotRunnable, pick } from './loose-json.ts';

const ID_KEYS = ['id', 'geoid', 'from_id', 'to_id', 'origin', 'dest', 'area', 'code', 'name'];

/**
 * Numbers by id, from any of the ways that a case may write them: [id, number] pairs, records with an id, an
 * object from id to number, or a plain list (whose ids are its places).
 */
export function amountTable(source: unknown, name: string, ids?: readonly string[]): Map<string, number> {
  if (Array.isArray(source))
    return new Map(source.map((row, place) => idAndNumber(row, ids?.[place] ?? String(place), name)));
  if (isLoose(source))
    return new Map(Object.entries(source).map(([id, value]) => [id, numberIn(value, name)]));
  throw new NotRunnable(`${name} is not given`);
}

function idAndNumber(row: unknown, placeId: string, name: string): [string, number] {
  if (Array.isArray(row)) return [String(row[0]), numberIn(row[1], name)];
  if (!isLoose(row)) return [placeId, numberIn(row, name)];
  const id = pick(row, ID_KEYS);
  const value =
    row[name] ?? Object.entries(row).find(([key, each]) => !ID_KEYS.includes(key) && each !== null)?.[1];
  return [String(id ?? placeId), numberIn(value, name)];
}

function numberIn(value: unknown, name: string): number {
  if (typeof value !== 'number') throw new NotRunnable(`${name} holds something that is not a number`);
  return value;
}
