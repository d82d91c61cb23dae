import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createSharedValue } from '../../public/js/alarms/browser-storage.js';
import { createDevicePush } from '../../public/js/alarms/device-push.js';
import { leaveDeviceOnLogout } from '../../public/js/alarms/leave-device.js';
import { after } from '../../public/js/chat/timers.js';
import { createTestStorage } from '../chat-client/test-storage.ts';

afterEach(() => void vi.unstubAllGlobals());

/** A browser with a push service, and a server that answers `status`. */
function createBrowser() {
  const browser = {
    status: 204,
    permission: 'granted' as string,
    endpoint: null as string | null,
    told: [] as string[],
    storage: createTestStorage(),
  };
  const subscription = () =>
    browser.endpoint && {
      endpoint: browser.endpoint,
      toJSON: () => ({ endpoint: browser.endpoint }),
      unsubscribe: async () => {
        browser.endpoint = null;
        return true;
      },
    };
  const registration = {
    pushManager: {
      getSubscription: async () => subscription(),
      subscribe: async () => {
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
    async (path: string, { body, headers }: { body: string; headers: Record<string, string> }) => {
      const { endpoint } = JSON.parse(body || 'null') ?? {};
      browser.told.push(
        `${path.replace('/push/subscriptions', '') || '/add'} ${endpoint} ${headers['x-csrf-token']}`,
      );
      return { ok: browser.status < 400, status: browser.status };
    },
  );
  /** What a page of this person does, in this session. */
  const page = (userId = '1', csrf = 'token-aaaaaa') =>
    createDevicePush({
      key: 'AAAA',
      csrf,
      userId,
      told: createSharedValue(browser.storage, 'device', 'push'),
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
