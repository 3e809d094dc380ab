export function open(dialog, owner) {
  if (!dialog.isConnected) return { close() {} }; // It was closed before this script was there.
  const before = document.activeElement;
  // At once, without the server's answer: what is typed next belongs to the page behind.
  const leave = () => {
    if (!dialog.open) return;
    dialog.close();
    if (before?.isConnected) before.focus();
  };
  const dismiss = () => {
    leave();
    owner.invokeMethodAsync('Closed');
  };
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    dismiss();
  });
  dialog.addEventListener('pointerdown', (event) => {
    if (event.target === dialog) dismiss();
  });
  dialog.showModal();
  // A text box that nobody asked for would bring up the keyboard of a phone.
  const first = matchMedia('(pointer: coarse)').matches ? 'header button' : '.content input, .content select, .content button';
  (dialog.querySelector('[autofocus]') ?? dialog.querySelector(first))?.focus();
  return {
    // Comes before the element is taken out of the page; while it is open nothing behind it takes the focus.
    close: leave,
  };
}
