// Pictures of a conversation, large: opened by a click on a preview, turned with the arrow keys, closed with Escape.
export function attach(dialog) {
  const find = (name) => dialog.querySelector(`[data-${name}]`);
  const stage = find('stage');
  let pictures = [];
  let at = 0;
  let from = null;

  const show = (index) => {
    at = index;
    const { name, detail, width, height } = pictures[at].dataset;
    const image = new Image(width, height);
    image.alt = name;
    image.src = pictures[at].href;
    stage.replaceChildren(image);
    find('name').textContent = name;
    find('detail').textContent = detail;
    find('place').textContent = pictures.length > 1 ? `${at + 1} / ${pictures.length}` : '';
    find('save').href = pictures[at].href;
    find('save').download = name;
    for (const button of dialog.querySelectorAll('[data-turn]')) button.hidden = pictures.length < 2;
  };
  const turn = (by) => show((at + by + pictures.length) % pictures.length);

  const onOpen = (event) => {
    const link = event.target.closest?.('a[data-picture]');
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    pictures = [...link.closest('[role=log], dialog').querySelectorAll('a[data-picture]')];
    from = link;
    dialog.showModal();
    show(pictures.indexOf(link));
    find('close').focus();
  };
  const onClick = (event) => {
    const by = event.target.closest('[data-turn]')?.dataset.turn;
    if (by) turn(Number(by));
    else if (event.target.closest('[data-close]') || event.target === stage || event.target === dialog) dialog.close();
  };
  const onKey = (event) => {
    if (event.key === 'ArrowLeft') turn(-1);
    else if (event.key === 'ArrowRight') turn(1);
    else if (event.key !== 'Escape') return;
    // Escape closes this dialog and nothing behind it.
    event.stopPropagation();
  };
  const onClosed = () => {
    stage.replaceChildren();
    if (from?.isConnected) from.focus();
    from = null;
  };

  document.addEventListener('click', onOpen);
  dialog.addEventListener('click', onClick);
  dialog.addEventListener('keydown', onKey);
  dialog.addEventListener('close', onClosed);
  return {
    stop: () => document.removeEventListener('click', onOpen),
  };
}
