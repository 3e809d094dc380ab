export function open(dialog, owner) {
  const before = document.activeElement;
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    owner.invokeMethodAsync('Closed');
  });
  dialog.addEventListener('pointerdown', (event) => {
    if (event.target === dialog) owner.invokeMethodAsync('Closed');
  });
  dialog.showModal();
  // A text box that nobody asked for would bring up the keyboard of a phone.
  const first = matchMedia('(pointer: coarse)').matches ? 'header button' : '.content input, .content select, .content button';
  (dialog.querySelector('[autofocus]') ?? dialog.querySelector(first))?.focus();
  return {
    close() {
      // Comes before the element is taken out of the page; while it is open nothing behind it takes the focus.
      dialog.close();
      if (before?.isConnected) before.focus();
    },
  };
}
