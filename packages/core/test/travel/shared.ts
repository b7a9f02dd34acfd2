import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** The folder of real files beside the checkout, which tests read but the repository never holds. */
export const SHARED = resolve(process.env.POSTCODE_LOTTERY_SHARED ?? '../shared');
export const hasShared = existsSync(SHARED);
/** For the title of tests that are passed over. */
export const sharedNote = hasShared ? '' : ' (passed over: no shared folder; set POSTCODE_LOTTERY_SHARED)';

/** A table in memory as a source for the readers. */
export function textSource(text: string, name = 'test.csv') {
  return { name, chunks: [text] };
}
