export * from './area-reasons.ts';
export * from './build/index.ts';
export * from './columns.ts';
export * from './contents.ts';
export * from './manifest.ts';
export * from './parse-manifest.ts';
export * from './topology-file.ts';
export * from './view/index.ts';
