// Within the grid the arrow keys move and one button is in the order of Tab; Escape and a click elsewhere close.
export function open(picker, owner) {
  const search = picker.querySelector('input');
  const grid = picker.querySelector('.grid');
  const buttons = () => [...grid.querySelectorAll('button')];
  const columns = (all) => {
    const other = all.findIndex((button) => button.offsetTop !== all[0].offsetTop);
    return other < 0 ? all.length : other;
  };
  const reach = (button) => {
    grid.querySelector('[tabindex="0"]')?.setAttribute('tabindex', '-1');
    button?.setAttribute('tabindex', '0');
  };
  const moves = { ArrowLeft: () => -1, ArrowRight: () => 1, ArrowUp: (row) => -row, ArrowDown: (row) => row };

  const onKey = (event) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      owner.invokeMethodAsync('Close');
      return;
    }
    const all = buttons();
    const at = all.indexOf(document.activeElement);
    const isFromSearch = document.activeElement === search;
    if (isFromSearch && event.key === 'Enter') {
      event.preventDefault();
      if (all.length) owner.invokeMethodAsync('Pick', all[0].dataset.emoji);
    } else if (isFromSearch && event.key === 'ArrowDown' && all.length) {
      event.preventDefault();
      all[0].focus();
    } else if (at >= 0 && moves[event.key]) {
      event.preventDefault();
      const to = at + moves[event.key](columns(all));
      if (to < 0 && event.key === 'ArrowUp') search.focus();
      else all[Math.min(Math.max(to, 0), all.length - 1)].focus();
    }
  };
  const onFocus = (event) => {
    if (event.target.closest('.grid button')) reach(event.target);
  };
  const onClick = (event) => {
    const emoji = event.target.closest('[data-emoji]')?.dataset.emoji;
    if (emoji) owner.invokeMethodAsync('Pick', emoji);
  };
  const onOutside = (event) => {
    if (!picker.contains(event.target) && !event.target.closest('[data-opens-picker]')) owner.invokeMethodAsync('Close');
  };

  const stop = () => {
    watch.disconnect();
    document.removeEventListener('pointerdown', onOutside);
  };

  // Other emoji are shown: the first of them can be reached, from the top.
  const watch = new MutationObserver(() => {
    grid.scrollTop = 0;
    if (!grid.contains(document.activeElement)) reach(buttons()[0]);
  });
  watch.observe(grid, { childList: true });
  reach(buttons()[0]);
  picker.addEventListener('keydown', onKey);
  picker.addEventListener('focusin', onFocus);
  picker.addEventListener('click', onClick);
  document.addEventListener('pointerdown', onOutside);
  // Unless the user was faster.
  if (!picker.contains(document.activeElement)) (matchMedia('(hover: hover)').matches ? search : buttons()[0])?.focus();
  return { stop };
}
