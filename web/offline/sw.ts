/**
 * Keeps the page for when there is no network: all its files are fetched when it is first opened, and from then on they are answered from
 * what was kept. A new version waits until the reader takes it, so that no work is lost in between. Nothing else is ever fetched or kept.
 */

/** What the build writes in place of this name: the files of the page, and one name for all of them together. */
declare const JALON_FILES: { readonly version: string; readonly files: readonly string[] };

/** The few parts of a service worker that are used here; the types of the page do not have them. */
type Waiting = Event & { waitUntil(until: Promise<unknown>): void };
type Fetching = Event & { readonly request: Request; respondWith(answer: Promise<Response>): void };
type ServiceWorkerScope = {
  readonly caches: CacheStorage;
  readonly clients: { claim(): Promise<void> };
  readonly registration: { readonly scope: string };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: Waiting) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
};

const worker = self as unknown as ServiceWorkerScope;
const { version, files } = JALON_FILES;
const NAME = 'jalon-';
const kept = `${NAME}${version}`;

worker.addEventListener('install', (event) => {
  // Past the browser's own store: a file without a hash in its name may be an old one there.
  const requests = files.map((file) => new Request(file, { cache: 'no-cache' }));
  event.waitUntil(worker.caches.open(kept).then((cache) => cache.addAll(requests)));
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    worker.caches
      .keys()
      .then((names) =>
        Promise.all(names.filter((name) => name.startsWith(NAME) && name !== kept).map((name) => worker.caches.delete(name))),
      )
      .then(() => worker.clients.claim()),
  );
});

worker.addEventListener('message', ({ data }) => {
  if (data === 'take-over') void worker.skipWaiting();
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(worker.registration.scope)) return;
  event.respondWith(answer(request));
});

async function answer(request: Request): Promise<Response> {
  const cache = await worker.caches.open(kept);
  // A link carries its plan in the query: whatever it is, the page is the same.
  const found = await cache.match(request.mode === 'navigate' ? './' : request, { ignoreSearch: true, ignoreVary: true });
  return found ?? fetch(request);
}
