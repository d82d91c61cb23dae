import { expect } from 'vitest';

/** Keys by their WebDriver code points, which Firefox's driver knows by name. */
export const keys = { Enter: '\uE007', Tab: '\uE004', ArrowDown: '\uE015', ArrowRight: '\uE014' } as const;
export type Key = keyof typeof keys;

/** One window of a browser engine, as far as a walk through the site needs it. */
export interface EnginePage {
  goto(url: string): Promise<void>;
  /** Returns the value of a JavaScript expression in the page. It must be JSON. */
  evaluate<T>(expression: string): Promise<T>;
  /** Clicks the middle of the first element that matches, after scrolling it into view. */
  click(selector: string): Promise<void>;
  /** Types into the focused element, key by key. */
  type(text: string): Promise<void>;
  press(key: Key): Promise<void>;
  back(): Promise<void>;
  /** Returns the visible part of the page as PNG. */
  screenshot(): Promise<Uint8Array>;
}

export interface Engine {
  readonly name: 'webkit' | 'firefox';
  /** Opens a window with cookies and storage of its own. */
  open(size: WindowSize): Promise<EnginePage & { close(): Promise<void> }>;
  stop(): Promise<void>;
}

export interface WindowSize {
  readonly width: number;
  readonly height: number;
}

const windowSizes: readonly WindowSize[] = [
  { width: 390, height: 800 },
  { width: 1280, height: 760 },
];

/** Each engine in the window of a phone and in that of a desk. */
export const engineWindows = (['webkit', 'firefox'] as const).flatMap((name) =>
  windowSizes.map((size) => ({ name, size, width: size.width })),
);

/** Waits until a JavaScript expression is true in the page; a navigation meanwhile is fine. */
export async function waitFor(page: EnginePage, expression: string, timeoutMs = 20_000): Promise<void> {
  const isTrue = () => page.evaluate<boolean>(`Boolean(${expression})`).catch(() => false);
  await expect.poll(isTrue, { timeout: timeoutMs, message: expression }).toBe(true);
}

/** Waits until the page's path starts with this one and its document is parsed. */
export const waitForPath = (page: EnginePage, path: string): Promise<void> =>
  waitFor(page, `location.pathname.startsWith(${JSON.stringify(path)}) && document.readyState !== 'loading'`);

/** Sets a field as a person's input would, without the keyboard. */
export const fill = (page: EnginePage, selector: string, value: string): Promise<unknown> =>
  page.evaluate(`(() => {
    const field = document.querySelector(${JSON.stringify(selector)});
    field.focus();
    field.value = ${JSON.stringify(value)};
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  })()`);
