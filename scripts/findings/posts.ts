import { type Allocation, allocateConsultants, settingsDecay } from '@postcode-lottery/core';
import type { EnglandColumns } from '../documents/england-columns.ts';
import { markdownTable } from '../documents/markdown.ts';
import type { PlanningInputs } from '../documents/planning-inputs.ts';
import { fixed, oneDecimal, whole } from '../documents/words.ts';
import type { Finding } from './finding.ts';

const FEW_POSTS = 10;
const MANY_POSTS = 50;
/** First choices that remove at least this share of what the best removes are named as level with it. */
const NEARLY_BEST = 0.95;

/** Where the next posts would do most, with and without priority for the coast and the country. */
export function nextPosts(
  england: EnglandColumns,
  planning: PlanningInputs,
): { readonly findings: Finding[]; readonly table: string } {
  const { isCoastal, isRural } = england;
  const even = new Uint8Array(isCoastal.length).fill(1);
  const twice = isCoastal.map((one, area) => (one || isRural[area] ? 2 : 1));
  const few = allocate(england, planning, FEW_POSTS, even);
  const many = allocate(england, planning, MANY_POSTS, even);
  const allocations = [
    few,
    many,
    allocate(england, planning, FEW_POSTS, twice),
    allocate(england, planning, MANY_POSTS, twice),
  ];
  const rows = planning.sites
    .map((site, index) => ({ site, posts: allocations.map(({ postsAtSite }) => postsAtSite[index]!) }))
    .filter(({ posts }) => posts.some((count) => count > 0))
    .sort((one, other) => other.posts[1]! - one.posts[1]! || other.posts[3]! - one.posts[3]!);
  return {
    findings: [
      placingFinding(few, FEW_POSTS),
      placingFinding(many, MANY_POSTS),
      levelFinding(england, planning, even),
    ],
    table: markdownTable(
      [
        'Site',
        'Trust that runs it',
        { right: `Next ${FEW_POSTS}` },
        { right: `Next ${MANY_POSTS}` },
        { right: `Next ${FEW_POSTS}, coast and country twice` },
        { right: `Next ${MANY_POSTS}, coast and country twice` },
      ],
      rows.map(({ site, posts }) => [
        site.name,
        site.trustName,
        ...posts.map((count) => (count === 0 ? '' : whole(count))),
      ]),
    ),
  };
}

function placingFinding(allocation: Allocation, posts: number): Finding {
  const { shortfallBefore, shortfallAfter, shortfallBound, gains } = allocation;
  return {
    text: `The next ${posts} consultants, each placed where it does most, would take the shortfall below England's mean from ${oneDecimal(shortfallBefore)} to ${oneDecimal(shortfallAfter)} consultants (no placing of ${posts} could leave less than ${oneDecimal(shortfallBound)}, in place of an interval); the first removes ${fixed(gains[0]!, 2)}, the last ${fixed(gains.at(-1)!, 2)}.`,
    caveats: ['consultants', 'minutes', 'model'],
  };
}

/** How many sites are nearly as good for the very first post. */
function levelFinding(england: EnglandColumns, planning: PlanningInputs, priority: Uint8Array): Finding {
  const candidates = Array.from(planning.isSpecialist.keys()).filter((site) => planning.isSpecialist[site]);
  const gains = candidates.map((site) => {
    const openSites = planning.isSpecialist.map((_, one) => (one === site ? 1 : 0));
    return { site, gain: allocate(england, planning, 1, priority, openSites).gains[0]! };
  });
  const best = gains.reduce((most, { gain }) => Math.max(most, gain), 0);
  const level = gains
    .filter(({ gain }) => gain >= NEARLY_BEST * best)
    .sort((one, other) => other.gain - one.gain)
    .map(({ site }) => planning.sites[site]!.name);
  return {
    text: `The very first choices are close: at ${level.length} of ${candidates.length} sites one post removes at least ${fixed(100 * NEARLY_BEST, 0)}% as much as at the best (${level.join('; ')}). The list below is one good answer, not the only one.`,
    caveats: ['consultants', 'minutes', 'model'],
  };
}

function allocate(
  { manifest }: EnglandColumns,
  planning: PlanningInputs,
  posts: number,
  priority: Uint8Array,
  openSites: Uint8Array = planning.isSpecialist,
): Allocation {
  return allocateConsultants({
    travel: planning.catchmentTravel,
    needWeightedPeople: planning.needWeightedPeople,
    supply: planning.consultantsAtSite,
    decay: settingsDecay({ halfWeightMinutes: Number(manifest.parameters.halfWeightMinutes) }),
    posts,
    openSites,
    priority,
  });
}
