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

/** A fake browser with a push service, and a fake server that answers `status`. */
function createBrowser() {
  const browser = {
    status: 204,
    permission: 'granted' as string,
    endpoint: null as string | null,
    /** The key that the browser subscribed with. */
    subscribedKey: siteKey as string | null,
    keyRequests: 0,
    renewal: null as object | null,
    now: 0,
    requests: [] as string[],
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
        browser.keyRequests += 1;
        return { ...answer, json: async () => ({ key: siteKey }) };
      }
      const { endpoint } = JSON.parse(body || 'null') ?? {};
      browser.requests.push(
        `${path.replace('/push/subscriptions', '') || '/add'} ${endpoint} ${headers['x-csrf-token']}`,
      );
      return {
        ...answer,
        headers: new Headers({ 'push-renewal-token': `token ${browser.requests.length}` }),
      };
    },
  );
  /** A page of this person in this session. */
  const page = (userId = '1', csrf = 'token-aaaaaa', key = siteKey) =>
    createDevicePush({
      key,
      csrf,
      userId,
      sent: createSharedValue(browser.storage, 'device', 'push'),
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
  test('subscribes and unsubscribes, in the browser and on the server', async () => {
    const { browser, page } = createBrowser();
    expect(await page().state()).toBe('off');
    await page().turnOn();
    expect(await page().state()).toBe('on');
    await page().turnOff();
    expect(await page().state()).toBe('off');
    expect(browser.requests).toEqual([
      `${added} token-aaaaaa`,
      expect.stringMatching(/^\/delete .* token-aaaaaa$/),
    ]);
  });

  test('is off when the server refused the subscription', async () => {
    const { browser, page } = createBrowser();
    browser.status = 500;
    await expect(page().turnOn()).rejects.toThrow('500');
    expect(await page().state()).toBe('off');
  });

  test('is off after switching off, even when the server did not answer', async () => {
    const { browser, page } = createBrowser();
    await page().turnOn();
    browser.status = 500;
    await page().turnOff();
    expect(await page().state()).toBe('off');
  });

  test('with notifications denied reports that', async () => {
    const { browser, page } = createBrowser();
    browser.permission = 'denied';
    expect(await page().state()).toBe('denied');
    await expect(page().turnOn()).rejects.toThrow('not granted');
  });

  test('without Web Push is left alone', async () => {
    const { page } = createBrowser();
    vi.stubGlobal('navigator', {});
    const device = page();
    expect(await device.state()).toBe('unsupported');
    await device.turnOff();
    await device.keep();
  });
});

describe('the next page', () => {
  test('sends nothing in the same session', async () => {
    const { browser, page } = createBrowser();
    await page().turnOn();
    await page().keep();
    expect(browser.requests).toHaveLength(1);
  });

  test('sends the subscription again with `isSure`', async () => {
    const { browser, page } = createBrowser();
    await page().turnOn();
    await page().keep({ isSure: true });
    expect(browser.requests).toEqual([`${added} token-aaaaaa`, `${added} token-aaaaaa`]);
  });

  test('sends it once in a new session: a new password may have ended it', async () => {
    const { browser, page } = createBrowser();
    await page().turnOn();
    for (let i = 0; i < 3; i += 1) await page('1', 'token-bbbbbb').keep();
    expect(browser.requests).toEqual([`${added} token-aaaaaa`, `${added} token-bbbbbb`]);
  });

  test('sends it again a week later: the server may have deleted it', async () => {
    const { browser, page } = createBrowser();
    await page().turnOn();
    browser.now = 8 * 24 * 60 * 60 * 1_000;
    for (let i = 0; i < 3; i += 1) await page('1', 'token-aaaaaa', '').keep();
    expect(browser.requests).toHaveLength(2);
    expect(browser.keyRequests).toBe(1);
  });

  test('sends a new endpoint', async () => {
    const { browser, page } = createBrowser();
    await page().turnOn();
    browser.endpoint = 'https://push.example/2';
    await page().keep();
    expect(browser.requests.at(-1)).toBe('/add https://push.example/2 token-aaaaaa');
  });

  test('sends it until the server accepts it', async () => {
    const { browser, page } = createBrowser();
    await page().turnOn();
    browser.status = 503;
    const next = page('1', 'token-bbbbbb');
    await expect(next.keep()).rejects.toThrow('503');
    browser.status = 204;
    await next.keep();
    expect(browser.requests).toHaveLength(3);
  });

  test('of another person ends the subscription and sends nothing in her name', async () => {
    const { browser, page } = createBrowser();
    await page('1').turnOn();
    const hers = page('2', 'token-cccccc');
    await hers.keep();
    expect(await hers.state()).toBe('off');
    expect(browser.requests).toHaveLength(1);
    await hers.turnOn();
    expect(browser.requests.at(-1)).toBe(`${added} token-cccccc`);
  });

  test('sends a subscription whose owner is not recorded', async () => {
    const { browser, page } = createBrowser();
    browser.endpoint = 'https://push.example/1';
    await page().keep();
    expect(browser.requests).toEqual([`${added} token-aaaaaa`]);
  });
});

