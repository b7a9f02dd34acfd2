import 'maplibre-gl/dist/maplibre-gl.css';
import './app.css';
import { tileClient } from './start/early.ts';

const LONGEST_MILLISECONDS = 500;

const pause = new Promise((resolve) => setTimeout(resolve, LONGEST_MILLISECONDS));
// The worker starts in a pause of this thread: without one, it would wait until the page's code has run. The page
// imports from this file's chunk, which must not await it.
void Promise.race([tileClient.begun, pause]).then(() => import('./start/page.ts'));
