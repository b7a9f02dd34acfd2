import 'maplibre-gl/dist/maplibre-gl.css';
import './app.css';
import { tileClient } from './start/early.ts';

const LONGEST_MILLISECONDS = 500;

// The worker starts in a pause of this thread: without one, it would wait until the page's code has run.
await Promise.race([tileClient.begun, new Promise((resolve) => setTimeout(resolve, LONGEST_MILLISECONDS))]);
await import('./start/page.ts');
