// Files on their way into a message: chosen, dropped or pasted, uploaded a few at a time, and sent as links with what is written.
const perMessage = 10;
const atOnce = 2;
const thumbnailSize = 80;
// Too large, and of the wrong kind: so it will be the next time.
const isFinal = [413, 415];
const pictures = /^image\/(png|jpeg|gif|webp)$/;

const token = () => document.querySelector('#sign-out input[name=__RequestVerificationToken]').value;
const keyOf = (conversation) => `webchat.files.${conversation}`;

function sizeText(bytes) {
  const units = ['B', 'KB', 'MB', 'GB'];
  let unit = 0;
  for (; bytes >= 999.5 && unit < units.length - 1; unit += 1) bytes /= 1024;
  const digits = unit > 0 && bytes < 10 ? 1 : 0;
  return `${new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: digits }).format(bytes)} ${units[unit]}`;
}

// Drawn rather than linked: the page allows no pictures but its own.
async function drawThumbnail(canvas, file) {
  try {
    const picture = await createImageBitmap(file);
    const side = Math.min(picture.width, picture.height);
    canvas.getContext('2d').drawImage(
      picture, (picture.width - side) / 2, (picture.height - side) / 2, side, side, 0, 0, thumbnailSize, thumbnailSize);
    picture.close();
    canvas.hidden = false;
    canvas.previousElementSibling.style.display = 'none';
  } catch {
    // No picture after all: it has a sheet of paper instead.
  }
}

function row(model, { name, size }, actions) {
  const element = model.cloneNode(true);
  const find = (selector) => element.querySelector(selector);
  const bar = find('progress');
  find('.name').textContent = name;
  for (const labelled of element.querySelectorAll('[aria-label]')) {
    labelled.setAttribute('aria-label', labelled.getAttribute('aria-label').replace('{0}', name));
    labelled.removeAttribute('title');
  }
  element.addEventListener('click', (event) => actions[event.target.closest('[data-act]')?.dataset.act]?.());
  return {
    element,
    progress(part) {
      bar.value = part;
    },
    show(state, text, mayRetry = false) {
      element.dataset.state = state;
      bar.hidden = state !== 'running';
      bar.value = 0;
      find('.state').textContent = state === 'running' ? '' : state === 'failed' ? text : `${sizeText(size)} · ${text}`;
      find('[data-act=retry]').hidden = !mayRetry;
    },
  };
}

