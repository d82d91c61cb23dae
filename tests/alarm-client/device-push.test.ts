import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createSharedValue } from '../../public/js/alarms/browser-storage.js';
import { createDevicePush } from '../../public/js/alarms/device-push.js';
import { leaveDeviceOnLogout } from '../../public/js/alarms/leave-device.js';
import { after } from '../../public/js/chat/timers.js';
import { createTestStorage } from '../chat-client/test-storage.ts';

afterEach(() => void vi.unstubAllGlobals());

const siteKey = 'BAAA';
const otherKey = 'BBBB';
const bytesOf = (key: string) => Uint8Array.from(Buffer.from(key, 'base64url'));

/** A browser with a push service, and a server that answers `status`. */
function createBrowser() {
  const browser = {
    status: 204,
    permission: 'granted' as string,
    endpoint: null as string | null,
    /** The key that the browser subscribed with. */
    subscribedKey: siteKey as string | null,
    asked: 0,
    renewal: null as object | null,
    now: 0,
    told: [] as string[],
    storage: createTestStorage(),
  };
  const subscription = () => {
    const { endpoint, subscribedKey } = browser;
    if (!endpoint) return null;
    return {
      endpoint,
      options: { applicationServerKey: subscribedKey && bytesOf(subscribedKey).buffer },
      toJSON: () => ({ endpoint }),
      unsubscribe: async () => {
        browser.endpoint = null;
        return true;
      },
    };
  };
  const registration = {
    pushManager: {
      getSubscription: async () => subscription(),
      subscribe: async ({ applicationServerKey }: { applicationServerKey: Uint8Array }) => {
        if (browser.endpoint) throw new Error('InvalidStateError');
        browser.subscribedKey = Buffer.from(applicationServerKey).toString('base64url');
        browser.endpoint = 'https://push.example/1';
        return subscription();
      },
    },
  };
  vi.stubGlobal('navigator', {
    serviceWorker: {
      getRegistration: async () => registration,
      register: async () => registration,
      ready: Promise.resolve(registration),
    },
  });
  vi.stubGlobal('window', { PushManager: {}, Notification: {} });
  vi.stubGlobal('Notification', {
    get permission() {
      return browser.permission;
    },
    requestPermission: async () => browser.permission,
  });
  vi.stubGlobal(
    'fetch',
    async (
      path: string,
      { body = '', headers = {} }: { body?: string; headers?: Record<string, string> } = {},
    ) => {
      const answer = { ok: browser.status < 400, status: browser.status };
      if (path === '/push/key') {
        browser.asked += 1;
        return { ...answer, json: async () => ({ key: siteKey }) };
      }
      const { endpoint } = JSON.parse(body || 'null') ?? {};
      browser.told.push(
        `${path.replace('/push/subscriptions', '') || '/add'} ${endpoint} ${headers['x-csrf-token']}`,
      );
      return { ...answer, headers: new Headers({ 'push-renewal-token': `token ${browser.told.length}` }) };
    },
  );
  /** What a page of this person does, in this session. */
  const page = (userId = '1', csrf = 'token-aaaaaa', key = siteKey) =>
    createDevicePush({
      key,
      csrf,
      userId,
      told: createSharedValue(browser.storage, 'device', 'push'),
      renewal: {
        write: async (renewal) => {
          browser.renewal = renewal;
        },
        forget: async () => {
          browser.renewal = null;
        },
      },
      now: () => browser.now,
    });
  return { browser, page };
}

const added = '/add https://push.example/1';

