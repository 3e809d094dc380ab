// Marks the page as interactive and does what only the document can: it follows Escape and visibility.
export function start(owner) {
  const onKey = (event) => {
    if (event.key === 'Escape' && !document.querySelector('dialog[open]')) {
      const panel = document.querySelector('.chat')?.dataset.panel;
      if (panel && panel !== 'None') {
        owner.invokeMethodAsync('ClosePanel');
        document.querySelector(`[aria-controls=${panel.toLowerCase()}]`)?.focus();
      }
    }
  };
  const onVisibility = () => owner.invokeMethodAsync('SetVisible', document.visibilityState === 'visible');
  document.addEventListener('keydown', onKey);
  document.addEventListener('visibilitychange', onVisibility);
  if (document.visibilityState !== 'visible') onVisibility();
  document.body.dataset.interactive = 'chat';
  // What makes the site installable comes last: nothing waits for it. Where it is not allowed, as with a certificate that was only waved
  // through, the site works without.
  const install = () => navigator.serviceWorker?.register(`service-worker.js?lang=${document.documentElement.lang}`).catch(() => {});
  if (globalThis.requestIdleCallback) requestIdleCallback(install, { timeout: 5000 });
  else setTimeout(install, 1000);
  return {
    signOut: () => document.getElementById('sign-out').requestSubmit(),
    stop() {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('visibilitychange', onVisibility);
    },
  };
}
