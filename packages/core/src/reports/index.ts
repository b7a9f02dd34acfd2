export * from './area-report.ts';
export * from './headline.ts';
export * from './site-report.ts';
