/** Whether an area belongs to what is summed. */
export type Membership = (area: number) => boolean;

const EVERYWHERE: Membership = () => true;

/** People of the areas that belong. */
export function peopleOf(people: ArrayLike<number>, belongs: Membership = EVERYWHERE): number {
  let sum = 0;
  for (let area = 0; area < people.length; area++) if (belongs(area)) sum += people[area]!;
  return sum;
}

/** Mean over the people of the areas that belong; areas without a finite value are left out. */
export function meanOver(
  values: ArrayLike<number>,
  people: ArrayLike<number>,
  belongs: Membership = EVERYWHERE,
): number {
  const isKept: Membership = (area) => belongs(area) && Number.isFinite(values[area]!);
  let sum = 0;
  for (let area = 0; area < people.length; area++) if (isKept(area)) sum += people[area]! * values[area]!;
  return sum / peopleOf(people, isKept);
}

/** People whose journey is longer than the limit; no journey is longer than any. */
export function peopleBeyond(
  minutes: ArrayLike<number>,
  people: ArrayLike<number>,
  limitMinutes: number,
  belongs: Membership = EVERYWHERE,
): number {
  return peopleOf(people, (area) => belongs(area) && minutes[area]! > limitMinutes);
}
