import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { findFreePort } from '../../scripts/stack/ports.ts';
import { needProgram } from '../support/debian-package.ts';
import { type Display, stopProcess } from './display.ts';
import { type Engine, type EnginePage, keys, type WindowSize } from './engine-page.ts';

const miniBrowser = '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';
/** The smallest window that WebKitGTK's browser opens by itself, in CSS pixels. */
const smallestWindowPx = 447;

/** Starts WebKitGTK of Debian over WebDriver. Each window is a browser of its own. */
export function openWebKit(display: Display): Engine {
  needProgram('WebKitWebDriver', 'webkit2gtk-driver');
  const stops: (() => Promise<void>)[] = [];
  return {
    name: 'webkit',
    open: async (size) => {
      const session = await openSession(display);
      stops.push(session.stop);
      await resize(session.ask, size);
      return { ...drive(session.ask), close: session.stop };
    },
    stop: async () => {
      for (const stop of stops) await stop();
    },
  };
}

type Ask = (method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown) => Promise<unknown>;

/** Starts one driver and one session: the driver accepts no second session. */
async function openSession(display: Display): Promise<{ ask: Ask; stop: () => Promise<void> }> {
  const port = await findFreePort(0);
  const environment = { DISPLAY: display.name, TZ: 'Asia/Seoul', LIBGL_ALWAYS_SOFTWARE: '1' };
  const driver = spawn('WebKitWebDriver', [`--port=${port}`], {
    stdio: 'ignore',
    env: { ...process.env, ...environment },
  });
  const address = `http://127.0.0.1:${port}`;
  await untilReady(address);
  const options = {
    binary: miniBrowser,
    args: ['--automation', '--javascript-can-open-windows-automatically=true'],
  };
  const created = await askAt(address, 'POST', '/session', {
    capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } },
  });
  const session = `${address}/session/${(created as { sessionId: string }).sessionId}`;
  const ask: Ask = (method, path, body) => askAt(session, method, path, body);
  return {
    ask,
    stop: async () => {
      await ask('DELETE', '').catch(() => undefined);
      await stopProcess(driver);
    },
  };
}

async function untilReady(address: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const isReady = await fetch(`${address}/status`)
      .then(({ ok }) => ok)
      .catch(() => false);
    if (isReady) return;
    await wait(50);
  }
  throw new Error('WebKitWebDriver did not start within 5 seconds');
}

async function askAt(address: string, method: string, path: string, body?: unknown): Promise<unknown> {
  const init = method === 'POST' ? { method, body: JSON.stringify(body ?? {}) } : { method };
  const answer = await fetch(`${address}${path}`, init);
  const { value } = (await answer.json()) as { value: { error?: string; message?: string } | null };
  if (!answer.ok) throw new Error(`WebKit: ${value?.error} (${value?.message}) at ${method} ${path}`);
  return value;
}

/** A narrow window is a popup, because the browser's own window does not become narrow. */
async function resize(ask: Ask, { width, height }: WindowSize): Promise<void> {
  if (width < smallestWindowPx) {
    const [first] = (await ask('GET', '/window/handles')) as string[];
    const script = `window.open('about:blank', 'p', 'popup,width=${width},height=${height}')`;
    await ask('POST', '/execute/sync', { script, args: [] });
    const handles = (await ask('GET', '/window/handles')) as string[];
    await ask('DELETE', '/window');
    await ask('POST', '/window', { handle: handles.find((handle) => handle !== first) });
  } else {
    await ask('POST', '/window/rect', { width, height });
  }
}

const drive = (ask: Ask): EnginePage => {
  const find = async (selector: string) => {
    const found = await ask('POST', '/element', { using: 'css selector', value: selector });
    return Object.values(found as Record<string, string>)[0];
  };
  const pressKeys = async (values: readonly string[]) => {
    const actions = values.flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]);
    await ask('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  };
  return {
    goto: async (url) => void (await ask('POST', '/url', { url })),
    evaluate: (expression) =>
      ask('POST', '/execute/sync', { script: `return (${expression});`, args: [] }) as never,
    click: async (selector) => {
      // The driver scrolls only as far as it must, which may be behind the bar at the lower edge.
      const script = "document.querySelector(arguments[0])?.scrollIntoView({ block: 'center' })";
      await ask('POST', '/execute/sync', { script, args: [selector] });
      await ask('POST', `/element/${await find(selector)}/click`);
    },
    type: (text) => pressKeys([...text]),
    press: (key) => pressKeys([keys[key]]),
    back: async () => void (await ask('POST', '/back')),
    screenshot: async () => Buffer.from(String(await ask('GET', '/screenshot')), 'base64'),
  };
};
