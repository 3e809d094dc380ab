// Makes the site installable, says so when it cannot be reached, and brings clicks on notifications back to the page. Nothing of the chat
// is ever kept here: the only things in its cache are the offline page and what that page shows.
const language = new URL(self.location).searchParams.get('lang') === 'pt-BR' ? 'pt-BR' : 'en';
const prefix = 'webchat-offline-';
const cacheName = `${prefix}1-${language}`;
const offlinePage = `/offline?culture=${language}`;
const kept = [offlinePage, '/offline.css', '/favicon.svg'];

async function install() {
  const cache = await caches.open(cacheName);
  await cache.addAll(kept.map((path) => new Request(path, { cache: 'reload', credentials: 'omit' })));
  await self.skipWaiting();
}

async function activate() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(prefix) && name !== cacheName).map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function open(conversation) {
  const pages = await self.clients.matchAll({ type: 'window' });
  // Some browsers name the address at which the document was made: that of the sign-in, which became the chat.
  const at = (...paths) => pages.find((page) => paths.includes(new URL(page.url).pathname));
  const chat = at('/chat') ?? at('/', '/fingerprint');
  if (!chat) {
    await self.clients.openWindow('/');
    return;
  }
  await chat.focus();
  chat.postMessage({ open: conversation });
}

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  if (request.mode === 'navigate') {
    event.respondWith(fetch(request).catch(() => caches.match(offlinePage, { cacheName })));
  } else if (kept.includes(new URL(request.url).pathname)) {
    event.respondWith(fetch(request).catch(() => caches.match(request.url, { cacheName })));
  }
});
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data.conversation));
});