export function attach(root) {
  const form = root.closest('form');
  const writing = form.querySelector('textarea');
  const picker = root.querySelector('input[type=file]');
  const tray = root.querySelector('.tray');
  const note = root.querySelector('.note');
  const drop = root.querySelector('.drop');
  const model = root.querySelector('li');
  const texts = root.dataset;
  const listening = new AbortController();
  let uploads = [];
  let sendLater = false;
  let shownFor = null;

  const conversation = () => form.dataset.conversation ?? '';
  const here = () => uploads.filter((upload) => upload.conversation === conversation());
  const isUnderWay = (upload) => upload.state === 'waiting' || upload.state === 'running';
  const say = (text) => {
    note.textContent = text;
  };

  const keep = (name) => {
    const ready = uploads.filter((upload) => upload.conversation === name && upload.state === 'ready').map((upload) => upload.answer);
    if (ready.length) sessionStorage.setItem(keyOf(name), JSON.stringify(ready));
    else sessionStorage.removeItem(keyOf(name));
  };

  const change = (upload, state, text, mayRetry) => {
    upload.state = state;
    upload.row.show(state, text, mayRetry);
    keep(upload.conversation);
    pump();
    if (!sendLater || here().some(isUnderWay)) return;
    sendLater = false;
    if (here().some((each) => each.state === 'failed')) say(texts.failed);
    else form.requestSubmit();
  };

  const start = (upload) => {
    const request = new XMLHttpRequest();
    upload.request = request;
    upload.state = 'running';
    upload.row.show('running', '');
    request.open('POST', 'files');
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('X-File-Name', encodeURIComponent(upload.file.name.replace(/\p{Surrogate}/gu, '_')));
    request.setRequestHeader('RequestVerificationToken', token());
    request.upload.onprogress = (event) => upload.row.progress(event.loaded / event.total);
    request.onerror = () => change(upload, 'failed', texts.lost, true);
    request.onload = () => {
      const isText = request.getResponseHeader('Content-Type')?.startsWith('text/plain');
      if (request.status !== 201) {
        change(upload, 'failed', isText ? request.responseText : texts.lost, !isFinal.includes(request.status));
        return;
      }
      upload.answer = JSON.parse(request.responseText);
      change(upload, 'ready', texts.ready);
    };
    request.send(upload.file);
  };

  const pump = () => {
    let free = atOnce - uploads.filter((upload) => upload.state === 'running').length;
    for (const upload of uploads) {
      if (free > 0 && upload.state === 'waiting') {
        free -= 1;
        start(upload);
      }
    }
  };

  const forget = (upload) => {
    uploads = uploads.filter((each) => each !== upload);
    upload.row.element.remove();
    tray.hidden = !here().length;
    keep(upload.conversation);
  };

  const remove = (upload) => {
    const next = upload.row.element.nextElementSibling ?? upload.row.element.previousElementSibling;
    upload.request?.abort();
    // The file has been there for nobody else: its room is free again.
    if (upload.state === 'ready') fetch(upload.answer.path, { method: 'DELETE', headers: { RequestVerificationToken: token() } }).catch(() => {});
    sendLater = false;
    forget(upload);
    say('');
    (next?.querySelector('[data-act=remove]') ?? writing).focus();
    pump();
  };

  const put = (file, name, answer) => {
    const upload = { file, answer, conversation: name, state: answer ? 'ready' : 'waiting' };
    upload.row = row(model, answer ? { name: answer.name, size: answer.size } : file, {
      remove: () => remove(upload),
      retry: () => {
        say('');
        change(upload, 'waiting', texts.waiting);
      },
    });
    uploads.push(upload);
    tray.append(upload.row.element);
    upload.row.show(upload.state, answer ? texts.ready : texts.waiting);
    return upload;
  };

  const add = (files) => {
    if (writing.disabled || !conversation()) return;
    say('');
    for (const file of files) {
      if (here().length >= perMessage) {
        say(texts.tooMany.replace('{0}', perMessage));
        break;
      }
      const upload = put(file, conversation());
      if (pictures.test(file.type)) drawThumbnail(upload.row.element.querySelector('canvas'), file);
      if (!file.size) change(upload, 'failed', texts.empty);
      else if (file.size > texts.limit) change(upload, 'failed', texts.tooLarge);
    }
    show();
    pump();
  };

  // The tray of the conversation that is written in. What was ready when the page was left is ready again.
  const show = () => {
    const name = conversation();
    shownFor = name;
    if (name && !uploads.some((upload) => upload.conversation === name)) {
      for (const answer of JSON.parse(sessionStorage.getItem(keyOf(name)) ?? '[]')) put(null, name, answer);
    }
    for (const upload of uploads) upload.row.element.hidden = upload.conversation !== name;
    tray.hidden = !here().length;
  };
  const turned = new MutationObserver(() => {
    if (conversation() === shownFor) return;
    sendLater = false;
    say('');
    show();
  });

  // The composer is about to send: it waits for what is under way, and takes the links of what is there. Commands take none.
  const onSending = (event) => {
    if (/^\/(?!me )/.test(event.detail.text) || !here().length) return;
    sendLater = here().some(isUnderWay);
    const isFailed = here().some((upload) => upload.state === 'failed');
    if (sendLater || isFailed) {
      say(sendLater ? texts.later : texts.failed);
      event.preventDefault();
      return;
    }
    for (const upload of here()) {
      event.detail.links.push(new URL(upload.answer.address, document.baseURI).href);
      forget(upload);
    }
    say('');
  };

  const hasFiles = (event) => event.dataTransfer?.types.includes('Files');
  const isBusy = () => writing.disabled || document.querySelector('dialog[open]');
  const on = (target, name, act) => target.addEventListener(name, act, { signal: listening.signal });
  on(form, 'sending', onSending);
  on(form, 'renamed', ({ detail: { before, name } }) => {
    for (const upload of uploads) if (upload.conversation === before) upload.conversation = name;
    if (shownFor === before) shownFor = name;
    keep(before);
    keep(name);
  });
  on(form, 'click', (event) => event.target.closest('[data-attach]') && picker.click());
  on(picker, 'change', () => {
    add([...picker.files]);
    picker.value = '';
    if (matchMedia('(hover: hover)').matches) writing.focus();
  });
  on(writing, 'paste', (event) => {
    // Office programs put a picture of the text beside the text: then the text is meant.
    const { files, types } = event.clipboardData;
    if (!files.length || types.includes('text/plain')) return;
    event.preventDefault();
    add([...files]);
  });
  on(document, 'dragover', (event) => {
    if (!hasFiles(event)) return;
    // Dropped anywhere on the page, a file would otherwise take the page's place.
    event.preventDefault();
    drop.hidden = Boolean(isBusy());
  });
  on(document, 'dragleave', (event) => {
    if (!event.relatedTarget) drop.hidden = true;
  });
  on(document, 'drop', (event) => {
    drop.hidden = true;
    if (!hasFiles(event)) return;
    event.preventDefault();
    if (!isBusy()) add([...event.dataTransfer.files]);
  });
  on(window, 'beforeunload', (event) => {
    if (uploads.some(isUnderWay)) event.preventDefault();
  });
  turned.observe(form, { attributeFilter: ['data-conversation'] });
  show();
  return {
    stop() {
      listening.abort();
      turned.disconnect();
      for (const upload of uploads) upload.request?.abort();
    },
  };
}
