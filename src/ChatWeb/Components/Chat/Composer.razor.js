// The text box: Enter sends, Shift+Enter breaks the line, the box grows with its text. Drafts go to the session, and to this tab's own
// storage, so that neither a reload nor a lost connection loses them.
const draftDelay = 400;

export function attach(form, input, owner) {
  let conversation = null;
  let timer = 0;
  let found = null;

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

  const focus = () => {
    if (matchMedia('(hover: hover)').matches && !document.querySelector('dialog[open]')) input.focus();
  };

  // Keys typed from here on are the new conversation's, although the server has yet to hear of it.
  const turnTo = (name) => {
    flush();
    conversation = name;
    found = sessionStorage.getItem(key(name)) || '';
    put(found);
  };
  const onOpen = (event) => {
    const name = event.target.closest?.('[data-opens]')?.dataset.opens;
    if (name && conversation !== null && name !== conversation) turnTo(name);
  };

  const onInput = () => {
    grow();
    stash();
    clearTimeout(timer);
    timer = setTimeout(flush, draftDelay);
  };

  const submit = async () => {
    const line = input.value.replace(/\s+$/, '');
    if (!line || input.disabled) return;
    const from = conversation;
    put('');
    timer ||= 1;
    flush();
    let done = false;
    try {
      done = await owner.invokeMethodAsync('Submit', from ?? '', line);
    } catch {
      // The page's connection is lost: the line comes back and can be sent again.
    }
    if (!done && conversation === from && !input.value) put(line);
  };

  const onKey = (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit();
  };
  const onSubmit = (event) => {
    event.preventDefault();
    submit();
    input.focus();
  };

  document.addEventListener('click', onOpen, true);
  input.addEventListener('input', onInput);
  input.addEventListener('keydown', onKey);
  form.addEventListener('submit', onSubmit);
  return {
    show(name, draft) {
      if (name !== conversation) turnTo(name);
      if (input.value === found) put(draft || found);
      else if (found === '' && draft) {
        put(draft + input.value);
        onInput();
      }
      found = null;
      focus();
    },
    focus,
    stop() {
      clearTimeout(timer);
      document.removeEventListener('click', onOpen, true);
      input.removeEventListener('input', onInput);
      input.removeEventListener('keydown', onKey);
      form.removeEventListener('submit', onSubmit);
    },
  };
}
