// Notifications and their tone. Every tab of the browser is handed the same notices; a lock and the number told last decide which one tells.
const toldKey = 'webchat.told';
const icon = 'icons/icon-192.png';
const pause = 1500;
const notes = [[0, 659.25], [0.11, 880]];

let audio = null;
let lastTone = -pause;

function tone() {
  if (performance.now() - lastTone < pause) return;
  lastTone = performance.now();
  audio ??= new AudioContext();
  audio.resume();
  for (const [delay, frequency] of notes) {
    const at = audio.currentTime + delay;
    const volume = audio.createGain();
    volume.gain.setValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(0.12, at + 0.01);
    volume.gain.exponentialRampToValueAtTime(0.001, at + 0.35);
    const oscillator = audio.createOscillator();
    oscillator.frequency.value = frequency;
    oscillator.connect(volume).connect(audio.destination);
    oscillator.start(at);
    oscillator.stop(at + 0.4);
  }
}

const permission = () => window.Notification?.permission ?? 'unsupported';

// Browsers ask only while a click is being handled, so the answer to the click cannot wait for the server.
export function watch(box, owner) {
  const onChange = async () => {
    const answer = box.checked && permission() === 'default' ? await Notification.requestPermission() : permission();
    box.checked &&= answer === 'granted';
    await owner.invokeMethodAsync('SetDesktop', box.checked, answer);
  };
  box.addEventListener('change', onChange);
  return {
    tone,
    permission,
    stop: () => box.removeEventListener('change', onChange),
  };
}

export function attach(owner) {
  const open = (conversation) => {
    window.focus();
    owner.invokeMethodAsync('Open', conversation).catch(() => {});
  };
  const show = async ({ conversation, title, text }) => {
    // One for each conversation: a newer one takes the older one's place.
    const options = { body: text, icon, tag: `webchat ${conversation}`, renotify: true, silent: true, data: { conversation } };
    try {
      const shown = new Notification(title, options);
      shown.onclick = () => {
        shown.close();
        open(conversation);
      };
    } catch {
      // Phones show only those of a service worker, which sends the click back here.
      (await navigator.serviceWorker?.getRegistration())?.showNotification(title, options);
    }
  };
  const onMessage = (event) => {
    if (event.data?.open) open(event.data.open);
  };
  navigator.serviceWorker?.addEventListener('message', onMessage);
  return {
    async tell(notices, hasDesktop, hasSound) {
      const once = () => {
        const told = Number(localStorage.getItem(toldKey) ?? 0);
        const news = notices.filter((notice) => notice.number > told);
        if (!news.length) return;
        localStorage.setItem(toldKey, news.at(-1).number);
        if (hasSound) tone();
        if (hasDesktop && permission() === 'granted') news.forEach(show);
      };
      await (navigator.locks ? navigator.locks.request(toldKey, once) : once());
    },
    stop: () => navigator.serviceWorker?.removeEventListener('message', onMessage),
  };
}
