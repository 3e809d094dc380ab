// Marks the page as interactive and passes on what only the document sees: keys and visibility.
export function start(owner) {
  const onKey = (event) => {
    if (event.altKey && !event.ctrlKey && !event.metaKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      owner.invokeMethodAsync('MoveSelection', event.key === 'ArrowUp' ? -1 : 1);
    } else if (event.key === 'Escape' && !document.querySelector('dialog[open]')) {
      const panel = document.querySelector('.chat')?.dataset.panel;
      if (panel && panel !== 'None') {
        owner.invokeMethodAsync('ClosePanel');
        document.querySelector(panel === 'Members' ? '[aria-controls=members]' : '[aria-controls=conversations]')?.focus();
      }
    }
  };
  const onVisibility = () => owner.invokeMethodAsync('SetVisible', document.visibilityState === 'visible');
  document.addEventListener('keydown', onKey);
  document.addEventListener('visibilitychange', onVisibility);
  if (document.visibilityState !== 'visible') onVisibility();
  document.body.dataset.interactive = 'chat';
  return {
    signOut: () => document.getElementById('sign-out').requestSubmit(),
    stop() {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('visibilitychange', onVisibility);
    },
  };
}
