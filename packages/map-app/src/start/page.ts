import { mount } from 'svelte';
import App from '../App.svelte';
import { registerServiceWorker } from '../offline/register.ts';

// A worker that has come meanwhile starts in this pause, and not only after the page has been put together.
await new Promise((resolve) => setTimeout(resolve));
mount(App, { target: document.body });
registerServiceWorker();
