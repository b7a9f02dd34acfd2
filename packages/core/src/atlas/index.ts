export * from './area-reasons.ts';
export * from './columns.ts';
export * from './compose/index.ts';
export * from './contents.ts';
export * from './manifest.ts';
export * from './parse-manifest.ts';
export * from './topology-file.ts';
export * from './view/index.ts';
