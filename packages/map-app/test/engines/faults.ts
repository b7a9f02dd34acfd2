import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { EnginePage } from './engine.ts';

/** Runs before any other script of the page and keeps whatever goes wrong there. */
const WATCH = `
window.faults = [];
addEventListener('error', (event) => faults.push('error: ' + (event.message || event.target.src || event.target.href)), true);
addEventListener('unhandledrejection', (event) => faults.push('rejection: ' + event.reason));
addEventListener('securitypolicyviolation', (event) => faults.push('policy: ' + event.violatedDirective + ' ' + event.blockedURI));
console.error = (...said) => faults.push('console: ' + said.join(' '));
`;

/** Serves the page of the built app with a watch on its faults, as its policy allows: from a file. */
export function serveWatched(app: string, path: string, response: ServerResponse): boolean {
  if (path === '/faults.js') {
    response.setHeader('Content-Type', 'text/javascript');
    response.end(WATCH);
    return true;
  }
  if (path !== '/') return false;
  response.setHeader('Content-Type', 'text/html');
  response.end(
    readFileSync(join(app, 'index.html'), 'utf8').replace(
      /<meta name="viewport"/,
      '<script src="./faults.js"></script>$&',
    ),
  );
  return true;
}

/** What went wrong in the page since it was opened. */
export function faultsOf(page: EnginePage): Promise<string[]> {
  return page.evaluate(() => (window as unknown as { faults: string[] }).faults);
}
