import { askAround, EngineError, type Place } from '../travel-engine.ts';

/**
 * Minutes of many places in questions that a server's limits allow, in the order of the places. The first
 * question is from the site to itself: if that has no road, no other question would get an answer.
 *
 * @param most places a question
 * @throws EngineError where an answer is of another size, and whatever `ask` throws
 */
export async function inBatches(
  places: readonly Place[],
  site: Place,
  most: number,
  ask: (places: readonly Place[]) => Promise<(number | null)[]>,
): Promise<(number | null)[]> {
  await ask([site]);
  const all: (number | null)[] = [];
  for (let start = 0; start < places.length; start += most) {
    const batch = places.slice(start, start + most);
    const minutes = await askAround(batch, ask);
    if (minutes.length !== batch.length)
      throw new EngineError(
        `The server answered for ${minutes.length} places; it was asked for ${batch.length}`,
      );
    all.push(...minutes);
  }
  return all;
}