describe('a browser', () => {
  test('is switched on and off, and the server knows', async () => {
    const { browser, page } = createBrowser();
    expect(await page().state()).toBe('off');
    await page().turnOn();
    expect(await page().state()).toBe('on');
    await page().turnOff();
    expect(await page().state()).toBe('off');
    expect(browser.told).toEqual([
      `${added} token-aaaaaa`,
      expect.stringMatching(/^\/delete .* token-aaaaaa$/),
    ]);
  });

  test('is off when the server did not take it', async () => {
    const { browser, page } = createBrowser();
    browser.status = 500;
    await expect(page().turnOn()).rejects.toThrow('500');
    expect(await page().state()).toBe('off');
  });

  test('is off though the server could not be told so', async () => {
    const { browser, page } = createBrowser();
    await page().turnOn();
    browser.status = 500;
    await page().turnOff();
    expect(await page().state()).toBe('off');
  });

  test('that forbids it says so', async () => {
    const { browser, page } = createBrowser();
    browser.permission = 'denied';
    expect(await page().state()).toBe('denied');
    await expect(page().turnOn()).rejects.toThrow('not granted');
  });

  test('that cannot do it is left alone', async () => {
    const { page } = createBrowser();
    vi.stubGlobal('navigator', {});
    const device = page();
    expect(await device.state()).toBe('unsupported');
    await device.turnOff();
    await device.keep();
  });
});

describe('the next page', () => {
  test('has nothing to tell in the same session', async () => {
    const { browser, page } = createBrowser();
    await page().turnOn();
    await page().keep();
    expect(browser.told).toHaveLength(1);
  });

  test('tells it again when somebody wants to be sure', async () => {
    const { browser, page } = createBrowser();
    await page().turnOn();
    await page().keep({ isSure: true });
    expect(browser.told).toEqual([`${added} token-aaaaaa`, `${added} token-aaaaaa`]);
  });

  test('tells it once in a new session: a new password may have ended it', async () => {
    const { browser, page } = createBrowser();
    await page().turnOn();
    for (let i = 0; i < 3; i += 1) await page('1', 'token-bbbbbb').keep();
    expect(browser.told).toEqual([`${added} token-aaaaaa`, `${added} token-bbbbbb`]);
  });

  test('tells it again a week later: the server may have given it up', async () => {
    const { browser, page } = createBrowser();
    await page().turnOn();
    browser.now = 8 * 24 * 60 * 60 * 1_000;
    for (let i = 0; i < 3; i += 1) await page('1', 'token-aaaaaa', '').keep();
    expect(browser.told).toHaveLength(2);
    expect(browser.asked).toBe(1);
  });

  test('tells a new address', async () => {
    const { browser, page } = createBrowser();
    await page().turnOn();
    browser.endpoint = 'https://push.example/2';
    await page().keep();
    expect(browser.told.at(-1)).toBe('/add https://push.example/2 token-aaaaaa');
  });

  test('tells it until the server has it', async () => {
    const { browser, page } = createBrowser();
    await page().turnOn();
    browser.status = 503;
    const next = page('1', 'token-bbbbbb');
    await expect(next.keep()).rejects.toThrow('503');
    browser.status = 204;
    await next.keep();
    expect(browser.told).toHaveLength(3);
  });

  test('of somebody else takes away what is not hers, and tells nothing in her name', async () => {
    const { browser, page } = createBrowser();
    await page('1').turnOn();
    const hers = page('2', 'token-cccccc');
    await hers.keep();
    expect(await hers.state()).toBe('off');
    expect(browser.told).toHaveLength(1);
    await hers.turnOn();
    expect(browser.told.at(-1)).toBe(`${added} token-cccccc`);
  });

  test('adopts what was switched on before anybody noted whose it is', async () => {
    const { browser, page } = createBrowser();
    browser.endpoint = 'https://push.example/1';
    await page().keep();
    expect(browser.told).toEqual([`${added} token-aaaaaa`]);
  });
});

