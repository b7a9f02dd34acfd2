export { type Allocation, type AllocationInput, allocateConsultants } from './allocate-consultants.ts';
export { maximalCovering } from './maximal-covering.ts';
export { type HighsSolverOptions, highsSolver, type MipSolution, type MipSolver } from './mip-solver.ts';
export { pCentre } from './p-centre.ts';
export { exactPMedian, type MedianProblem, searchPMedian } from './p-median.ts';
export type { SiteChoice, SiteProblem } from './site-problem.ts';
export { type TrustGapInput, type TrustGaps, trustGaps } from './trust-gaps.ts';
