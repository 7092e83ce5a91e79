/** The page's side of the page without a network: it asks for the service worker, and tells when the network is gone or a new version waits. */
import { type ReadonlySignal, signal } from '@preact/signals';

export type Offline = {
  /** Whether the browser has no network. */
  readonly isOffline: ReadonlySignal<boolean>;
  /** Whether a new version waits to be taken. */
  readonly isNewer: ReadonlySignal<boolean>;
  /** Takes the new version: the page is loaded anew, with its work. */
  takeNewer(): void;
};

/** `?sw=off` opens the page without a service worker, and lets go of one that is there: for a version that does not start. */
export function openOffline(search: string, isBuilt: boolean): Offline {
  const isOffline = signal(!navigator.onLine);
  const isNewer = signal(false);
  let waiting: ServiceWorker | null = null;
  addEventListener('online', () => {
    isOffline.value = false;
  });
  addEventListener('offline', () => {
    isOffline.value = true;
  });

  async function watch(): Promise<void> {
    const { serviceWorker } = navigator;
    if (new URLSearchParams(search).get('sw') === 'off') {
      for (const registration of await serviceWorker.getRegistrations()) await registration.unregister();
      return;
    }
    const registration = await serviceWorker.register('./sw.js', { scope: './' });
    const see = (): void => {
      waiting = registration.waiting;
      // The first one has nothing to take over from.
      isNewer.value = waiting !== null && serviceWorker.controller !== null;
    };
    registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', see));
    see();
  }

  // A browser that refuses it, as in a private window, has the page all the same while there is a network.
  if (isBuilt && 'serviceWorker' in navigator) void watch().catch(() => {});

  return {
    isOffline,
    isNewer,
    takeNewer() {
      navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
      waiting?.postMessage('take-over');
    },
  };
}