describe('a subscription that was made with another key of the site', () => {
  const open = () => {
    const opened = createBrowser();
    opened.browser.endpoint = 'https://push.example/old';
    opened.browser.subscribedKey = otherKey;
    return opened;
  };

  test('is off on the settings page', async () => {
    expect(await open().page().state()).toBe('off');
  });

  test('gives way to a new one on the next page, whether or not the page knows the key', async () => {
    for (const key of [siteKey, '']) {
      const { browser, page } = open();
      await page('1', 'token-aaaaaa', key).keep();
      expect(browser.told).toEqual([
        '/delete https://push.example/old token-aaaaaa',
        `${added} token-aaaaaa`,
      ]);
      expect(browser.subscribedKey).toBe(siteKey);
      expect(await page().state()).toBe('on');
    }
  });

  test('goes without another one where the browser asks first', async () => {
    const { browser, page } = open();
    browser.permission = 'default';
    await page().keep();
    expect(browser.told).toEqual(['/delete https://push.example/old token-aaaaaa']);
    expect(await page().state()).toBe('off');
  });

  test('does not keep it from being switched on', async () => {
    const { browser, page } = open();
    await page().turnOn();
    expect(browser.subscribedKey).toBe(siteKey);
    expect(browser.told.at(-1)).toBe(`${added} token-aaaaaa`);
  });

  test('cannot be known where the browser does not say its key', async () => {
    const { browser, page } = open();
    browser.subscribedKey = null;
    await page().keep();
    expect(browser.told).toEqual(['/add https://push.example/old token-aaaaaa']);
  });
});

test('a subscription that the server will never send to is switched off', async () => {
  const { browser, page } = createBrowser();
  await page().turnOn();
  browser.status = 422;
  await expect(page('1', 'token-bbbbbb').keep()).rejects.toThrow('422');
  expect(await page().state()).toBe('off');
  expect(browser.renewal).toBe(null);
});

describe('what the service worker needs to renew the subscription', () => {
  test('is left with it, and is renewed with each telling', async () => {
    const { browser, page } = createBrowser();
    await page().turnOn();
    expect(browser.renewal).toEqual({ endpoint: 'https://push.example/1', token: 'token 1', key: siteKey });
    await page('1', 'token-bbbbbb', '').keep();
    expect(browser.renewal).toEqual({ endpoint: 'https://push.example/1', token: 'token 2', key: siteKey });
  });

  test('goes when it is switched off, and when somebody else comes', async () => {
    const { browser, page } = createBrowser();
    await page().turnOn();
    await page().turnOff();
    expect(browser.renewal).toBe(null);
    await page('1').turnOn();
    await page('2').keep();
    expect(browser.renewal).toBe(null);
  });
});

describe('logging out', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  class Form {
    action = 'https://bookmoim.example/logout';
    isSent = false;
    submit() {
      this.isSent = true;
    }
  }
  /** Sends the form on a page whose device does this. @returns the form, and whether the browser was to send it itself */
  async function send(form: Form, turnOff: () => Promise<void>) {
    vi.stubGlobal('HTMLFormElement', Form);
    const page = new EventTarget();
    leaveDeviceOnLogout(page as never, { turnOff }, after);
    const event = Object.defineProperty(new Event('submit', { cancelable: true }), 'target', { value: form });
    page.dispatchEvent(event);
    await vi.advanceTimersByTimeAsync(0);
    return event.defaultPrevented;
  }

  test('takes her alarms off the device first', async () => {
    const form = new Form();
    const order: string[] = [];
    form.submit = () => void order.push('sent');
    expect(await send(form, async () => void order.push('off'))).toBe(true);
    expect(order).toEqual(['off', 'sent']);
  });

  test('goes on when that fails, or takes long', async () => {
    const [failing, slow] = [new Form(), new Form()];
    await send(failing, () => Promise.reject(new Error('no network')));
    expect(failing.isSent).toBe(true);
    await send(slow, () => new Promise(() => {}));
    expect(slow.isSent).toBe(false);
    await vi.advanceTimersByTimeAsync(1_500);
    expect(slow.isSent).toBe(true);
  });

  test('is the only form that waits', async () => {
    const form = new Form();
    form.action = 'https://bookmoim.example/settings';
    expect(await send(form, () => Promise.reject(new Error('not to be called')))).toBe(false);
  });
});
