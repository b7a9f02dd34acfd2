import { mount } from 'svelte';
import App from '../App.svelte';
import { registerServiceWorker } from '../offline/register.ts';

mount(App, { target: document.body });
registerServiceWorker();