describe('a subscription made with another key of the site', () => {
  const open = () => {
    const opened = createBrowser();
    opened.browser.endpoint = 'https://push.example/old';
    opened.browser.subscribedKey = otherKey;
    return opened;
  };

  test('is off on the settings page', async () => {
    expect(await open().page().state()).toBe('off');
  });

  test('is replaced on the next page, whether or not the page has the key', async () => {
    for (const key of [siteKey, '']) {
      const { browser, page } = open();
      await page('1', 'token-aaaaaa', key).keep();
      expect(browser.requests).toEqual([
        '/delete https://push.example/old token-aaaaaa',
        `${added} token-aaaaaa`,
      ]);
      expect(browser.subscribedKey).toBe(siteKey);
      expect(await page().state()).toBe('on');
    }
  });

  test('ends without a replacement when the browser would ask the person', async () => {
    const { browser, page } = open();
    browser.permission = 'default';
    await page().keep();
    expect(browser.requests).toEqual(['/delete https://push.example/old token-aaaaaa']);
    expect(await page().state()).toBe('off');
  });

  test('does not prevent switching on', async () => {
    const { browser, page } = open();
    await page().turnOn();
    expect(browser.subscribedKey).toBe(siteKey);
    expect(browser.requests.at(-1)).toBe(`${added} token-aaaaaa`);
  });

  test('is not recognised in a browser that does not expose the key', async () => {
    const { browser, page } = open();
    browser.subscribedKey = null;
    await page().keep();
    expect(browser.requests).toEqual(['/add https://push.example/old token-aaaaaa']);
  });
});

test('a subscription that the server refuses for good is ended', async () => {
  const { browser, page } = createBrowser();
  await page().turnOn();
  browser.status = 422;
  await expect(page('1', 'token-bbbbbb').keep()).rejects.toThrow('422');
  expect(await page().state()).toBe('off');
  expect(browser.renewal).toBe(null);
});

describe('the renewal note of the service worker', () => {
  test('is written with each answer of the server', async () => {
    const { browser, page } = createBrowser();
    await page().turnOn();
    expect(browser.renewal).toEqual({ endpoint: 'https://push.example/1', token: 'token 1', key: siteKey });
    await page('1', 'token-bbbbbb', '').keep();
    expect(browser.renewal).toEqual({ endpoint: 'https://push.example/1', token: 'token 2', key: siteKey });
  });

  test('is deleted when the person switches off, and when another person logs in', async () => {
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
  /** Submits the form. @returns whether the page prevented the browser from sending it */
  async function send(form: Form, turnOff: () => Promise<void>) {
    vi.stubGlobal('HTMLFormElement', Form);
    const page = new EventTarget();
    leaveDeviceOnLogout(page as never, { turnOff }, after);
    const event = Object.defineProperty(new Event('submit', { cancelable: true }), 'target', { value: form });
    page.dispatchEvent(event);
    await vi.advanceTimersByTimeAsync(0);
    return event.defaultPrevented;
  }

  test('ends Web Push of the device before the form is sent', async () => {
    const form = new Form();
    const order: string[] = [];
    form.submit = () => void order.push('sent');
    expect(await send(form, async () => void order.push('off'))).toBe(true);
    expect(order).toEqual(['off', 'sent']);
  });

  test('goes on when that fails, or after 1.5 seconds', async () => {
    const [failing, slow] = [new Form(), new Form()];
    await send(failing, () => Promise.reject(new Error('no network')));
    expect(failing.isSent).toBe(true);
    await send(slow, () => new Promise(() => {}));
    expect(slow.isSent).toBe(false);
    await vi.advanceTimersByTimeAsync(1_500);
    expect(slow.isSent).toBe(true);
  });

  test('does not delay other forms', async () => {
    const form = new Form();
    form.action = 'https://bookmoim.example/settings';
    expect(await send(form, () => Promise.reject(new Error('not to be called')))).toBe(false);
  });
});
