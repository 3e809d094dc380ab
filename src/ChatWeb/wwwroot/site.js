// On every page: tells the server the time zone, shows that a form is busy, and looks after the page when its circuit is lost.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone) document.cookie = `webchat.zone=${encodeURIComponent(zone)}; path=/; max-age=31536000; samesite=lax`;

// How the chat's components call their modules: in one round trip, whether the module is there already or not.
window.webchat = {
  call: async (address, name, args) => (await import(new URL(address, document.baseURI)))[name](...args),
};

const seeToBusy = (form) => {
  const button = form.querySelector('button[type=submit]');
  const label = button.textContent.trim();
  const status = form.querySelector('[data-busy-status]');
  const box = button.querySelector('[data-label]') ?? button;
  form.addEventListener('submit', () => {
    box.textContent = form.dataset.busy;
    button.setAttribute('aria-disabled', 'true');
    form.setAttribute('aria-busy', 'true');
    setTimeout(() => {
      button.disabled = true;
      status.textContent = status.dataset.busyStatus;
    });
  });
  const calm = (said) => {
    box.textContent = label;
    button.disabled = false;
    button.removeAttribute('aria-disabled');
    form.removeAttribute('aria-busy');
    status.textContent = said;
  };
  // The browser's back button brings the page back as it was left.
  addEventListener('pageshow', () => calm(''));
  // Blazor's script sends the form, and fails when there is no answer: what was typed is still there.
  addEventListener('unhandledrejection', () => {
    if (form.getAttribute('aria-busy') === 'true') calm(status.dataset.unanswered);
  });
};

// While somebody types their name, what the chat needs is on its way.
const seeToPreload = (form) => form.addEventListener('input', () => {
  for (const address of form.dataset.preload.split(' ')) {
    document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href: address }));
  }
}, { once: true });

const seeToReveal = (button) => {
  const box = document.getElementById(button.dataset.reveal);
  const show = (isShown) => {
    box.type = isShown ? 'text' : 'password';
    button.textContent = isShown ? button.dataset.hide : button.dataset.show;
    button.setAttribute('aria-pressed', isShown);
  };
  button.addEventListener('click', () => show(box.type === 'password'));
  // Sent as what it is: browsers offer to keep passwords, and remember the text of other fields.
  box.form.addEventListener('submit', () => show(false));
};

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

// The answer to a form takes the page's place without a new document; elements that are in both stay, with what was seen to.
const cares = [
  ['form[data-busy]', seeToBusy],
  ['form[data-preload]', seeToPreload],
  ['[data-reveal]', seeToReveal],
  ['#components-reconnect-modal', seeToCircuit],
].map(([selector, see]) => ({ selector, see, seen: new WeakSet() }));
const arrange = () => {
  for (const { selector, see, seen } of cares) {
    for (const element of document.querySelectorAll(selector)) {
      if (!seen.has(element)) see(element);
      seen.add(element);
    }
  }
  for (const button of document.querySelectorAll('[data-reveal]')) button.hidden = false;
};
arrange();
addEventListener('DOMContentLoaded', () => globalThis.Blazor?.addEventListener('enhancedload', () => {
  arrange();
  if (document.querySelector('.chat')) document.body.dataset.interactive = 'chat';
  else document.querySelector('[autofocus]')?.focus();
}));
