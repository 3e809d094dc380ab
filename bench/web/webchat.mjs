// This product, for the browser bench: where its parts are in the page, and how they are started and killed. See README.md.
import { fileURLToPath } from 'node:url';

const stack = JSON.stringify(fileURLToPath(new URL('stack', import.meta.url)));
const http = process.env.WEBCHAT_BENCH_HTTP_PORT ?? '21190';

export default {
  name: 'webchat',
  url: `http://127.0.0.1:${http}/`,
  ircSecure: true,
  sasl: null,
  stack: {
    reset: `${stack} reset`,
    pid: `${stack} gateway pid`,
    kill: `${stack} gateway kill`,
    start: `${stack} gateway start`,
    ircdKill: `${stack} server kill`,
    ircdStart: `${stack} server start`,
  },
  user: (i) => ({ nick: `rigger${String(i).padStart(2, '0')}` }),
  sel: {
    loginReady: 'body[data-interactive=page] [data-testid=nick]',
    messages: '[data-testid=messages]',
    message: '[data-testid=message]',
    input: '[data-testid=composer]',
    scroller: '[data-testid=scroller]',
    status: '[data-testid=status]',
  },

  async gotoLogin(page, url) {
    await page.goto(url, { waitUntil: 'commit' });
  },

  async login(page, user, channel) {
    await page.fill('[data-testid=nick]', user.nick);
    await page.fill('[data-testid=channel-name]', channel);
  },

  connectButton: '[data-testid=connect]',

  // In the page: the channel is joined, its composer takes text, and the own name is among its members.
  joined: ([channel, nick]) => {
    const is = (selector) => document.querySelector(selector) !== null;
    return is('body[data-interactive=chat]') &&
      is(`[data-testid=conversation].selected[data-name="${channel}"][data-state=joined]`) &&
      is(`[data-testid=member][data-nick="${nick}"]`) &&
      is('[data-testid=composer]:enabled');
  },

  async openChannel(page, channel) {
    await page.click(`[data-testid=channel][data-name="${channel}"]`);
  },

  // To the top; the page asks for what is older by itself. False once the beginning is there.
  async loadOlder(page) {
    return page.evaluate((selector) => {
      const scroller = document.querySelector(selector);
      if (!scroller) return false;
      scroller.scrollTop = 0;
      return document.querySelector('[data-testid=history-start]') === null;
    }, this.sel.scroller);
  },

  // In the page: what the user can read about the connection.
  seen: () => {
    const notice = document.querySelector('#components-reconnect-modal');
    return {
      banner: document.querySelector('[data-testid=status]')?.textContent.trim() || null,
      notice: notice && getComputedStyle(notice).display !== 'none' ? notice.textContent.trim() : null,
      lastLines: [...document.querySelectorAll('[data-testid=message]')].slice(-4).map((row) => row.textContent.replace(/\s+/g, ' ').trim().slice(0, 140)),
      inputDisabled: document.querySelector('[data-testid=composer]:disabled') !== null,
    };
  },
};
