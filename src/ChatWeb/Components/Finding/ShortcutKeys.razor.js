// The page's keys, by the table that the server gives. Going from one conversation to another is done here, by pressing its link.
export function listen(table, owner) {
  const links = () => [...document.querySelectorAll('[data-opens]')];
  const step = (by, wanted) => {
    const all = links();
    const from = all.findIndex((link) => link.ariaCurrent);
    for (let i = 1; i <= all.length; i++) {
      const link = all[(from + by * i + all.length * 2) % all.length];
      if (link !== all[from] && wanted(link)) return link.click();
    }
  };
  const isUnread = (link) => link.hasAttribute('data-unread');
  const here = {
    Previous: () => step(-1, () => true),
    Next: () => step(1, () => true),
    PreviousUnread: () => step(-1, isUnread),
    NextUnread: () => step(1, isUnread),
  };

  const isTyped = (target) => target.closest?.('input, textarea, select, [contenteditable]') !== null;
  const fits = (row, event) =>
    event.key.toLowerCase() === row.key.toLowerCase() &&
    row.isCommand === (event.ctrlKey || event.metaKey) &&
    row.isAlt === event.altKey &&
    (row.isText ? !isTyped(event.target) : row.isShift === event.shiftKey);

  // What is typed before the switcher has opened belongs to it.
  const holdUntilOpen = () => {
    let typed = '';
    const hold = (event) => {
      if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      typed += event.key;
    };
    document.addEventListener('keydown', hold, true);
    const last = performance.now() + 3000;
    const look = () => {
      const box = document.querySelector('dialog[open] [data-testid=switcher]');
      if (!box && performance.now() < last) return requestAnimationFrame(look);
      document.removeEventListener('keydown', hold, true);
      if (!box) return;
      box.focus();
      if (typed === '') return;
      box.value += typed;
      box.dispatchEvent(new Event('input', { bubbles: true }));
    };
    look();
  };

  const onKey = (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    const row = table.find((row) => fits(row, event));
    const dialog = document.querySelector('dialog[open]');
    if (!row || (dialog && row.action !== 'Switcher')) return;
    const panel = document.querySelector('.chat')?.dataset.panel;
    if (row.key === 'Escape' && panel && panel !== 'None') return; // Closes that first.
    if (row.key !== 'Escape') event.preventDefault();
    if (row.action === 'Switcher' && !dialog) holdUntilOpen();
    if (here[row.action]) here[row.action]();
    else owner.invokeMethodAsync('Run', row.action).catch(() => {});
  };

  document.addEventListener('keydown', onKey);
  return {
    insert(text) {
      const box = document.querySelector('[data-testid=composer]');
      if (!box || box.disabled) return;
      box.focus();
      box.setRangeText(text, box.selectionStart, box.selectionEnd, 'end');
      box.dispatchEvent(new Event('input', { bubbles: true }));
    },
    stop() {
      document.removeEventListener('keydown', onKey);
    },
  };
}
