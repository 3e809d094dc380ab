// On every page: tells the server the time zone, shows that a form is busy, and looks after the page when its circuit is lost.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone) document.cookie = `webchat.zone=${encodeURIComponent(zone)}; path=/; max-age=31536000; samesite=lax`;

// How the chat's components call their modules: in one round trip, whether the module is there already or not.
window.webchat = {
  call: async (address, name, args) => (await import(new URL(address, document.baseURI)))[name](...args),
};

const partsOf = (form) => {
  const button = form.querySelector('button[type=submit]');
  return { button, box: button.querySelector('[data-label]') ?? button, status: form.querySelector('[data-busy-status]') };
};
const calmDown = (said) => {
  for (const form of document.querySelectorAll('form[aria-busy=true]')) {
    const { button, box, status } = partsOf(form);
    box.textContent = form.dataset.label;
    button.disabled = false;
    button.removeAttribute('aria-disabled');
    form.removeAttribute('aria-busy');
    status.textContent = said(status);
  }
};
addEventListener('submit', ({ target: form }) => {
  // Sent as what they are: browsers offer to keep passwords, and remember the text of other fields.
  for (const shown of form.querySelectorAll('[data-reveal][aria-pressed=true]')) reveal(shown, false);
  if (!form.dataset.busy) return;
  const { button, box, status } = partsOf(form);
  form.dataset.label = box.textContent.trim();
  box.textContent = form.dataset.busy;
  button.setAttribute('aria-disabled', 'true');
  form.setAttribute('aria-busy', 'true');
  setTimeout(() => {
    button.disabled = true;
    status.textContent = status.dataset.busyStatus;
  });
}, true);
// The browser's back button brings the page back as it was left.
addEventListener('pageshow', () => calmDown(() => ''));
// Blazor's script sends the form, and fails when there is no answer: what was typed is still there.
addEventListener('unhandledrejection', ({ reason }) => {
  if (reason instanceof TypeError) calmDown((status) => status.dataset.unanswered);
});

// While somebody types their name, what the chat needs is on its way.
const loaded = new Set();
addEventListener('input', ({ target }) => {
  for (const address of target.form?.dataset.preload?.split(' ') ?? []) {
    if (!loaded.has(address)) document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href: address }));
    loaded.add(address);
  }
});

const reveal = (button, isShown) => {
  document.getElementById(button.dataset.reveal).type = isShown ? 'text' : 'password';
  button.textContent = isShown ? button.dataset.hide : button.dataset.show;
  button.setAttribute('aria-pressed', isShown);
};
addEventListener('click', ({ target }) => {
  const button = target.closest?.('[data-reveal]');
  if (button) reveal(button, button.getAttribute('aria-pressed') !== 'true');
});

const seeToCircuit = (notice) => {
  const retryDelay = 2000;
  let reloading = false;

  // The session is not in the circuit: when a circuit cannot be resumed, a new page shows the same, drafts included.
  const reloadWhenReachable = async () => {
    if (reloading) return;
    reloading = true;
    notice.querySelector('.text').textContent = notice.dataset.reloading;
    for (;;) {
      try {
        if ((await fetch('healthz', { cache: 'no-store' })).ok) break;
      } catch {
        // Not there yet.
      }
      await new Promise((resume) => setTimeout(resume, retryDelay));
    }
    location.reload();
  };

  new MutationObserver(() => {
    if (/components-reconnect-(failed|rejected)/.test(notice.className)) reloadWhenReachable();
  }).observe(notice, { attributeFilter: ['class'] });

  // A circuit that failed is replaced the same way, but not over and over: then the user decides.
  const failure = document.getElementById('blazor-error-ui');
  new MutationObserver(() => {
    const last = Number(sessionStorage.getItem('webchat.failed') ?? 0);
    sessionStorage.setItem('webchat.failed', Date.now());
    if (Date.now() - last > 30_000) reloadWhenReachable();
    else notice.classList.add('components-reconnect-show');
  }).observe(failure, { attributeFilter: ['style'] });
  notice.querySelector('[data-reload]').addEventListener('click', () => location.reload());
};

// The answer to a form may take the page's place without a new document.
const scripts = () => Array.from(document.scripts, (script) => script.src).filter((src) => src.startsWith(document.baseURI)).join();
const firstScripts = scripts();
let notice = null;
const arrange = () => {
  for (const button of document.querySelectorAll('[data-reveal]')) button.hidden = false;
  const found = document.getElementById('components-reconnect-modal');
  if (found && found !== notice) seeToCircuit(found);
  notice = found;
};
arrange();
addEventListener('DOMContentLoaded', () => globalThis.Blazor?.addEventListener('enhancedload', () => {
  // The gateway was replaced since this document was made, and its pages want other scripts.
  if (scripts() !== firstScripts) {
    location.reload();
    return;
  }

  arrange();
  if (document.querySelector('.chat')) {
    document.body.dataset.interactive = 'chat';
    return;
  }

  // As with a new document: it begins at the top, and is read from there.
  scrollTo(0, 0);
  (document.querySelector('[autofocus]') ?? document.querySelector('h1'))?.focus();
}));
