export * from './piecewise.ts';
export * from './plane.ts';
export * from './straight-line.ts';
