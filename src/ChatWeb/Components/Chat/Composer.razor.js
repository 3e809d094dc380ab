// The text box: Enter sends, Shift+Enter breaks the line, the box grows with its text. Drafts go to the session, and to this tab's own
// storage, so that neither a reload nor a lost connection loses them. Nothing here waits for the server before a key is seen.
const draftDelay = 400;
const suggestDelay = 60;

// What asks for suggestions by itself: a command, somebody's name, a channel, an emoji.
const begun = /^\/[a-z]*$|(?:^|[\s(])(?:@\S{0,32}|#\S{0,63}|:[a-z0-9_+-]{2,30})$/i;

// Puts text in place of a part, so that the browser's own undo knows of it.
function edit(input, start, end, text) {
  input.focus();
  input.setSelectionRange(start, end);
  const isDone = text ? document.execCommand('insertText', false, text) : start === end || document.execCommand('delete');
  if (isDone) return;
  input.setRangeText(text, start, end, 'end');
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

// Ctrl+B and the like: the marks go around what is selected, and away when they are there already.
const marks = { b: '**', i: '*', e: '`', X: '~~' };
function wrap(input, mark) {
  const { selectionStart: start, selectionEnd: end, value } = input;
  const size = mark.length;
  const chosen = value.slice(start, end);
  if (start >= size && value.slice(start - size, start) === mark && value.slice(end, end + size) === mark) {
    edit(input, start - size, end + size, chosen);
    input.setSelectionRange(start - size, end - size);
  } else {
    edit(input, start, end, mark + chosen + mark);
    input.setSelectionRange(start + size, end + size);
  }
}

// The list above the text box: the focus stays in the box, arrows choose, Tab and Enter take.
function suggestions(form, input, ask) {
  const list = form.querySelector('[role=listbox]');
  const status = list.nextElementSibling;
  let round = 0;
  let timer = 0;
  let found = { length: 0, items: [] };
  let foundFor = '';
  let chosen = 0;
  let fruitless = null;

  // From the break before the line, if there is one: a command stands on the first line only.
  const before = () => input.value.slice(0, input.selectionStart).match(/\n?[^\n]*$/)[0];
  const close = () => {
    clearTimeout(timer);
    round += 1;
    list.hidden = true;
    list.replaceChildren();
    status.textContent = '';
    input.removeAttribute('aria-activedescendant');
  };
  const choose = (index) => {
    chosen = (index + found.items.length) % found.items.length;
    [...list.children].forEach((option, place) => option.setAttribute('aria-selected', String(place === chosen)));
    list.children[chosen].scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', list.children[chosen].id);
  };
  // More was typed since: what is shown is about to be replaced, and keys are no answer to it.
  const isStale = () => before() !== foundFor;
  const take = (index) => {
    const text = before();
    const end = input.selectionStart;
    const { insert } = found.items[index];
    const start = end - found.length - (text.length - foundFor.length);
    close();
    if (text.startsWith(foundFor)) edit(input, start, end, insert);
  };
  // Whether it is there already, so that nothing is left to complete.
  const isWritten = (index) => {
    const end = input.selectionStart;
    return input.value.slice(end - found.length, end) === found.items[index].insert.trimEnd();
  };
  const part = (name, text) => {
    const span = document.createElement('span');
    span.className = name;
    span.textContent = text;
    return span;
  };
  const show = () => {
    list.replaceChildren(...found.items.map((item, place) => {
      const option = document.createElement('li');
      option.id = `suggestion-${place}`;
      option.setAttribute('role', 'option');
      option.append(part('label', item.label));
      if (item.detail) option.append(part('detail', item.detail));
      // Before the box would lose the focus, and with it a phone its keyboard.
      option.addEventListener('pointerdown', (event) => event.preventDefault());
      option.addEventListener('click', () => take(place));
      return option;
    }));
    list.hidden = false;
    list.setAttribute('aria-busy', 'false');
    choose(0);
    status.textContent = `${list.getAttribute('aria-label')}: ${found.items.length}`;
  };
  const request = async (isAsked) => {
    const mine = (round += 1);
    const text = before();
    let answer;
    try {
      answer = await ask(text, isAsked);
    } catch {
      return;
    }
    // Another key came meanwhile: the answer is to a question that nobody has any more.
    if (mine !== round || text !== before()) return;
    [found, foundFor] = [answer, text];
    fruitless = isAsked && !found.items.length ? text : null;
    if (!found.items.length) close();
    else if (isAsked && found.items.length === 1) take(0);
    else show();
  };

  return {
    close,
    get isOpen() {
      return !list.hidden;
    },
    onInput() {
      clearTimeout(timer);
      list.setAttribute('aria-busy', 'true');
      if (begun.test(before())) timer = setTimeout(request, suggestDelay, false);
      else close();
    },
    // True when the key was meant for the list.
    onKey(event) {
      if (!list.hidden) {
        if (event.key === 'Enter' && isStale()) {
          close();
          return false;
        }
        if (event.key === 'Tab' && isStale()) request(true);
        else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') choose(chosen + (event.key === 'ArrowDown' ? 1 : -1));
        else if (event.key === 'Enter' && isWritten(chosen)) {
          close();
          return false;
        } else if ((event.key === 'Tab' || event.key === 'Enter') && !event.shiftKey) take(chosen);
        else if (event.key === 'Escape') close();
        else return false;
        return true;
      }
      // A word that nothing came of lets go of the focus the next time, and so does an empty box.
      const text = before();
      if (event.key !== 'Tab' || event.shiftKey || event.ctrlKey || event.altKey || !/\S$/.test(text) || text === fruitless) return false;
      request(true);
      return true;
    },
  };
}

export async function attach(form, input, outboxAddress, outboxName, name, draft, owner) {
  const outboxModule = await import(new URL(outboxAddress, document.baseURI));
  let conversation = null;
  let timer = 0;
  let found = null;

  const suggest = suggestions(form, input, (text, isAsked) => owner.invokeMethodAsync('Complete', conversation ?? '', text.slice(-100), isAsked));
  const key = (name) => `webchat.draft.${name}`;
  const grow = () => {
    input.style.height = 'auto';
    input.style.height = `${Math.min(input.scrollHeight, window.innerHeight * 0.4)}px`;
  };
  const flush = () => {
    if (!timer) return;
    clearTimeout(timer);
    timer = 0;
    owner.invokeMethodAsync('KeepDraft', conversation, input.value).catch(() => {});
  };
  const stash = () => {
    if (input.value) sessionStorage.setItem(key(conversation), input.value);
    else sessionStorage.removeItem(key(conversation));
  };
  const put = (text) => {
    input.value = text;
    stash();
    grow();
  };

  // A line that could not be done is the user's again, where they wrote it.
  const giveBack = (from, line) => {
    if (conversation === from && !input.value) put(line);
    else if (conversation !== from && !sessionStorage.getItem(key(from))) sessionStorage.setItem(key(from), line);
  };
  const outbox = outboxModule.open({
    list: form.querySelector('.waiting'),
    name: outboxName,
    current: () => conversation,
    send: (line) => owner.invokeMethodAsync('Submit', line),
    giveBack,
  });

  const focus = () => {
    if (matchMedia('(hover: hover)').matches && !document.querySelector('dialog[open]')) input.focus();
  };
  // Whoever writes or reads elsewhere by now is not called back.
  const isElsewhere = () => !form.contains(document.activeElement) && document.activeElement?.matches('input, textarea, select, [role=log]');

  // Keys typed from here on are the new conversation's, although the server has yet to hear of it.
  const turnTo = (name) => {
    flush();
    suggest.close();
    conversation = name;
    form.dataset.conversation = name;
    found = sessionStorage.getItem(key(name)) || '';
    put(found);
  };
  const onOpen = (event) => {
    const name = event.target.closest?.('[data-opens]')?.dataset.opens;
    if (name && conversation !== null && name !== conversation) turnTo(name);
  };

  const keepSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(flush, draftDelay);
  };
  const onInput = () => {
    grow();
    stash();
    keepSoon();
    suggest.onInput();
  };
  // Whoever goes elsewhere may go to another tab, which shows the same draft.
  const onBlur = () => {
    suggest.close();
    flush();
  };

  const submit = async () => {
    if (input.disabled) return;
    // Whoever has something to go along adds it, or asks to wait.
    const along = { text: input.value, links: [] };
    if (!form.dispatchEvent(new CustomEvent('sending', { cancelable: true, detail: along }))) return;
    const line = [input.value.replace(/\s+$/, ''), ...along.links].filter(Boolean).join('\n');
    if (!line) return;
    suggest.close();
    const from = conversation;
    put('');
    timer ||= 1;
    flush();
    if (from && outboxModule.isMessage(line) && outbox.say(from, line)) return;
    let done = false;
    try {
      done = await owner.invokeMethodAsync('Submit', { conversation: from ?? '', line });
    } catch {
      // The page's connection is lost: the command comes back and can be sent again.
    }
    if (!done) giveBack(from, line);
  };

  const onKey = (event) => {
    if (event.isComposing) return;
    const isControl = (event.ctrlKey || event.metaKey) && !event.altKey;
    const mark = isControl ? marks[event.shiftKey ? event.key.toUpperCase() : event.key] : null;
    if (suggest.onKey(event)) {
      event.preventDefault();
      event.stopPropagation();
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      submit();
    } else if (mark) {
      event.preventDefault();
      wrap(input, mark);
    } else if (event.key === 'ArrowUp' && !input.value && !event.altKey && form.dataset.edits) {
      event.preventDefault();
      owner.invokeMethodAsync('EditLast');
    } else if (event.key === 'Escape' && form.dataset.cancels) {
      owner.invokeMethodAsync('Cancel');
    }
  };
  const onSubmit = (event) => {
    event.preventDefault();
    submit();
    input.focus();
  };

  const show = (name, draft, isAnother) => {
    if (isAnother || name !== conversation) turnTo(name);
    // What this tab kept may be what the session has and more: it was left before the session heard of the rest.
    if (input.value === found) put(found?.startsWith(draft) ? found : draft);
    else if (found === '' && draft) {
      put(draft + input.value);
      onInput();
    }
    found = null;
    // The page was left before the session heard of it.
    if (input.value !== draft) keepSoon();
    if (!isElsewhere()) focus();
  };

  document.addEventListener('click', onOpen, true);
  input.addEventListener('input', onInput);
  input.addEventListener('keydown', onKey);
  input.addEventListener('blur', onBlur);
  form.addEventListener('submit', onSubmit);
  if (name !== null) show(name, draft);
  return {
    show,
    // What is being written in a channel goes with it to its new name, also when the user has turned to another one meanwhile.
    rename(before, name) {
      const draft = sessionStorage.getItem(key(before));
      sessionStorage.removeItem(key(before));
      if (draft) sessionStorage.setItem(key(name), draft);
      else sessionStorage.removeItem(key(name));
      outbox.rename(before, name);
      form.dispatchEvent(new CustomEvent('renamed', { detail: { before, name } }));
      if (conversation !== before) return;
      conversation = name;
      form.dataset.conversation = name;
    },
    focus,
    insert(text) {
      edit(input, input.selectionStart, input.selectionEnd, text);
    },
    replace(text) {
      put(text);
      onInput();
      input.focus();
      input.setSelectionRange(text.length, text.length);
    },
    stop() {
      clearTimeout(timer);
      suggest.close();
      outbox.stop();
      document.removeEventListener('click', onOpen, true);
      input.removeEventListener('input', onInput);
      input.removeEventListener('keydown', onKey);
      input.removeEventListener('blur', onBlur);
      form.removeEventListener('submit', onSubmit);
    },
  };
}
