// Keeps the end in view, or the reading position, across changes of the rows; asks for rows when an edge comes near. Nothing here waits
// for the server: a change of the rows is settled before it is painted.
const edge = 600;
const slack = 48;

export function attach(scroller, list, owner) {
  let atEnd = true;
  let anchor = null;
  let anchorTop = 0;
  let asking = false;
  let isHeld = false;

  const distance = () => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
  const topOf = (element) => element.getBoundingClientRect().top - scroller.getBoundingClientRect().top;

  const remember = () => {
    anchor = null;
    for (const row of list.children) {
      const top = topOf(row);
      if (top + row.offsetHeight > 0 && !row.classList.contains('begin')) {
        anchor = row;
        anchorTop = top;
        return;
      }
    }
  };

  const settle = () => {
    if (atEnd) scroller.scrollTop = scroller.scrollHeight;
    else if (anchor?.isConnected) scroller.scrollTop += topOf(anchor) - anchorTop;
    look();
  };

  const ask = async (method) => {
    asking = true;
    try {
      await owner.invokeMethodAsync(method);
    } catch {
      // The circuit is gone; whoever takes its place attaches anew.
    } finally {
      asking = false;
    }
    look();
  };

  const look = () => {
    if (asking || isHeld) return;
    if (scroller.scrollTop < edge && !atEnd && list.dataset.older === 'true') ask('ShowOlder');
    else if (distance() < edge && list.dataset.newer === 'true') ask('ShowNewer');
  };

  const onScroll = () => {
    if (isHeld) return;
    const isAtEnd = distance() < slack && list.dataset.ends === 'true';
    if (isAtEnd !== atEnd) {
      atEnd = isAtEnd;
      owner.invokeMethodAsync('SetAtEnd', atEnd).catch(() => {});
    }
    if (!atEnd) remember();
    look();
  };

  // Few messages and much older history: there is nothing to scroll, so the first page is asked for without.
  const fill = () => {
    if (!asking && !isHeld && list.dataset.older === 'true' && scroller.scrollHeight <= scroller.clientHeight) ask('ShowOlder');
  };

  // As in the composer: Enter saves an edit, Shift+Enter breaks its line.
  const onKey = (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || !event.target.matches('.editor textarea')) return;
    event.preventDefault();
    event.target.dispatchEvent(new Event('change', { bubbles: true }));
    event.target.form.requestSubmit();
  };

  const changes = new MutationObserver(() => {
    settle();
    fill();
  });
  const sizes = new ResizeObserver(settle);
  changes.observe(list, { childList: true, subtree: true, characterData: true, attributeFilter: ['data-older', 'data-newer', 'data-ends'] });
  sizes.observe(scroller);
  sizes.observe(list);
  scroller.addEventListener('scroll', onScroll, { passive: true });
  scroller.addEventListener('keydown', onKey);
  settle();
  fill();
  return {
    // Until reveal: rows of another time are about to take the place of these.
    hold() {
      isHeld = true;
      atEnd = false;
      anchor = null;
    },
    reveal(key) {
      isHeld = false;
      const row = key && list.querySelector(`[data-key="${CSS.escape(key)}"]`);
      if (!row) return onScroll();
      row.scrollIntoView({ block: 'center' });
      remember();
      row.focus({ preventScroll: true });
      row.classList.add('found');
      setTimeout(() => row.classList.remove('found'), 2000);
    },
    toEnd() {
      isHeld = false;
      atEnd = true;
      settle();
    },
    stop() {
      changes.disconnect();
      sizes.disconnect();
      scroller.removeEventListener('scroll', onScroll);
      scroller.removeEventListener('keydown', onKey);
    },
  };
}
