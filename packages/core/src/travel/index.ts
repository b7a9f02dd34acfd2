export * from './estimate/index.ts';
export * from './matrix.ts';
