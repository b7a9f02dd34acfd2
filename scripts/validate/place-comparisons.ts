import { DataError } from '@postcode-lottery/core';
import type { EnglandColumns } from '../documents/england-columns.ts';
import type { PlanningInputs } from '../documents/planning-inputs.ts';
import { type Membership, meanOver, peopleBeyond, peopleOf } from '../documents/sums.ts';
import { oneDecimal, percent, thousands } from '../documents/words.ts';
import type { Comparison } from './comparison.ts';
import { PUBLISHED_FACTS as FACTS, type PublishedFact } from './published-facts.ts';

interface NamedPlace {
  readonly fact: PublishedFact;
  /** Our nearest place, in words. */
  readonly place: string;
  readonly belongs: Membership;
  readonly why: string;
}

/** The constituencies that were named in the press, beside the nearest place of ours. */
export function placeComparisons(england: EnglandColumns, planning: PlanningInputs): Comparison[] {
  const { minutes, residents, nearestSite, manifest } = england;
  const limit = Number(manifest.parameters.limitMinutes);
  const nearestForMost = (belongs: Membership) => {
    const people = planning.sites.map((_, site) =>
      peopleOf(residents, (area) => belongs(area) && nearestSite[area] === site),
    );
    return planning.sites[people.indexOf(Math.max(...people))]!.name;
  };
  return namedPlaces(england).map(({ fact, place, belongs, why }) => {
    const people = peopleOf(residents, belongs);
    if (people === 0)
      throw new DataError({
        file: 'areas.json',
        value: place,
        problem: 'has no residents',
        expected: 'a place',
      });
    const share = 1 - peopleBeyond(minutes, residents, limit, belongs) / people;
    return {
      fact,
      ours: `${percent(share)} of the ${thousands(people)} residents of ${place}; mean ${oneDecimal(meanOver(minutes, residents, belongs))} minutes; nearest for most: ${nearestForMost(belongs)}`,
      why,
    };
  });
}

function namedPlaces({ names, places, placeOfArea }: EnglandColumns): NamedPlace[] {
  const inDistrict = (name: string): Membership => {
    const district = places.district.names.indexOf(name);
    return (area) => placeOfArea.district[area] === district;
  };
  return [
    {
      fact: FACTS.withinBarrow,
      place: 'the areas named Barrow-in-Furness, now in Westmorland and Furness',
      belongs: (area) => names[area]!.startsWith('Barrow-in-Furness '),
      why: 'The constituency also took in Ulverston and places around it, which are nearer to the motorway but still far.',
    },
    {
      fact: FACTS.withinWight,
      place: 'the Isle of Wight',
      belongs: inDistrict('Isle of Wight'),
      why: 'The same place. The way to any centre is by ferry.',
    },
    {
      fact: FACTS.withinNorfolk,
      place: "King's Lynn and West Norfolk",
      belongs: inDistrict("King's Lynn and West Norfolk"),
      why: 'The district reaches farther south than the constituency, to Downham Market and beyond, nearer to Cambridge and Peterborough: those are the people whom we find within 45 minutes. Part of the difference may lie in our estimate.',
    },
    {
      fact: FACTS.withinDevon,
      place: 'North Devon',
      belongs: inDistrict('North Devon'),
      why: 'The constituency and the district share most of their border; people within 45 minutes are those at its southern and eastern edge.',
    },
  ];
}
