// On every page: tells the server the time zone, shows that a form is busy, and looks after the page when its circuit is lost.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone) document.cookie = `webchat.zone=${encodeURIComponent(zone)}; path=/; max-age=31536000; samesite=lax`;

for (const form of document.querySelectorAll('form[data-busy]')) {
  const button = form.querySelector('button[type=submit]');
  const label = button.textContent;
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
  // The browser's back button brings the page back as it was left.
  addEventListener('pageshow', () => {
    box.textContent = label.trim();
    button.disabled = false;
    button.removeAttribute('aria-disabled');
    form.removeAttribute('aria-busy');
    status.textContent = '';
  });
}

for (const button of document.querySelectorAll('[data-reveal]')) {
  const box = document.getElementById(button.dataset.reveal);
  const show = (isShown) => {
    box.type = isShown ? 'text' : 'password';
    button.textContent = isShown ? button.dataset.hide : button.dataset.show;
    button.setAttribute('aria-pressed', isShown);
  };
  button.hidden = false;
  button.addEventListener('click', () => show(box.type === 'password'));
  // Sent as what it is: browsers offer to keep passwords, and remember the text of other fields.
  box.form.addEventListener('submit', () => show(false));
}

const notice = document.getElementById('components-reconnect-modal');
if (notice) {
  // What makes the site installable comes last: nothing waits for it. Where it is not allowed, as with a certificate that was only waved
  // through, the site works without.
  addEventListener('load', () => {
    navigator.serviceWorker?.register(`service-worker.js?lang=${document.documentElement.lang}`).catch(() => {});
  });

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
}
