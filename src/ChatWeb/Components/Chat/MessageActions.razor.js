// Puts the bar beside a message and tells what was chosen: by pointer, by keyboard (Enter in the list, arrows between messages, then the
// keys below) or by pressing long.
const longPress = 450;
const keys = { r: 'Reply', '+': 'React', t: 'Thread', e: 'Edit', p: 'Pin', Delete: 'Delete' };

export function attach(scroller, bar, owner) {
  const picker = bar.querySelector('[data-picker]');
  const opener = bar.querySelector('[data-action=React]');
  let row = null;
  let awaited = null;
  let timer = 0;

  const rows = () => [...scroller.querySelectorAll('[data-testid=message]')];
  const rowOf = (event) => event.target.closest?.('[data-testid=message]');
  const buttons = () => [...bar.querySelectorAll('button')].filter((button) => button.offsetParent);

  const place = () => {
    if (!row?.isConnected) return hide();
    const frame = scroller.getBoundingClientRect();
    const box = row.getBoundingClientRect();
    if (box.bottom < frame.top || box.top > frame.bottom) return hide();
    bar.style.top = `${Math.min(Math.max(box.top - frame.top - bar.offsetHeight / 2, 4), frame.height - bar.offsetHeight - 4)}px`;
  };
  const openPicker = (isOpen) => {
    picker.hidden = !isOpen;
    opener.setAttribute('aria-expanded', isOpen);
    if (!isOpen) return;
    const frame = scroller.getBoundingClientRect();
    picker.dataset.below = bar.getBoundingClientRect().top - frame.top < picker.offsetHeight + 8;
  };
  const hide = () => {
    openPicker(false);
    bar.hidden = true;
    row?.removeAttribute('data-active');
    row = null;
  };
  const show = (next) => {
    if (next === row && !bar.hidden) return;
    if (!next?.dataset.id) return hide();
    hide();
    row = next;
    row.setAttribute('data-active', '');
    for (const button of bar.querySelectorAll('[data-own]')) button.hidden = row.dataset.own !== 'true';
    const pin = bar.querySelector('[data-pin]');
    if (pin) pin.title = pin.ariaLabel = row.dataset.pinned ? pin.dataset.unpin : pin.dataset.pin;
    bar.hidden = false;
    place();
  };
  const act = (action, argument = null) => {
    if (!row) return;
    owner.invokeMethodAsync('Act', action, row.dataset.key, argument).catch(() => {});
    hide();
    if (action === 'Reply') document.querySelector('[data-testid=composer]')?.focus();
  };

  const onOver = (event) => {
    if (event.pointerType !== 'mouse') return;
    const over = rowOf(event);
    awaited = over && !over.dataset.id ? over : null;
    if (over && !bar.contains(document.activeElement)) show(over);
  };
  const onLeave = (event) => {
    awaited = null;
    if (event.pointerType === 'mouse' && !bar.contains(event.relatedTarget) && !scroller.contains(event.relatedTarget) && picker.hidden) hide();
  };
  const onDown = (event) => {
    clearTimeout(timer);
    if (event.pointerType === 'mouse') return;
    const pressed = rowOf(event);
    if (!pressed) return;
    if (event.target.closest('button, a, input, textarea, summary')) return;
    if (pressed !== row) hide();
    timer = setTimeout(() => show(pressed), longPress);
  };
  const onUp = () => clearTimeout(timer);
  const onMenu = (event) => {
    if (matchMedia('(pointer: coarse)').matches && rowOf(event)) event.preventDefault();
  };
  const onFocus = (event) => {
    if (event.target === rowOf(event) && event.target.matches(':focus-visible')) show(event.target);
  };
  const onKey = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const all = rows();
    if (event.target === scroller && event.key === 'Enter') {
      event.preventDefault();
      all.at(-1)?.focus();
    } else if (event.target === rowOf(event)) {
      const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
      if (step) all[all.indexOf(event.target) + step]?.focus();
      else if (event.key === 'Enter') buttons()[0]?.focus();
      else if (event.key === 'Escape') document.querySelector('[data-testid=composer]')?.focus();
      else if (keys[event.key]) choose(bar.querySelector(`[data-action=${keys[event.key]}]`));
      else return;
      event.preventDefault();
    }
  };
  const onBarKey = (event) => {
    const all = buttons();
    const step = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
    if (step) all.at((all.indexOf(document.activeElement) + step) % all.length).focus();
    else if (event.key === 'Escape') {
      const back = row;
      if (picker.hidden) hide();
      else openPicker(false);
      back?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const choose = (button) => {
    if (!button || button.hidden || !row) return;
    if (button.dataset.symbol) act('React', button.dataset.symbol);
    else if (button.dataset.action !== 'React') act(button.dataset.action);
    else {
      openPicker(picker.hidden);
      if (!picker.hidden) picker.querySelector('button').focus();
    }
  };
  const onClick = (event) => choose(event.target.closest('button'));
  const onOutside = (event) => {
    if (!bar.hidden && !bar.contains(event.target) && !scroller.contains(event.target)) hide();
  };

  const watched = [
    [scroller, 'pointerover', onOver], [scroller, 'pointerleave', onLeave], [bar, 'pointerleave', onLeave], [scroller, 'pointerdown', onDown],
    [scroller, 'pointerup', onUp], [scroller, 'pointercancel', onUp], [scroller, 'contextmenu', onMenu], [scroller, 'focusin', onFocus],
    [scroller, 'keydown', onKey], [scroller, 'scroll', place], [bar, 'keydown', onBarKey], [bar, 'click', onClick], [document, 'pointerdown', onOutside],
  ];
  for (const [target, name, handler] of watched) target.addEventListener(name, handler);
  // One's own message can be acted on once the server has it: the pointer may have been there before.
  const changes = new MutationObserver(() => {
    if (!bar.hidden) place();
    if (!awaited?.dataset.id || !awaited.isConnected) return;
    show(awaited);
    awaited = null;
  });
  changes.observe(scroller, { childList: true, subtree: true, attributeFilter: ['data-id'] });
  return {
    stop() {
      clearTimeout(timer);
      changes.disconnect();
      for (const [target, name, handler] of watched) target.removeEventListener(name, handler);
    },
  };
}
