export * from './class-breaks.ts';
export * from './dot-cartogram.ts';
export * from './histogram.ts';
export * from './journey-columns.ts';
export * from './natural-breaks.ts';
export * from './people-share.ts';
export * from './place-figures.ts';
export * from './place-standing.ts';
