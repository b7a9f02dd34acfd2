/** Tells how far a build is: `done` of `total` where the total is known. */
export type BuildProgress = (step: string, done?: number, total?: number) => void;
