// What was said and is not known to have arrived stays in this tab's storage, so that neither a lost connection nor a gateway that is
// killed loses it. It is given again with the id it had, by which gateway and chat server know a repetition: it is said once.
const limit = 50;
const shownAfter = 400;
const oldAfter = 300_000;
const lost = /components-reconnect-(show|failed|rejected)/;

// Commands act at once or not at all; `/me` and an escaped slash are something said.
export const isMessage = (line) => !line.startsWith('/') || /^\/(me\s|\/)/.test(line);

export function open({ list, name, current, send, giveBack }) {
  const place = `webchat.outbox.${name}`;
  const notice = document.getElementById('components-reconnect-modal');
  let waiting = JSON.parse(sessionStorage.getItem(place) ?? '[]');
  let timer = 0;

  const keep = () => {
    if (waiting.length) sessionStorage.setItem(place, JSON.stringify(waiting));
    else sessionStorage.removeItem(place);
  };
  const settle = (entry) => {
    waiting = waiting.filter((other) => other.id !== entry.id);
    keep();
    show();
  };

  // What the page shows itself, as on its way or stored, is not shown a second time.
  const show = () => {
    clearTimeout(timer);
    timer = waiting.length ? setTimeout(show, shownAfter) : 0;
    const now = Date.now();
    const unseen = waiting.filter((entry) =>
      entry.conversation === current() && now - entry.at >= shownAfter && !document.querySelector(`[data-key="${entry.id}"]`));
    if (list.dataset.ids === unseen.map((entry) => entry.id).join()) return;
    list.dataset.ids = unseen.map((entry) => entry.id).join();
    list.hidden = !unseen.length;
    list.replaceChildren(...unseen.map((entry) => {
      const item = document.createElement('li');
      item.textContent = entry.line;
      item.dir = 'auto';
      return item;
    }));
  };

  const give = async (entry) => {
    const { line, id, at } = entry;
    let isDone;
    try {
      isDone = await send({ conversation: entry.conversation, line, id, isOld: Date.now() - at > oldAfter });
    } catch {
      return; // It stays, and is given again when the connection is back.
    }
    if (!waiting.some((other) => other.id === id)) return;
    settle(entry);
    if (!isDone) giveBack(entry.conversation, line);
  };
  const giveAll = () => waiting.forEach(give);

  let wasLost = false;
  const changes = new MutationObserver(() => {
    const isLost = lost.test(notice.className);
    if (wasLost && !isLost) giveAll();
    wasLost = isLost;
    show();
  });
  if (notice) changes.observe(notice, { attributeFilter: ['class'] });
  giveAll();
  show();
  return {
    // False when there are too many already.
    say(conversation, line) {
      if (waiting.length >= limit) return false;
      const id = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, '0')).join('');
      const entry = { id, conversation, line, at: Date.now() };
      waiting.push(entry);
      keep();
      give(entry);
      show();
      return true;
    },
    rename(before, after) {
      for (const entry of waiting) if (entry.conversation === before) entry.conversation = after;
      keep();
    },
    stop() {
      clearTimeout(timer);
      changes.disconnect();
    },
  };
}
