/** Lets the page open without a connection from now on; browsers offer it on HTTPS and localhost only. */
export function registerServiceWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const register = () =>
    navigator.serviceWorker
      .register('./sw.js')
      .catch((problem: unknown) => console.warn('The page will not open offline:', problem));
  if (document.readyState === 'complete') void register();
  else addEventListener('load', () => void register(), { once: true });
}
